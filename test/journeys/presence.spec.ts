import type { Page } from '@playwright/test'
import { expect, row, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

/** One of the favourites: their rows are always in sight. */
const chidi = 'Chidi Eze'

async function openDetails(page: Page, name: string) {
  await page.setViewportSize({ width: 900, height: 700 })
  await row(page, name).first().click()
  return page.getByRole('region', { name: 'Details' })
}

/** What the header of a group of this kind has to say, counted from the server's truth. */
async function countOf(simulator: SimulatorProcess, kind: string): Promise<string> {
  const { people, groups } = await simulator.state()
  const available = new Set(people.filter(({ availability }) => availability === 'Online').map(({ uri }) => uri))
  const members = groups.find((group) => group.kind === kind)?.members ?? []
  return `${members.filter((uri) => available.has(uri)).length} of ${members.length} available`
}

async function uriOf(simulator: SimulatorProcess, name: string): Promise<string> {
  const person = (await simulator.state()).people.find((candidate) => candidate.name === name)
  if (person === undefined) throw new Error(`the organisation has no ${name}`)
  return person.uri
}

test('a changed presence shows in the row, the details and the counts', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await uriOf(simulator, chidi)
  await simulator.changePeople({ uri, availability: 'Online', note: 'Release day' })
  await expect(row(page, chidi, 'Available').first()).toBeVisible()
  await expect(row(page, chidi).first()).toContainText('Release day')
  const details = await openDetails(page, chidi)
  await expect(details).toContainText('Available')

  const favourites = page.getByRole('treeitem', { name: 'Favourites', level: 1 })
  await expect(favourites).toContainText(await countOf(simulator, 'pinnedGroup'))
  const before = await countOf(simulator, 'pinnedGroup')
  await simulator.changePeople({ uri, availability: 'Busy', activity: 'in-a-meeting' })
  await expect(row(page, chidi, 'Busy').first()).toContainText('in a meeting')
  await expect(details).toContainText('Busy')
  const after = await countOf(simulator, 'pinnedGroup')
  expect(after).not.toBe(before)
  await expect(favourites).toContainText(after)
})

test('my presence is set by the menu and shown as the server reports it', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.getByRole('button', { name: /^My presence: / }).click()
  await page.getByRole('menuitemradio', { name: 'Do not disturb' }).click()
  await expect(page.getByRole('button', { name: 'My presence: Do not disturb' })).toBeVisible({ timeout: 15_000 })
  expect((await simulator.state()).me.availability).toBe('DoNotDisturb')

  await page.keyboard.press('Alt+0')
  await expect(page.getByRole('button', { name: 'My presence: Available' })).toBeVisible({ timeout: 15_000 })
})

test('my note is written in place, kept by the server, and cleared', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const note = page.getByRole('textbox', { name: 'My note' })
  await note.click()
  await note.fill('Lisbon until Thursday')
  await note.press('Enter')
  await expect.poll(async () => (await simulator.state()).me.note?.message).toBe('Lisbon until Thursday')
  await note.click()
  await note.fill('')
  await note.press('Enter')
  await expect.poll(async () => (await simulator.state()).me.note?.message ?? '').toBe('')
})

test('changes made to the lists at another device appear', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const { id } = await simulator.changeLists({ action: 'createGroup', name: 'Lighthouse keepers' })
  await expect(page.getByRole('treeitem', { name: 'Lighthouse keepers', level: 1 })).toBeAttached()
  await simulator.changeLists({ action: 'renameGroup', groupId: id, name: 'Harbour pilots' })
  await expect(page.getByRole('treeitem', { name: 'Harbour pilots', level: 1 })).toBeAttached()
  await simulator.changeLists({ action: 'deleteGroup', groupId: id })
  await expect(page.getByRole('treeitem', { name: 'Harbour pilots', level: 1 })).toHaveCount(0)
})
