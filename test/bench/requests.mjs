// How many requests the app needs, counted by the server.
import { openApp, removeFolder, rollcall, signIn } from './apps.mjs'
import { countRequests, startSimulator, untilLastPresence } from './simulated-server.mjs'

/** @param {{ env: NodeJS.ProcessEnv, people: number, groups: number, changes: number[], restarts: boolean }} options */
export async function measureRequests({ env, people, groups, changes, restarts }) {
  const simulator = await startSimulator('--people', people, '--groups', groups, '--contact-limit', people)
  const figures = {}
  const app = await openApp(rollcall, { env, args: [`--server=${simulator.address.root}`] })
  try {
    await signIn(app.page, simulator.address)
    await everyPresenceShown(app.page)
    figures.cold = countRequests(untilLastPresence(await simulator.control('requests')))
    for (const count of changes) figures[`changes-${count}`] = await countChanges(app.page, simulator, count)
    await app.electron.close()
    if (restarts) {
      await simulator.control('requests', 'DELETE')
      const again = await openApp(rollcall, { env, userData: app.userData })
      await everyPresenceShown(again.page)
      figures.warm = countRequests(untilLastPresence(await simulator.control('requests')))
      await again.electron.close()
    }
  } finally {
    await simulator.stop()
    await removeFolder(app.userData)
  }
  return figures
}

/** Waits in the page itself, so that nothing is asked in between. */
export const everyPresenceShown = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const isDone = ({ connection, people }) =>
          connection.kind === 'online' && people.length > 0 && people.every(({ presence }) => presence.kind === 'live')
        const stop = globalThis.rollcall.on('state', (state) => {
          if (!isDone(state)) return
          stop()
          resolve()
        })
        void globalThis.rollcall.getState().then((outcome) => {
          if (outcome.ok && isDone(outcome.value)) resolve()
        })
      })
  )

/** Changes many people in one package, after the notes and first events have been read. */
async function countChanges(page, simulator, count) {
  await quiet(simulator)
  const { groups, people } = await simulator.control('state')
  const listed = new Set(groups.filter(({ kind }) => kind !== 'distributionGroup').flatMap(({ members }) => members))
  const chosen = people.filter(({ uri }) => listed.has(uri)).slice(0, count)
  await simulator.control('requests', 'DELETE')
  const changes = chosen.map(({ uri, availability }) => ({
    uri,
    availability: availability === 'DoNotDisturb' ? 'Online' : 'DoNotDisturb'
  }))
  await simulator.control('people?release=now', 'POST', changes)
  await quiet(simulator)
  return { changed: chosen.length, ...countRequests(await simulator.control('requests')) }
}

/** Until nothing was asked for a while: longer than medium events are held back. */
export async function quiet(simulator) {
  for (let before = -1, now = 0; before !== now;) {
    before = (await simulator.control('requests')).length
    await new Promise((resolve) => setTimeout(resolve, 6500))
    now = (await simulator.control('requests')).length
  }
}
