import { choose, expectMember, header, membersOf, ownGroups, rowIn, toast, undo, uriOf } from '../helpers/acting'
import { connection, expect, row, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const chidi = 'Chidi Eze'
const yuki = 'Yuki Tanaka'
const nightShift = 'Night shift'

test('what the server refuses comes back to its place, with the reason', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ method: 'DELETE', path: 'groupMemberships/', action: 'status', status: 403, times: 5 })
  await choose(page, rowIn(page, 'Favourites', chidi), 'Remove from this group')
  await expect(page.getByRole('alert')).toContainText(chidi)
  await expect(page.getByRole('alert')).toContainText('does not allow')
  await expect(rowIn(page, 'Favourites', chidi)).toBeVisible()
  await expectMember(simulator, 'pinnedGroup', chidi)
})

test('a connection lost between the two halves of a move leaves the person in the new group alone', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ method: 'DELETE', path: 'groupMemberships/', action: 'drop', times: 1 })
  await simulator.fault({ path: '/events', action: 'drop', times: 1 })
  await choose(page, rowIn(page, 'Favourites', chidi), 'Move to group', nightShift)
  await expect(rowIn(page, nightShift, chidi)).toBeAttached()
  await expectMember(simulator, nightShift, chidi)
  await expect
    .poll(async () => (await membersOf(simulator, 'pinnedGroup')).includes(await uriOf(simulator, chidi)), {
      timeout: 30_000
    })
    .toBe(false)
  await expect(rowIn(page, 'Favourites', chidi)).toHaveCount(0)
  const deletions = (await simulator.requests()).filter(
    ({ method, path }) => method === 'DELETE' && path.includes('groupMemberships')
  )
  // No answer the first time, and done or found done the second.
  expect(deletions.map(({ status }) => status)).toEqual([0, 204])
})

test('an edit made without connection shows at once, says that it waits, and is done later', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ path: '/', action: 'drop', times: 8 })
  await expect(connection(page, 'Reconnecting')).toBeVisible({ timeout: 250_000 })
  await choose(page, rowIn(page, 'Favourites', chidi), 'Move to group', nightShift)
  await expect(rowIn(page, nightShift, chidi)).toBeAttached()
  await expect(toast(page, 'when the connection is back')).toBeVisible()
  await simulator.clearFaults()
  await expectMember(simulator, nightShift, chidi)
  await expectMember(simulator, 'pinnedGroup', chidi, false)
})

test('while the list is being moved it can be read and not changed', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({
    method: 'POST',
    path: 'groupMemberships',
    action: 'status',
    status: 500,
    subcode: 'MigrationInProgress',
    times: 9
  })
  await choose(page, rowIn(page, 'Favourites', chidi), 'Add to group', nightShift)
  await expect(page.getByText('Your list is being moved', { exact: false })).toBeVisible()
  await expectMember(simulator, nightShift, chidi, false)
  await expect(rowIn(page, nightShift, chidi)).toHaveCount(0)
  await rowIn(page, 'Favourites', chidi).click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Remove from contacts' })).toHaveAttribute('aria-disabled', 'true')
  const posts = (await simulator.requests()).filter(
    ({ path, method }) => method === 'POST' && path.includes('groupMemberships')
  )
  expect(posts).toHaveLength(1)
})

test.describe('with a full list', () => {
  test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '40'] })

  test('a person who does not fit any more is not added, and the window says why', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    await page.keyboard.press('Control+f')
    await page.keyboard.type('Amara Okonkwo')
    await expect(row(page, 'Amara Okonkwo')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText(
      'Amara Okonkwo was not added: the list already holds 40 people.'
    )
    await expectMember(simulator, 'defaultGroup', 'Amara Okonkwo', false)
    await page.keyboard.press('Escape')
    await expect(rowIn(page, 'Other contacts', 'Amara Okonkwo')).toHaveCount(0)
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await expect(page.getByRole('menu')).toContainText('40 of 40 contacts')
  })
})

test('the offer to undo lasts ten seconds', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await choose(page, rowIn(page, 'Favourites', chidi), 'Remove from this group')
  await expectMember(simulator, 'pinnedGroup', chidi, false)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.mouse.move(5, 5)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0, { timeout: 14_000 })
  await page.keyboard.press('Control+z')
  // Edits are sent in their order: an undo would be done before the next one.
  await choose(page, rowIn(page, 'Favourites', yuki), 'Remove from this group')
  await expectMember(simulator, 'pinnedGroup', yuki, false)
  await expectMember(simulator, 'pinnedGroup', chidi, false)
})

test('edits at this device and at another at the same time end in one list', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await uriOf(simulator, chidi)
  const { groups } = await simulator.state()
  const night = groups.find(({ name }) => name === nightShift)
  const other = groups.find(({ kind, name }) => kind === 'group' && name !== nightShift)
  await simulator.fault({ method: 'POST', path: 'groupMemberships', action: 'slow', delayMs: 1500 })
  await choose(page, rowIn(page, 'Favourites', chidi), 'Move to group', nightShift)
  await simulator.changeLists({ action: 'addContact', uri, groupId: other?.id })
  await simulator.changeLists({ action: 'renameGroup', groupId: night?.id, name: 'Early birds' })
  await expect(header(page, 'Early birds')).toBeVisible()
  await expect(rowIn(page, 'Early birds', chidi)).toBeAttached()
  await expectMember(simulator, 'Early birds', chidi)
  await expectMember(simulator, other?.name ?? '', chidi)
  await expectMember(simulator, 'pinnedGroup', chidi, false)
  expect(await ownGroups(simulator)).toContain('Early birds')
})

test.describe('with the 2015 edition', () => {
  test.use({ simulatorArguments: ['--people', '30', '--groups', '3', '--edition', '2015', '--contact-limit', '100'] })

  test('groups and people are edited as with the current one', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    await expect(header(page, 'Delegates')).toHaveCount(0)
    await choose(page, rowIn(page, 'Favourites', chidi), 'Move to group', nightShift)
    await expectMember(simulator, nightShift, chidi)
    await undo(page)
    await expectMember(simulator, 'pinnedGroup', chidi)
    await choose(page, rowIn(page, 'Favourites', chidi), 'Remove from contacts')
    await expectMember(simulator, 'pinnedGroup', chidi, false)
    await page.keyboard.press('Control+n')
    await page.keyboard.type('Made in 2015')
    await page.keyboard.press('Enter')
    await expect.poll(() => ownGroups(simulator)).toContain('Made in 2015')
  })
})
