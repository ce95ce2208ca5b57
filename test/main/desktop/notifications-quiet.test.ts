import { expect, it, vi } from 'vitest'
import { watchSystemQuiet } from '../../../main/desktop/notifications-quiet'
import { settled } from '../../helpers/settled'

/** A desktop whose switches are `properties`; `changed` is the signal of its properties. */
async function world(properties: Record<string, unknown>) {
  const desktop = {
    isThere: true,
    properties,
    reads: 0,
    appear: () => undefined as void,
    changed: () => undefined as void
  }
  const clock = { now: 1_000_000 }
  const quiet = watchSystemQuiet({
    bus: {
      hasOwner: async () => desktop.isThere,
      async readProperty(_destination, _path, of, name) {
        desktop.reads += 1
        const key = `${of} ${name}`
        if (!(key in desktop.properties)) throw new Error('no such property')
        return desktop.properties[key]
      },
      onOwnerChange: (_name, listen) => {
        desktop.appear = () => listen(true)
        return () => undefined
      },
      onSignal: (_match, listen) => {
        desktop.changed = () => listen([], ':1.5')
        return () => undefined
      }
    },
    now: () => clock.now
  })
  await settled()
  return { quiet, desktop, clock }
}

const kde = 'org.freedesktop.Notifications Inhibited'
const dunst = 'org.dunstproject.cmd0 paused'

it.each([
  [{ [kde]: true }, true],
  [{ [kde]: false }, false],
  [{ [dunst]: true }, true],
  [{ [dunst]: false }, false],
  [{}, false],
  [{ [kde]: 'yes' }, false]
])('reads %o as quiet: %s', async (properties, isQuiet) => {
  const { quiet } = await world(properties)
  expect(quiet.isQuiet()).toBe(isQuiet)
})

it('follows the switch, and says so', async () => {
  const { quiet, desktop } = await world({ [kde]: false })
  const told = vi.fn()
  quiet.onChange(told)
  desktop.properties = { [kde]: true }
  desktop.changed()
  await settled()
  expect(quiet.isQuiet()).toBe(true)
  expect(told.mock.calls).toHaveLength(1)
})

it('looks again after half a minute where the desktop says nothing', async () => {
  const { quiet, desktop, clock } = await world({ [kde]: false })
  desktop.properties = { [kde]: true }
  clock.now += 30_000
  quiet.isQuiet()
  await settled()
  expect(quiet.isQuiet()).toBe(true)
})

it('asks nobody who would first have to be started', async () => {
  const { quiet, desktop, clock } = await world({ [kde]: true })
  const { reads } = desktop
  desktop.isThere = false
  clock.now += 30_000
  quiet.isQuiet()
  await settled()
  expect([quiet.isQuiet(), desktop.reads]).toEqual([false, reads])
})

it('is never quiet where there is no bus', () => {
  expect(watchSystemQuiet({ bus: null, now: () => 0 }).isQuiet()).toBe(false)
})
