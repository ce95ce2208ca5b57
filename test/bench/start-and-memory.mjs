// Time to show and memory, against an empty window of the same Electron in the same run, one after the other in turn.
import { emptyApp, median, memoryOf, openApp, removeFolder, rollcall, signIn, timeToShow } from './apps.mjs'
import { everyPresenceShown } from './requests.mjs'
import { startSimulator } from './simulated-server.mjs'
import { startTrayHost } from './tray-host.mjs'

/** What an app weighs all day: V8 gives back what loading took for a while only after half a minute of rest. */
const restMs = 40_000
const rest = () => new Promise((resolve) => setTimeout(resolve, restMs))

/** Median time until the window is shown, in milliseconds. */
export async function measureStart({ env, rounds }) {
  const times = { empty: [], rollcall: [] }
  for (let round = 0; round < rounds; round++) {
    times.empty.push(await timeToShow(emptyApp, env))
    times.rollcall.push(await timeToShow(rollcall, env))
  }
  return { empty: median(times.empty), rollcall: median(times.rollcall) }
}

/**
 * Memory of all processes at rest, in MiB: with the list live, and again with the window closed (`tray`); the empty
 * window beside it, never at the same time.
 */
export async function measureMemory({ env, people, groups }) {
  const empty = await openApp(emptyApp, { env })
  await rest()
  const emptyMib = memoryOf(empty.electron.process().pid)
  await empty.electron.close()
  await removeFolder(empty.userData)

  const simulator = await startSimulator('--people', people, '--groups', groups, '--contact-limit', people)
  const host = await startTrayHost(env)
  const app = await openApp(rollcall, { env, args: [`--server=${simulator.address.root}`] })
  try {
    await signIn(app.page, simulator.address)
    await everyPresenceShown(app.page)
    await rest()
    const open = memoryOf(app.electron.process().pid)
    await closeToTray(app.electron)
    await rest()
    return { empty: emptyMib, rollcall: open, tray: memoryOf(app.electron.process().pid) }
  } finally {
    await app.electron.close()
    host.close()
    await simulator.stop()
    await removeFolder(app.userData)
  }
}

/** Closes the window; fails where it stays, for want of a tray. */
async function closeToTray(electron) {
  const pages = await electron.evaluate(async ({ app, BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
    const count = () => app.getAppMetrics().filter(({ type }) => type === 'Tab').length
    for (let tries = 0; tries < 100 && count() > 0; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
    return count()
  })
  if (pages > 0) throw new Error('the window is not closed to the tray')
}
