import { countRequests, untilLastPresence } from '../bench/simulated-server.mjs'
import { expect, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

test.use({ simulatorArguments: ['--people', '250', '--groups', '10'] })

/** How much is asked while that time goes by; the server holds news of new subscriptions back for fifteen seconds. */
async function askedIn(simulator: SimulatorProcess, passedMs: number): Promise<number> {
  const before = (await simulator.requests()).length
  await simulator.letPass(passedMs)
  return (await simulator.requests()).length - before
}

test('250 people in 10 groups are shown with 15 requests at most, 9 one after another', async ({
  launch,
  simulator
}) => {
  await signedIn(launch, simulator)
  const { total, inSequence } = countRequests(untilLastPresence([...(await simulator.requests())]))
  expect(total).toBeLessThanOrEqual(15)
  expect(inSequence).toBeLessThanOrEqual(9)
})

test('100 changes in one package are read with 3 requests at most', async ({ launch, simulator }) => {
  await signedIn(launch, simulator)
  // Notes follow presence after a moment; then nothing but the poll is under way.
  await expect
    .poll(async () => (await simulator.requests()).filter(({ path }) => path.endsWith('/note')).length, {
      timeout: 20_000
    })
    .toBeGreaterThanOrEqual(250)
  await expect.poll(() => askedIn(simulator, 20_000), { timeout: 30_000, intervals: [1_000] }).toBe(0)
  const { people, groups } = await simulator.state()
  const listed = new Set(groups.filter(({ kind }) => kind === 'group').flatMap(({ members }) => members))
  const chosen = people
    .filter(({ uri, availability }) => listed.has(uri) && availability !== 'DoNotDisturb')
    .slice(0, 100)
  expect(chosen).toHaveLength(100)
  await simulator.clearRequests()
  await simulator.changePeople(...chosen.map(({ uri }) => ({ uri, availability: 'DoNotDisturb' })))
  const read = () => simulator.requests().then((log) => log.filter(({ path }) => path.endsWith('/presence')).length)
  await expect.poll(read).toBe(100)
  expect(countRequests([...(await simulator.requests())]).total).toBeLessThanOrEqual(3)
})
