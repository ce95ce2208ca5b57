// The real app in real time, against a server that misbehaves: memory, handles and requests, minute by minute, and
// whether what it shows is true.
import { setTimeout as pause } from 'node:timers/promises'
import { ensurePackages } from '../../scripts/debian-packages.mjs'
import { secondsUntil, startApp } from './real/app.mjs'
import { measure, measureCollected } from './real/measures.mjs'
import { countOf } from './real/requests.mjs'
import { headline, lineOf, verdictOf } from './real/verdict.mjs'
import { act, trouble } from './real/trouble.mjs'

const minuteMs = 60_000
/** Of every minute; the rest is for finding back. */
const troubleMs = 40_000
/** The longest wait between two tries, and time to read everything. */
const healedWithinMs = 3 * minuteMs
const leftWithinMs = 30_000
/** In which turns of a minute the window goes and comes back. */
const [shutTurn, showTurn] = [2, 5]
const lastTimes = 5

/** Tells a line a minute and a verdict; answers whether all is as it should be. */
export async function soakRealApp(minutes, tell) {
  ensurePackages()
  const app = await startApp()
  let told
  try {
    told = await soak(app, minutes, tell)
  } catch (error) {
    for (const line of app.lastLines()) tell(line)
    throw error
  } finally {
    await app.stop()
  }
  const failed = told.filter(({ isGood }) => !isGood)
  for (const { words, isGood } of told) tell(`${isGood ? 'ok  ' : 'FAIL'}  ${words}`)
  tell(failed.length === 0 ? 'ok' : `failed: ${failed.map(({ words }) => words).join('; ')}`)
  return failed.length === 0
}

async function soak(app, minutes, tell) {
  await app.signIn()
  const atFirst = { trueAfter: await trueAfter(app, tell) }
  const third = Math.max(1, Math.floor(minutes / 3))
  const turns = { next: 0 }
  const rows = []
  let early
  tell(headline)
  for (let number = 1; number <= minutes; number++) {
    // Only at first: a window that stays then shows whether its page grows.
    const row = await minute(app, { number, turns, shuts: number <= third, tell })
    rows.push(row)
    tell(lineOf(number, row))
    if (number === third) early = await measureCollected(app.electron, app.page, app.port)
  }
  const late = await measureCollected(app.electron, app.page, app.port)
  const windows = await againAndAgain(app)
  const leavings = await leaveAndComeBack(app, tell)
  const afterwards = await measureCollected(app.electron, app.page, app.port)
  await app.signOut()
  leavings.push(await leftOver(app))
  return verdictOf({ atFirst, rows, early, late, windows, leavings, afterwards })
}

/** One minute of trouble; answers what the app weighs and asked in it. */
async function minute(app, { number, turns, shuts, tell }) {
  const { simulator, electron, port } = app
  const started = Date.now()
  await simulator.control('requests', 'DELETE')
  const user = async (before, turn) => {
    if (shuts && before === shutTurn) await app.shutWindow()
    else if (app.page === null && before >= showTurn) await app.showWindow()
    else if (app.page !== null) await app.page.evaluate(act, turn)
  }
  await trouble({ simulator, number, turns, until: started + troubleMs, user })
  if (app.page === null) await app.showWindow()
  const seconds = await trueAfter(app, tell)
  await pause(Math.max(0, started + minuteMs - Date.now()))
  const requests = countOf(await simulator.control('requests'))
  return { trueAfter: seconds, requests, ...(await measure(electron, port)) }
}

/** Seconds until the picture is the server's truth; null if it does not become it. */
async function trueAfter(app, tell) {
  let last = []
  const isTrue = async () => (last = await app.differences()).length === 0
  const seconds = await secondsUntil(isTrue, healedWithinMs)
  if (seconds === null) for (const line of [...last.slice(0, 10), ...app.lastLines()]) tell(`    ${line}`)
  return seconds
}

/** The window, put away and shown many times in a row. */
async function againAndAgain(app) {
  for (let time = 0; time < lastTimes; time++) {
    await app.shutWindow()
    await app.showWindow()
    await app.page.getByRole('tree', { name: 'Contacts' }).waitFor()
  }
  return measureCollected(app.electron, app.page, app.port)
}

/** Signs out and in again; answers what was left each time. */
async function leaveAndComeBack(app, tell) {
  const leavings = []
  for (let time = 0; time < lastTimes; time++) {
    await app.signOut()
    leavings.push(await leftOver(app))
    await app.signIn()
    const seconds = await trueAfter(app, tell)
    if (seconds === null) throw new Error('signed in again, and not everybody is live')
  }
  return leavings
}

/** What is left of a session at the server and of its connections, once all is over or nobody would wait longer. */
async function leftOver({ simulator, electron, port }) {
  let left
  const isOver = async () => {
    const { applications, subscriptions } = await simulator.control('state')
    const { toServer } = await measure(electron, port)
    left = {
      applications: applications.filter(({ alive }) => alive).length,
      subscriptions: subscriptions.length,
      sockets: toServer
    }
    return Object.values(left).every((count) => count === 0)
  }
  return { after: await secondsUntil(isOver, leftWithinMs), left }
}
