import {
  choose,
  expectMember,
  groupId,
  header,
  membersOf,
  openMenu,
  ownGroups,
  rowIn,
  toast,
  undo
} from '../helpers/acting'
import { expect, row, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const nightShift = 'Night shift'

test('a group is made with the pointer, undone, and made with the keyboard', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New group' }).click()
  await page.getByRole('textbox', { name: 'Group name' }).fill('Harbour pilots')
  await page.keyboard.press('Enter')
  await expect(header(page, 'Harbour pilots')).toBeVisible()
  await expect.poll(() => ownGroups(simulator)).toContain('Harbour pilots')

  await undo(page)
  await expect(header(page, 'Harbour pilots')).toHaveCount(0)
  await expect.poll(() => ownGroups(simulator)).not.toContain('Harbour pilots')

  await page.keyboard.press('Control+n')
  await page.keyboard.type('Lighthouse keepers')
  await page.keyboard.press('Enter')
  await expect.poll(() => ownGroups(simulator)).toContain('Lighthouse keepers')
})

test('a name that cannot be is refused where it was typed, and nothing typed is lost', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await page.keyboard.press('Control+n')
  const box = page.getByRole('textbox', { name: 'Group name' })
  await box.fill('   ')
  await box.press('Enter')
  await expect(box).toBeFocused()
  await expect(box).toHaveAttribute('aria-invalid', 'true')
  await box.fill('n'.repeat(257))
  await box.press('Enter')
  await expect(box).toHaveValue('n'.repeat(257))
  await expect(box).toHaveAttribute('aria-invalid', 'true')
  await box.fill('n'.repeat(256))
  await box.press('Enter')
  await expect.poll(() => ownGroups(simulator)).toContain('n'.repeat(256))
})

test('a group is renamed in place by menu and by key, and the old name comes back', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, header(page, nightShift), 'Rename')
  const box = page.getByRole('textbox', { name: 'Group name' })
  await expect(box).toHaveValue(nightShift)
  await box.fill('Early birds')
  await box.press('Enter')
  await expect.poll(() => ownGroups(simulator)).toContain('Early birds')
  await expect(header(page, 'Early birds')).toBeVisible()
  await undo(page)
  await expect.poll(() => ownGroups(simulator)).toContain(nightShift)

  await header(page, nightShift).focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Group name' }).fill('Never kept')
  await page.keyboard.press('Escape')
  await expect(header(page, nightShift)).toBeVisible()
  expect(await ownGroups(simulator)).not.toContain('Never kept')
})

test('a group renamed at another device meanwhile takes the name typed here', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const id = await groupId(simulator, nightShift)
  await choose(page, header(page, nightShift), 'Rename')
  const box = page.getByRole('textbox', { name: 'Group name' })
  await box.fill('Called here')
  await simulator.fault({ method: 'PUT', path: '/people/groups/', action: 'status', status: 412 })
  await simulator.changeLists({ action: 'renameGroup', groupId: id, name: 'Called elsewhere' })
  await expect(box).toHaveValue('Called here')
  await box.press('Enter')
  await expect.poll(() => ownGroups(simulator)).toContain('Called here')
  await expect(header(page, 'Called here')).toBeVisible()
  const puts = (await simulator.requests()).filter(({ method }) => method === 'PUT')
  expect(puts.map(({ status }) => status)).toEqual([412, 200])
})

test('deleting a group with people asks, keeps them, and can be undone with all of them', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const before = [...(await membersOf(simulator, nightShift))].sort()
  await choose(page, header(page, nightShift), 'Delete')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('stay in your contacts')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await ownGroups(simulator)).toContain(nightShift)

  await header(page, nightShift).focus()
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete group' }).click()
  await expect(header(page, nightShift)).toHaveCount(0)
  await expect.poll(() => ownGroups(simulator)).not.toContain(nightShift)
  const { groups } = await simulator.state()
  const listed = new Set(groups.flatMap(({ members }) => members))
  expect(before.filter((uri) => !listed.has(uri))).toEqual([])
  const othersBefore = await membersOf(simulator, 'defaultGroup')

  await page.keyboard.press('Control+z')
  await expect(header(page, nightShift)).toBeVisible()
  await expect.poll(async () => [...(await membersOf(simulator, nightShift))].sort()).toEqual(before)
  await expect
    .poll(async () =>
      (await membersOf(simulator, 'defaultGroup')).some((uri) => before.includes(uri) && othersBefore.includes(uri))
    )
    .toBe(false)
})

test('an empty group is deleted without a question', async ({ launch, simulator }) => {
  await simulator.changeLists({ action: 'createGroup', name: 'Nobody yet' })
  const { page } = await signedIn(launch, simulator)
  await header(page, 'Nobody yet').focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => ownGroups(simulator)).not.toContain('Nobody yet')
  await expect(header(page, 'Nobody yet')).toHaveCount(0)
})

test('a group deleted at another device while its menu is open costs a sentence and nothing else', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const id = await groupId(simulator, nightShift)
  const target = rowIn(page, 'Favourites', 'Chidi Eze')
  await openMenu(page, target)
  await page.getByRole('menuitem', { name: 'Add to group' }).click()
  const entry = page.getByRole('menuitem', { name: nightShift })
  await entry.waitFor()
  await simulator.changeLists({ action: 'deleteGroup', groupId: id })
  await expect(header(page, nightShift)).toHaveCount(0)
  if (await entry.isVisible()) {
    await entry.click()
    await expect(page.getByRole('alert')).toContainText('group')
  }
  await page.keyboard.press('Escape')
  await expectMember(simulator, 'pinnedGroup', 'Chidi Eze')
  await expect(row(page, 'Chidi Eze').first()).toBeVisible()
})

test('a refused name comes back to the old one, with the reason', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ method: 'PUT', action: 'status', status: 403, times: 9 })
  await choose(page, header(page, nightShift), 'Rename')
  await page.getByRole('textbox', { name: 'Group name' }).fill('Not allowed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('does not allow')
  await expect(header(page, nightShift)).toBeVisible()
  await expect(header(page, 'Not allowed')).toHaveCount(0)
})

test('the new group can be asked for from the menu of people, who move into it', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, rowIn(page, 'Favourites', 'Chidi Eze'), 'Move to group', 'New group')
  await page.getByRole('textbox', { name: 'Group name' }).fill('Budget table')
  await page.keyboard.press('Enter')
  await expectMember(simulator, 'Budget table', 'Chidi Eze')
  await expectMember(simulator, 'pinnedGroup', 'Chidi Eze', false)
  await expect(toast(page, 'Budget table')).toBeVisible()
})

test('one group is made where the server makes it and breaks the line, though Chromium would ask again', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ method: 'POST', path: '/groups', action: 'reset' })
  await page.keyboard.press('Control+n')
  await page.keyboard.type('Harbour pilots')
  await page.keyboard.press('Enter')
  await expect(header(page, 'Harbour pilots')).toBeVisible()
  await expect.poll(() => ownGroups(simulator), { timeout: 20_000 }).toContain('Harbour pilots')
  // Edits are done one after the other: with the second, the first is done.
  await page.keyboard.press('Control+n')
  await page.keyboard.type('Lighthouse keepers')
  await page.keyboard.press('Enter')
  await expect.poll(() => ownGroups(simulator), { timeout: 20_000 }).toContain('Lighthouse keepers')
  expect((await ownGroups(simulator)).filter((name) => name === 'Harbour pilots')).toHaveLength(1)
})
