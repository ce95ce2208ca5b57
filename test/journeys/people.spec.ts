import {
  choose,
  drag,
  expectMember,
  header,
  membersOf,
  openMenu,
  rowIn,
  showWholeList,
  toast,
  undo,
  uriOf
} from '../helpers/acting'
import { expect, row, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const chidi = 'Chidi Eze'
const yuki = 'Yuki Tanaka'
const nightShift = 'Night shift'

test('somebody the directory finds is added with the pointer and taken off again by Undo', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await page
    .getByRole('searchbox')
    .or(page.getByRole('combobox', { name: 'Search people' }))
    .first()
    .fill('Malin')
  const found = row(page, 'Malin Sjöström')
  await expect(found).toBeVisible()
  await found
    .getByRole('button', { name: 'Add' })
    .or(found.getByText('Add', { exact: true }))
    .first()
    .click()
  await expectMember(simulator, 'defaultGroup', 'Malin Sjöström')
  await undo(page)
  await expectMember(simulator, 'defaultGroup', 'Malin Sjöström', false)
})

test('somebody the directory finds is added with the keyboard alone', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('Marek')
  await expect(row(page, 'Marek Horák')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expectMember(simulator, 'defaultGroup', 'Marek Horák')
  await page.keyboard.press('Escape')
  await showWholeList(page)
  await expect(rowIn(page, 'Other contacts', 'Marek Horák')).toBeAttached()
})

test('somebody the directory finds is added to the group that is chosen', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('Malin')
  await choose(page, row(page, 'Malin Sjöström'), 'Add to group', nightShift)
  await expectMember(simulator, nightShift, 'Malin Sjöström')
})

test('an address nobody knows can be added as it is', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('pilot@harbour.example')
  const offer = row(page, 'pilot@harbour.example')
  await expect(offer).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => membersOf(simulator, 'defaultGroup')).toContain('sip:pilot@harbour.example')
})

test('a person is moved by menu, back by Undo, and moved by cutting and pasting', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, rowIn(page, 'Favourites', chidi), 'Move to group', nightShift)
  await expect(rowIn(page, nightShift, chidi)).toBeAttached()
  await expectMember(simulator, nightShift, chidi)
  await expectMember(simulator, 'pinnedGroup', chidi, false)
  await undo(page)
  await expectMember(simulator, 'pinnedGroup', chidi)
  await expectMember(simulator, nightShift, chidi, false)

  await rowIn(page, 'Favourites', chidi).focus()
  await page.keyboard.press('Control+x')
  await header(page, nightShift).focus()
  await page.keyboard.press('Control+v')
  await expectMember(simulator, nightShift, chidi)
  await expectMember(simulator, 'pinnedGroup', chidi, false)
})

test('a person is copied by menu and by copying and pasting', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, rowIn(page, 'Favourites', chidi), 'Add to group', nightShift)
  await expectMember(simulator, nightShift, chidi)
  await expectMember(simulator, 'pinnedGroup', chidi)

  await rowIn(page, 'Favourites', yuki).focus()
  await page.keyboard.press('Control+c')
  await header(page, nightShift).focus()
  await page.keyboard.press('Control+v')
  await expectMember(simulator, nightShift, yuki)
  await expectMember(simulator, 'pinnedGroup', yuki)
})

test('a drag moves, a drag with Ctrl copies, and Esc leaves everything as it was', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await showWholeList(page)
  await drag(page, rowIn(page, 'Favourites', chidi), header(page, nightShift))
  await expectMember(simulator, nightShift, chidi)
  await expectMember(simulator, 'pinnedGroup', chidi, false)

  await drag(page, rowIn(page, 'Favourites', yuki), header(page, nightShift), 'Control')
  await expectMember(simulator, nightShift, yuki)
  await expectMember(simulator, 'pinnedGroup', yuki)

  const before = await simulator.state()
  const from = await rowIn(page, 'Favourites', yuki).boundingBox()
  const to = await header(page, nightShift).boundingBox()
  if (from === null || to === null) throw new Error('the rows are not in sight')
  await page.mouse.move(from.x + 60, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 6 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect((await simulator.state()).groups).toEqual(before.groups)
})

test('a person leaves one group by menu and by key, and all contacts by menu and by key', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, rowIn(page, 'Favourites', chidi), 'Remove from this group')
  await expect(toast(page, 'removed from Favourites')).toBeVisible()
  await expectMember(simulator, 'pinnedGroup', chidi, false)
  await undo(page)
  await expectMember(simulator, 'pinnedGroup', chidi)
  await rowIn(page, 'Favourites', chidi).focus()
  await page.keyboard.press('Delete')
  await expectMember(simulator, 'pinnedGroup', chidi, false)

  const uri = await uriOf(simulator, yuki)
  const groupsOf = async () =>
    (await simulator.state()).groups
      .filter(
        ({ kind, members }) =>
          kind !== 'myOrganizationGroup' &&
          kind !== 'distributionGroup' &&
          kind !== 'delegatorsGroup' &&
          members.includes(uri)
      )
      .map(({ id }) => id)
  const before = await groupsOf()
  await choose(page, rowIn(page, 'Favourites', yuki), 'Remove from contacts')
  await expect.poll(groupsOf).toEqual([])
  // The server may be ahead of the window: what is taken back is what a person sees.
  await expect(rowIn(page, 'Favourites', yuki)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(groupsOf).toEqual(before)
  await rowIn(page, 'Favourites', yuki).focus()
  await page.keyboard.press('Shift+Delete')
  await expect.poll(groupsOf).toEqual([])
})

test('a person is pinned and unpinned by key, by menu and in the details', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const { groups, people } = await simulator.state()
  const uri = groups.find(({ name }) => name === nightShift)?.members[0]
  const name = people.find((person) => person.uri === uri)?.name ?? ''
  await rowIn(page, nightShift, name).focus()
  await page.keyboard.press('Control+d')
  await expectMember(simulator, 'pinnedGroup', name)
  await choose(page, rowIn(page, nightShift, name), 'Remove from favourites')
  await expectMember(simulator, 'pinnedGroup', name, false)
  await rowIn(page, nightShift, name).click()
  await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'Add to favourites' }).click()
  await expectMember(simulator, 'pinnedGroup', name)
})

test('delegates are shown apart and their limit is told before it bites', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await showWholeList(page)
  await expect(header(page, 'Delegates')).toBeAttached()
  await choose(page, rowIn(page, 'Favourites', chidi), 'Add to group', 'Delegates')
  await expectMember(simulator, 'delegatesGroup', chidi)
  await choose(page, rowIn(page, 'Delegates', chidi), 'Remove from this group')
  await expectMember(simulator, 'delegatesGroup', chidi, false)
})

test('every entry of the menu of a person is there by name, for the keyboard too', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await rowIn(page, 'Favourites', chidi).focus()
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu').first()
  for (const name of [
    'Open',
    'Mail',
    'Call',
    'Copy address',
    'Watch',
    'Remove from favourites',
    'Add to group',
    'Move to group',
    'Remove from this group',
    'Remove from contacts'
  ]) {
    await expect(menu.getByRole('menuitem', { name }).first()).toBeAttached()
  }
  await page.keyboard.press('Escape')
  await openMenu(page, header(page, nightShift))
  for (const name of ['Rename', 'Delete', 'Mail all', 'Copy addresses', 'Collapse all']) {
    await expect(page.getByRole('menuitem', { name })).toBeAttached()
  }
})
