import { choose, header, membersOf, rowIn, showWholeList, toast, undo, uriOf } from '../helpers/acting'
import { expect, row, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const malin = 'Malin Sjöström'

test('somebody who is no contact is watched, seen live, kept over a restart, and let go', async ({
  launch,
  simulator
}) => {
  const first = await signedIn(launch, simulator)
  const uri = await uriOf(simulator, malin)
  await simulator.changePeople({ uri, availability: 'Busy' })
  await first.page.keyboard.press('Control+f')
  await first.page.keyboard.type('Malin')
  await choose(first.page, row(first.page, malin), 'Watch presence')
  await first.page.keyboard.press('Escape')
  await expect(header(first.page, 'Watching')).toBeVisible()
  await expect(rowIn(first.page, 'Watching', `${malin}, Busy`)).toBeVisible()
  await simulator.changePeople({ uri, availability: 'Online' })
  await expect(rowIn(first.page, 'Watching', `${malin}, Available`)).toBeVisible()
  const subscriptions = (await simulator.state()).subscriptions.filter(({ uris }) => uris.includes(uri))
  expect(subscriptions).toHaveLength(1)
  const { groups } = await simulator.state()
  expect(groups.filter(({ kind, members }) => kind !== 'distributionGroup' && members.includes(uri))).toEqual([])

  await first.electron.close()
  const { page } = await launch(`--server=${simulator.address.root}`)
  await expect(rowIn(page, 'Watching', `${malin}, Available`)).toBeVisible({ timeout: 20_000 })

  await rowIn(page, 'Watching', malin).focus()
  await page.keyboard.press('Delete')
  await expect(rowIn(page, 'Watching', malin)).toHaveCount(0)
  await expect
    .poll(async () => (await simulator.state()).subscriptions.some(({ uris }) => uris.includes(uri)))
    .toBe(false)
  await undo(page)
  await expect(rowIn(page, 'Watching', malin)).toBeVisible()
})

test('a contact is watched and let go with one key, and shown in both places meanwhile', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await rowIn(page, 'Favourites', 'Chidi Eze').focus()
  await page.keyboard.press('Control+b')
  await expect(rowIn(page, 'Watching', 'Chidi Eze')).toBeVisible()
  await expect(rowIn(page, 'Favourites', 'Chidi Eze')).toBeVisible()
  await rowIn(page, 'Favourites', 'Chidi Eze').focus()
  await page.keyboard.press('Control+b')
  await expect(header(page, 'Watching')).toHaveCount(0)
})

test('one subscription serves everybody who is watched, and is filled again after it expired', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  for (const name of [malin, 'Marek Horák', 'Amara Okonkwo']) {
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(name)
    await choose(page, row(page, name), 'Watch presence')
    await expect(toast(page, name)).toBeVisible()
  }
  await page.keyboard.press('Escape')
  const uris = await Promise.all([malin, 'Marek Horák', 'Amara Okonkwo'].map((name) => uriOf(simulator, name)))
  const holding = async () =>
    (await simulator.state()).subscriptions.filter((one) => one.uris.some((uri) => uris.includes(uri)))
  await expect.poll(async () => (await holding()).map((one) => one.uris.length)).toEqual([3])
  await simulator.expire('subscriptions')
  await expect.poll(async () => (await holding()).map((one) => one.uris.length), { timeout: 30_000 }).toEqual([3])
})

test('a server that takes no more subscriptions is told in words, and the person goes', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({
    method: 'POST',
    path: 'presenceSubscription',
    action: 'status',
    status: 403,
    subcode: 'LimitExceeded',
    times: 9
  })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('Malin')
  await choose(page, row(page, malin), 'Watch presence')
  await expect(page.getByRole('alert')).toContainText(malin)
  await page.keyboard.press('Escape')
  await expect(rowIn(page, 'Watching', malin)).toHaveCount(0)
})

test('a distribution group opens on demand, its inner group too, and can be taken off the list and put back', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await showWholeList(page)
  const lisbon = header(page, 'Facilities Lisbon')
  await lisbon.scrollIntoViewIfNeeded()
  await lisbon.focus()
  await page.keyboard.press('ArrowRight')
  const inner = page.getByRole('treeitem', { name: 'Facilities Porto, night' })
  await expect(inner).toBeAttached()
  const members = await membersOf(simulator, 'Facilities Lisbon')
  const { people } = await simulator.state()
  const somebody = people.find(({ uri }) => uri === members[0])?.name ?? ''
  await expect(rowIn(page, 'Facilities Lisbon', somebody)).toBeAttached()
  await inner.scrollIntoViewIfNeeded()
  await inner.click()
  const innerMembers = await membersOf(simulator, 'Facilities Porto, night')
  const innerName = people.find(({ uri }) => uri === innerMembers[0])?.name ?? ''
  await expect(rowIn(page, 'Facilities Porto, night', innerName)).toHaveAttribute('aria-level', '2')

  const isListed = async () => (await simulator.state()).groups.find(({ name }) => name === 'Facilities Lisbon')?.listed
  await choose(page, lisbon, 'Remove from contacts')
  await expect(lisbon).toHaveCount(0)
  await expect.poll(isListed).toBe(false)
  await undo(page)
  await expect(lisbon).toBeAttached()
  await expect.poll(isListed).toBe(true)

  await lisbon.focus()
  await page.keyboard.press('Delete')
  await expect.poll(isListed).toBe(false)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('Facilities Lisbon')
  await expect(row(page, 'Facilities Lisbon')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect.poll(isListed).toBe(true)
})
