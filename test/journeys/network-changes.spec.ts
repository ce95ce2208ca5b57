// A computer that gets another network while the server cannot be reached.
import { connection, expect, signedIn, test } from '../helpers/journey'
import { uriOf } from '../helpers/acting'
import { stateOf } from '../helpers/told'

test('another network ends the wait for the server at once, however long the server wished it to be', async ({
  launch,
  simulator
}) => {
  const { electron, page } = await signedIn(launch, simulator)
  await simulator.fault({ path: 'events', action: 'status', status: 503, headers: { 'Retry-After': '120' } })
  await simulator.changePeople({ uri: await uriOf(simulator, 'Chidi Eze'), availability: 'Away' })
  const waitMs = async () => {
    const { connection: now } = await stateOf(page)
    return now.kind === 'reconnecting' ? now.nextTryAt - Date.now() : 0
  }
  await expect.poll(waitMs, { timeout: 20_000 }).toBeGreaterThan(90_000)

  // No test may give the machine a real one: the app asks the system by this function.
  await electron.evaluate(() => {
    const os = process.getBuiltinModule('os')
    const before = os.networkInterfaces()
    os.networkInterfaces = () => ({
      ...before,
      another0: [
        {
          address: '192.0.2.7',
          netmask: '255.255.255.0',
          family: 'IPv4',
          mac: '00:00:00:00:00:00',
          internal: false,
          cidr: null
        }
      ]
    })
    process.getBuiltinModule('module').syncBuiltinESMExports()
  })
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 30_000 })
})
