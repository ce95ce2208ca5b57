import { header, membersOf, rowIn, showWholeList, undo } from '../helpers/acting'
import { expect, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const chidi = 'Chidi Eze'
const nightShift = 'Night shift'

/** How many batches carried changes of memberships: the parts of a batch are told after it. */
function batchesWithWrites(requests: Awaited<ReturnType<SimulatorProcess['requests']>>): number {
  const hasWrite: boolean[] = []
  for (const { method, path, inBatch } of requests) {
    if (path.endsWith('/batch')) hasWrite.push(false)
    else if (inBatch && method !== 'GET' && path.includes('groupMemberships')) hasWrite[hasWrite.length - 1] = true
  }
  return hasWrite.filter(Boolean).length
}

test('several people are selected and moved at once; what is refused is told person by person', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await rowIn(page, 'Favourites', chidi).click()
  await page.keyboard.press('Escape')
  await rowIn(page, 'Favourites', chidi).focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar')
  await expect(bar).toContainText(/\d selected/)
  const before = await membersOf(simulator, 'pinnedGroup')
  await simulator.fault({ method: 'POST', path: 'groupMemberships', action: 'status', status: 403, times: 2 })
  await bar.getByRole('button', { name: 'Move to group' }).click()
  await page.getByRole('menuitem', { name: nightShift }).click()
  await expect(page.getByRole('alert')).toContainText('2')
  await expect.poll(async () => (await membersOf(simulator, 'pinnedGroup')).length).toBe(2)
  const refused = await membersOf(simulator, 'pinnedGroup')
  const moved = await membersOf(simulator, nightShift)
  expect(before.filter((uri) => !refused.includes(uri) && !moved.includes(uri))).toEqual([])
  await page.getByRole('alert').getByRole('button', { name: 'Show' }).click()
  const { people } = await simulator.state()
  for (const uri of refused) {
    await expect(page.getByRole('dialog')).toContainText(people.find((person) => person.uri === uri)?.name ?? uri)
  }
})

test('people picked out with Ctrl and Shift are pinned, copied and removed with the bar, each undone', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await showWholeList(page)
  const rows = page
    .locator('.section')
    .filter({ has: header(page, nightShift) })
    .getByRole('treeitem', { level: 2 })
  const before = await membersOf(simulator, nightShift)
  const favourites = await membersOf(simulator, 'pinnedGroup')
  await rows.nth(0).click({ modifiers: ['ControlOrMeta'] })
  await rows.nth(2).click({ modifiers: ['Shift'] })
  await rows.nth(4).click({ modifiers: ['ControlOrMeta'] })
  const bar = page.getByRole('toolbar')
  await expect(bar).toContainText('4 selected')

  await bar.getByRole('button', { name: 'Add to favourites' }).click()
  await expect.poll(async () => (await membersOf(simulator, 'pinnedGroup')).length).toBe(favourites.length + 4)
  await undo(page)
  await expect.poll(() => membersOf(simulator, 'pinnedGroup')).toEqual(favourites)

  await bar.getByRole('button', { name: 'Add to group' }).click()
  await page.getByRole('menuitem', { name: 'Release council' }).click()
  const council = async () => (await membersOf(simulator, 'Release council')).filter((uri) => before.includes(uri))
  await expect.poll(async () => (await council()).length).toBe(4)
  await undo(page)
  await expect.poll(council).toEqual([])

  await bar.getByRole('button', { name: 'Remove from this group' }).click()
  await expect.poll(async () => (await membersOf(simulator, nightShift)).length).toBe(before.length - 4)
  await expect(rows).toHaveCount(before.length - 4)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => [...(await membersOf(simulator, nightShift))].sort()).toEqual([...before].sort())
})

test.describe('with two hundred people in one group', () => {
  test.use({ simulatorArguments: ['--people', '220', '--groups', '2', '--contact-limit', '300'] })

  test('all of them are moved at once in four batches, and back', async ({ launch, simulator }) => {
    const { groups } = await simulator.state()
    const contacts = [
      ...new Set(
        groups.filter(({ kind }) => kind === 'group' || kind === 'defaultGroup').flatMap(({ members }) => members)
      )
    ]
    const { id: crowd } = await simulator.changeLists({ action: 'createGroup', name: 'Crowd' })
    await simulator.changeLists({ action: 'createGroup', name: 'Everybody' })
    for (const uri of contacts.slice(0, 200)) await simulator.changeLists({ action: 'addContact', uri, groupId: crowd })
    const { page } = await signedIn(launch, simulator)
    await simulator.clearRequests()
    await header(page, 'Crowd').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+x')
    await header(page, 'Everybody').focus()
    await page.keyboard.press('Control+v')
    const sizes = async () => [
      (await membersOf(simulator, 'Crowd')).length,
      (await membersOf(simulator, 'Everybody')).length
    ]
    await expect.poll(sizes, { timeout: 20_000 }).toEqual([0, 200])
    await expect.poll(async () => batchesWithWrites(await simulator.requests())).toBe(4)
    await undo(page)
    await expect.poll(sizes, { timeout: 20_000 }).toEqual([200, 0])
  })
})
