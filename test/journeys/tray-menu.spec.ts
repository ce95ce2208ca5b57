// The menu of the tray: what it says of me and of others, and what a click in it does.
import type { Page } from '@playwright/test'
import { expect, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'
import { labels, marked, tooltip } from '../helpers/tray'

async function uriOf(simulator: SimulatorProcess, name: string): Promise<string> {
  const person = (await simulator.state()).people.find((candidate) => candidate.name === name)
  if (person === undefined) throw new Error(`the organisation has no ${name}`)
  return person.uri
}

const watch = (page: Page, uri: string) =>
  page.evaluate(
    (address) =>
      window.rollcall.watch({ kind: 'person', uri: address }, { on: ['available'], lasts: { kind: 'always' } }),
    uri
  )

test.beforeEach(({ bus }) => bus.startTray())

test('a state clicked in the menu is set at the server, and reset there', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await bus.clickMenu('Busy')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('Busy')
  await expect.poll(() => marked(bus)).toEqual(['Busy'])
  await bus.clickMenu('Reset status')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('Online')
  await expect.poll(() => marked(bus)).toEqual(['Available'])
})

test('a state set for a while says until when', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  const { me } = await simulator.state()
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await bus.clickMenu('Do not disturb', 'For 30 minutes')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('DoNotDisturb')
  await expect.poll(async () => (await labels(bus))[0]).toMatch(new RegExp(`^${me.name} · Do not disturb until \\d`))
  await expect.poll(() => marked(bus)).toEqual(['Do not disturb'])
  await expect.poll(() => tooltip(bus)).toMatch(/^Rollcall: Do not disturb until \d/)
})

test('a state the server refuses is not marked', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await simulator.fault({ path: 'presence', method: 'POST', action: 'status', status: 403, times: 3 })
  await bus.clickMenu('Do not disturb')
  await expect.poll(async () => (await simulator.requests()).some(({ status }) => status === 403)).toBe(true)
  expect(await marked(bus)).toEqual(['Available'])
})

test('watched people and favourites stand in the menu, and a click opens them', async ({ launch, simulator, bus }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.changePeople({ uri: await uriOf(simulator, 'Chidi Eze'), availability: 'Online' })
  await expect.poll(() => labels(bus)).toContain('Chidi Eze · Available')
  expect(await labels(bus)).toContain('Favourites')
  const lena = await uriOf(simulator, 'Lena Fischer')
  await simulator.changePeople({ uri: lena, availability: 'Busy', activity: 'in-a-meeting' })
  await watch(page, lena)
  await expect.poll(() => labels(bus)).toContain('Lena Fischer · Busy, in a meeting')
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available. 0 of 1 watched are available')
  const menu = await labels(bus)
  expect(menu.slice(0, 4)).toEqual([
    expect.stringContaining(' · Available'),
    '---',
    'Watching',
    'Lena Fischer · Busy, in a meeting'
  ])
  expect(menu.slice(-7)).toEqual([
    'Tell me once when free',
    '---',
    'Pause notifications',
    'Open Rollcall',
    'Settings',
    'Sign out',
    'Quit'
  ])

  await bus.clickMenu('Lena Fischer · Busy, in a meeting')
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
})

test('who is not free is waited for from the menu, and let be there', async ({ launch, simulator, bus }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.changePeople({ uri: await uriOf(simulator, 'Chidi Eze'), availability: 'Busy' })
  await expect.poll(() => labels(bus)).toContain('Chidi Eze · Busy')
  await bus.clickMenu('Chidi Eze', 'Tell me once when free')
  await expect.poll(() => tooltip(bus)).toContain('0 of 1 watched')
  await expect(page.getByRole('treeitem', { name: /^Chidi Eze, Busy.*once/ })).toBeVisible()
  await bus.clickMenu('Chidi Eze', 'Tell me once when free')
  await expect.poll(() => tooltip(bus)).not.toContain('watched')
})

test('names are shown literally', async ({ launch, simulator, bus }) => {
  const { people, groups } = await simulator.state()
  const pinned = groups.find(({ kind }) => kind === 'pinnedGroup')?.members ?? []
  const favourites = people.filter(({ uri }) => pinned.includes(uri))
  const names = ['R&D _desk_ & more', '<img onerror=x>', '\u202Eنور حداد', 'x'.repeat(256), '👩‍👩‍👧‍👦 Bell']
  await simulator.changePeople(...names.map((name, i) => ({ uri: favourites[i]?.uri, name, availability: 'Online' })))
  await signedIn(launch, simulator)
  for (const shown of [
    'R&D _desk_ & more',
    '<img onerror=x>',
    '\u2068نور حداد\u2069',
    `${'x'.repeat(47)}…`,
    '👩‍👩‍👧‍👦 Bell'
  ]) {
    await expect.poll(() => labels(bus)).toContain(`${shown} · Available`)
  }
})

test('notifications are paused from the menu, which says until when', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => labels(bus)).toContain('Pause notifications')
  await bus.clickMenu('Until tomorrow')
  await expect.poll(() => labels(bus)).toContainEqual(expect.stringMatching(/^Notifications paused until tomorrow, /))
  await bus.clickMenu('Resume')
  await expect.poll(() => labels(bus)).toContain('Pause notifications')
})
