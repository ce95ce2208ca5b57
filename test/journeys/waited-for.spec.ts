// What changed while nobody looked is no news, but for what somebody waits for: that is told, once.
import { connection, expect, signedIn, test, type RunningApp } from '../helpers/journey'
import { expectState, makeBusy, stateOf } from '../helpers/told'

const [chidi, tomasz] = ['Chidi Eze', 'Tomasz Wójcik'] as const

/** Of the first to be told once, of the second whenever they become available. */
async function waitFor(page: RunningApp['page'], once: string, always: string) {
  for (const [uri, kind] of [
    [once, 'once'],
    [always, 'always']
  ] as const) {
    const asked = [
      { kind: 'person', uri },
      { on: ['available'], lasts: { kind } }
    ] as const
    await page.evaluate(([target, how]) => window.rollcall.watch(target, how), asked)
  }
}

const kindsOf = async (page: RunningApp['page']) => (await stateOf(page)).alerts.watches.map(({ lasts }) => lasts.kind)

test('a sleep: who was waited for is told of, others are not', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await signedIn(launch, simulator)
  const uris = [await makeBusy(page, simulator, chidi), await makeBusy(page, simulator, tomasz)] as const
  await waitFor(page, ...uris)
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await simulator.changePeople(...uris.map((uri) => ({ uri, availability: 'Online' })))
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expectState(page, uris[1], 'available')
  await expect(connection(page, 'Connected')).toBeAttached()
  await expect.poll(() => bus.notes.map(({ title }) => title)).toEqual([`${chidi} is available`])
  await expect.poll(() => kindsOf(page)).toEqual(['always'])

  await simulator.changePeople({ uri: uris[1], availability: 'Away' })
  await expectState(page, uris[1], 'away')
  await simulator.changePeople({ uri: uris[1], availability: 'Online' })
  await expect
    .poll(() => bus.notes.map(({ title }) => title))
    .toEqual([`${chidi} is available`, `${tomasz} is available`])
})

test('a restart: who was waited for is told of, others are not', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const first = await signedIn(launch, simulator)
  const uris = [await makeBusy(first.page, simulator, chidi), await makeBusy(first.page, simulator, tomasz)] as const
  await waitFor(first.page, ...uris)
  await first.electron.close()
  await simulator.changePeople(...uris.map((uri) => ({ uri, availability: 'Online' })))
  const { page } = await launch(`--server=${simulator.address.root}`)
  await expect.poll(() => bus.notes.map(({ title }) => title), { timeout: 20_000 }).toEqual([`${chidi} is available`])
  await expectState(page, uris[1], 'available')
  await expect.poll(() => kindsOf(page)).toEqual(['always'])
})
