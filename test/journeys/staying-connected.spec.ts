import { connection, expect, row, signedIn, test } from '../helpers/journey'
import { SimulatorProcess } from '../helpers/simulator-process'

const minutes = 60_000
/** One of the favourites: their rows are always in sight. */
const chidi = 'Chidi Eze'
const chidiUri = async (simulator: SimulatorProcess) =>
  (await simulator.state()).people.find(({ name }) => name === chidi)?.uri

test('presence stays live when the subscriptions of the groups expire', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await chidiUri(simulator)
  await simulator.letPass(35 * minutes)
  // Renewed in time until here; now they end all the same.
  await simulator.expire('subscriptions')
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expect(row(page, chidi, 'Busy').first()).toBeVisible({ timeout: 20_000 })
  await expect
    .poll(async () => (await simulator.state()).subscriptions.some(({ uris }) => uris.includes(String(uri))))
    .toBe(true)
})

test.describe('with a token that lives for twenty minutes', () => {
  test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--token-lifetime', '1200'] })

  test('nobody notices that it expired', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    const uri = await chidiUri(simulator)
    await simulator.clearRequests()
    await simulator.letPass(30 * minutes)
    await simulator.changePeople({ uri, availability: 'DoNotDisturb' })
    await expect(row(page, chidi, 'Do not disturb').first()).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('alert')).toHaveCount(0)
    const asked = (await simulator.requests()).filter(({ method, path }) => method === 'POST' && /token/i.test(path))
    expect(asked).toHaveLength(1)
  })
})

test('a token taken back in the middle of a poll is replaced without a word', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await chidiUri(simulator)
  await simulator.expire('token')
  await simulator.changePeople({ uri, availability: 'DoNotDisturb' })
  await expect(row(page, chidi, 'Do not disturb').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a lost application is made again', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await chidiUri(simulator)
  await simulator.expire('application')
  await expect
    .poll(async () => (await simulator.state()).applications.filter(({ alive, polling }) => alive && polling).length)
    .toBe(1)
  await simulator.changePeople({ uri, availability: 'BeRightBack' })
  await expect(row(page, chidi, 'Be right back').first()).toBeVisible({ timeout: 20_000 })
})

test('while the server is gone everything is dimmed with its time, and live again when it is back', async ({
  launch,
  simulator
}) => {
  test.setTimeout(150_000)
  const { page } = await signedIn(launch, simulator)
  const port = new URL(simulator.address.root).port
  await simulator.stop()

  await expect(page.getByText(/^Presence as of /)).toBeVisible()
  await expect(connection(page, /Reconnecting|Offline/)).toBeAttached()
  const tries = () =>
    page.evaluate(async () => {
      const state = await window.rollcall.getState()
      return state.ok && state.value.connection.kind === 'reconnecting' ? state.value.connection.attempt : 0
    })
  // However often it was tried in vain meanwhile.
  await expect.poll(tries, { timeout: 60_000 }).toBeGreaterThanOrEqual(4)
  await expect(page.getByText(/^Presence as of /)).toBeVisible()
  await expect(page.getByRole('treeitem', { name: new RegExp(`^${chidi}, .* as of `) }).first()).toBeVisible()
  await expect(page.getByRole('treeitem', { name: new RegExp(`^${chidi}, Available$`) })).toHaveCount(0)

  const back = await SimulatorProcess.start('--port', port, '--people', '40', '--groups', '4')
  try {
    await expect(connection(page, 'Connected')).toBeAttached({ timeout: 60_000 })
    await back.changePeople({ uri: await chidiUri(back), availability: 'Busy' })
    await expect(row(page, chidi, 'Busy').first()).toBeVisible({ timeout: 20_000 })
  } finally {
    await back.stop()
  }
})

test('"Try now" reconnects at once', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({ action: 'drop', times: 1000 })
  await simulator.expire('channel')
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible({ timeout: 20_000 })
  await simulator.clearFaults()
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('an app that somebody else took over stops and says so', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault({
    path: 'events',
    action: 'status',
    status: 409,
    code: 'Conflict',
    subcode: 'PGetReplaced',
    times: 1000
  })
  await simulator.changePeople({ uri: await chidiUri(simulator), availability: 'Away' })
  await expect(page.getByRole('alert')).toContainText('You are signed in with Rollcall elsewhere', { timeout: 20_000 })
  await simulator.clearFaults()
  await page.getByRole('button', { name: 'Connect again' }).click()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('an answer that comes byte by byte is given up after half a minute, and asked for again', async ({
  launch,
  simulator
}) => {
  test.setTimeout(120_000)
  const { page } = await signedIn(launch, simulator)
  const uri = await chidiUri(simulator)
  await simulator.fault({ path: '/events', action: 'drip' })
  // The poll that is parked ends with this; the answer to the next one drips.
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expect(row(page, chidi, 'Busy').first()).toBeVisible()
  const before = Date.now()
  await simulator.changePeople({ uri, availability: 'DoNotDisturb' })
  // At a byte a second the whole answer would take a quarter of an hour.
  await expect(row(page, chidi, 'Do not disturb').first()).toBeVisible({ timeout: 60_000 })
  expect(Date.now() - before).toBeGreaterThan(20_000)
})
