// What was held back while nobody was to be disturbed: the line that says it, and the list behind it.
import { cleanup, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { HeldBack } from '../../../preload/contract'
import { click, entry, item, menuOf } from '../contacts-page'
import { oddNames } from '../odd-names'
import { settled, showApp } from '../page'
import { group, lena, person, picture, tomasz } from '../pictures'
import { alerts, watchOn } from './watching-page'

afterEach(cleanup)

const heldBack = (id: number, more: Partial<HeldBack> = {}): HeldBack => ({
  id,
  at: new Date(2026, 10, 22, 10, id).getTime(),
  uri: lena.uri,
  name: lena.name,
  event: 'available',
  availability: 'available',
  reason: 'presenting',
  ...more
})

it.each(oddNames)('shows %j literally in a wait and in what was held back', async (name) => {
  const odd = person(name, 'available', { uri: 'sip:odd@corvo.example' })
  const wait = watchOn({ kind: 'any', uris: [odd.uri, lena.uri] })
  const one = heldBack(1, { uri: odd.uri, name })
  await showApp(
    picture({
      people: [odd, lena],
      groups: [group('G', [lena])],
      alerts: { ...alerts, watches: [wait], heldBack: [one] }
    })
  )
  expect(document.querySelector('.wait .row-line')?.textContent).toBe(`${name} and Lena Fischer`)
  await click(screen.getByRole('button', { name: 'Show' }))
  expect(document.querySelector('.line b')?.textContent).toBe(name)
  expect(document.querySelector('img, script')).toBeNull()
})

it('lists what was held back, the newest first, and opens the person', async () => {
  const changes = [
    heldBack(1),
    heldBack(2, { uri: tomasz.uri, name: tomasz.name, event: 'every-change', availability: 'busy' })
  ]
  await showApp(picture({ alerts: { ...alerts, heldBack: changes } }))
  expect(screen.queryByText('2 changes while you were not disturbed')).not.toBeNull()
  await click(screen.getByRole('button', { name: 'Show' }))
  const dialog = screen.getByRole('dialog', { name: 'While you were not disturbed' })
  const lines = within(dialog).getAllByRole('listitem')
  expect(lines[0]?.textContent).toMatch(/Tomasz Wójcik\s*Busy\s*.*10:02/)
  expect(lines[1]?.textContent).toMatch(/Lena Fischer\s*Became available\s*.*10:01/)
  await click(within(dialog).getByRole('button', { name: /^Lena/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Lena Fischer' })).not.toBeNull()
})

it('names whoever is on no list any more, without a way to open them', async () => {
  const gone = heldBack(1, { uri: 'sip:gone@corvo.example', name: 'Ann Gone' })
  await showApp(picture({ alerts: { ...alerts, heldBack: [gone] } }))
  await click(screen.getByRole('button', { name: 'Show' }))
  expect(screen.queryByText('Ann Gone')).not.toBeNull()
  expect(screen.queryByRole('button', { name: /Ann Gone/ })).toBeNull()
})

it('forgets what was held back when it is dismissed, from the line or from the list', async () => {
  const bridge = await showApp(picture({ alerts: { ...alerts, heldBack: [heldBack(1)] } }))
  expect(screen.queryByText('1 change while you were not disturbed')).not.toBeNull()
  await click(screen.getByRole('button', { name: 'Dismiss' }))
  await click(screen.getByRole('button', { name: 'Show' }))
  await click(screen.getByRole('button', { name: 'Dismiss all' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(bridge.asked).toEqual([['dismissHeldBack'], ['dismissHeldBack']])
})

it('closes what is open about a group or about changes that are there no more, for good', async () => {
  const changes = { ...alerts, heldBack: [heldBack(1)] }
  const bridge = await showApp(picture({ alerts: changes }))
  await click(screen.getByRole('button', { name: 'Show' }))
  bridge.send(picture({ number: 2 }))
  await settled()
  bridge.send(picture({ number: 3, alerts: changes }))
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
  await menuOf(item(/^Night shift/))
  await click(entry('Watch'))
  await click(entry('More…'))
  expect(screen.queryByRole('dialog')).not.toBeNull()
  bridge.send(picture({ number: 4, groups: [] }))
  await settled()
  bridge.send(picture({ number: 5 }))
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('leaves the keyboard in the list when what was held back is dismissed', async () => {
  const one = heldBack(1, { reason: 'paused' })
  const bridge = await showApp(picture({ alerts: { ...alerts, heldBack: [one] } }))
  const dismiss = screen.getByRole('button', { name: 'Dismiss' })
  dismiss.focus()
  await click(dismiss)
  bridge.send(picture({ number: 2 }))
  await settled()
  expect(document.activeElement?.getAttribute('role')).toBe('treeitem')
})
