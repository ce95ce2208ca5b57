// Whether the screen is locked, as services on the session bus say it.
import { expect, it } from 'vitest'
import { watchScreenLock } from '../../../main/desktop/power-lock'
import { settled } from '../../helpers/settled'

const gnome = 'org.gnome.ScreenSaver'
const free = 'org.freedesktop.ScreenSaver'

/** A bus on which these services are; each says whether it is active, or fails. */
function setUp(services: Record<string, boolean | 'silent'> = {}) {
  const signals = new Map<string, (body: readonly unknown[]) => void>()
  const owners = new Map<string, (isOwned: boolean) => void>()
  const asked: string[] = []
  const heard: boolean[] = []
  const logged: string[] = []
  const stop = watchScreenLock(
    {
      hasOwner: (name) => Promise.resolve(name in services),
      call({ destination, member }) {
        asked.push(`${destination} ${member}`)
        const isActive = services[destination]
        return isActive === 'silent' ? Promise.reject(new Error('no answer')) : Promise.resolve([isActive])
      },
      onSignal(match, listen) {
        signals.set(match.interface, (body) => listen(body, ':1.1'))
        return () => signals.delete(match.interface)
      },
      onOwnerChange(name, listen) {
        owners.set(name, listen)
        return () => owners.delete(name)
      }
    },
    (isLocked) => heard.push(isLocked),
    (line) => logged.push(line)
  )
  return { signals, owners, asked, heard, logged, stop }
}

it('hears each lock once, though two services tell of it', () => {
  const { signals, heard } = setUp()
  signals.get(gnome)?.([true])
  signals.get(free)?.([true])
  signals.get(gnome)?.([false])
  expect(heard).toEqual([true])
  signals.get(free)?.([false])
  expect(heard).toEqual([true, false])
})

it('learns at the start that it is locked, from services that are there', async () => {
  const { asked, heard } = setUp({ [gnome]: true })
  await settled()
  expect([asked, heard]).toEqual([[`${gnome} GetActive`], [true]])
})

it('says nothing at the start of a screen that is not locked, nor of a service that is silent', async () => {
  const { heard, logged } = setUp({ [gnome]: false, [free]: 'silent' })
  await settled()
  expect([heard, logged]).toEqual([[], [`${free} did not say whether it is locked`]])
})

it('takes a service that goes away for one that is not locked', () => {
  const { signals, owners, heard } = setUp()
  signals.get(gnome)?.([true])
  owners.get(gnome)?.(false)
  expect(heard).toEqual([true, false])
})

it.each([[[]], [['yes']], [[1]]])('makes nothing of a signal that carries %j', (body) => {
  const { signals, heard } = setUp()
  signals.get(gnome)?.(body)
  expect(heard).toEqual([])
})

it('hears nothing any more when it is stopped, not even an answer on the way', async () => {
  const { signals, owners, heard, stop } = setUp({ [gnome]: true })
  stop()
  await settled()
  expect([signals.size, owners.size, heard]).toEqual([0, 0, []])
})
