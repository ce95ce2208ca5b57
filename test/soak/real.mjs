// The real app in real time, against a server that misbehaves: memory, sockets and requests, minute by minute.
import { cpSync, readdirSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from '../../scripts/build.mjs'
import { ensurePackages } from '../../scripts/debian-packages.mjs'
import { startSession } from '../../scripts/desktop-session.mjs'
import { electronRuntime } from '../../scripts/electron-runtime.mjs'
import { memoryOf, openApp, removeFolder, rollcall, signIn } from '../bench/apps.mjs'
import { everyPresenceShown } from '../bench/requests.mjs'
import { startSimulator } from '../bench/simulated-server.mjs'

const minuteMs = 60_000
/** People change that often; in each round of two minutes things go wrong at first, then the app may find back. */
const everyMs = 3_000
const roundTurns = 40
const badTurns = 6
/** The longest wait between two tries, and time to read everything. */
const healedWithinMs = 4 * minuteMs
/** The last third against the first. */
const mostGrowth = 1.1
/** Chromium keeps some connections open for a while. */
const spareSockets = 4
const mostInAMinute = 200

const faults = [
  { path: '/batch', action: 'status', status: 503 },
  { path: '/events', action: 'drop' },
  { path: '/batch', action: 'truncate' },
  { path: '/events', action: 'html' },
  { path: '/people', action: 'status', status: 429, headers: { 'Retry-After': '2' } },
  { path: '/batch', action: 'slow', delayMs: 2_000 }
]
const ends = ['token', 'subscriptions', 'channel', 'application']
const availabilities = ['Online', 'Busy', 'Away', 'DoNotDisturb']

/** How many handles and sockets a process has open; none once it has ended. */
function handlesOf(pid) {
  const folder = `/proc/${pid}/fd`
  try {
    const links = readdirSync(folder).map((fd) => {
      try {
        return readlinkSync(`${folder}/${fd}`)
      } catch {
        return ''
      }
    })
    return { handles: links.length, sockets: links.filter((link) => link.startsWith('socket:')).length }
  } catch {
    return { handles: 0, sockets: 0 }
  }
}

/** The network of Electron is in a process of its own: all of them count. */
function handlesOfAll(pids) {
  const all = pids.map(handlesOf)
  const sum = (of) => all.reduce((total, one) => total + one[of], 0)
  return { handles: sum('handles'), sockets: sum('sockets') }
}

const pidsOf = (electron) => electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))

const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)

/** Lets people change and things go wrong until the time is over. */
async function trouble(simulator, turns, until) {
  const { people } = await simulator.control('state')
  while (Date.now() < until) {
    const turn = turns.next++
    const changes = Array.from({ length: 5 }, (_, index) => ({
      uri: people[(turn * 5 + index) % people.length].uri,
      availability: availabilities[(turn + index) % availabilities.length]
    }))
    await simulator.control('people?release=now', 'POST', changes)
    if (turn % roundTurns < badTurns) await simulator.control('faults', 'POST', faults[turn % faults.length])
    if (turn % 10 === 9) await simulator.control('expire', 'POST', { what: ends[((turn - 9) / 10) % ends.length] })
    await pause(everyMs)
  }
}

/** One minute of trouble; answers what the app weighs and asked in it. */
async function minute({ electron, simulator, turns, until }) {
  await simulator.control('requests', 'DELETE')
  await trouble(simulator, turns, until)
  const requests = (await simulator.control('requests')).filter(({ inBatch }) => !inBatch).length
  const mib = memoryOf(electron.process().pid)
  return { mib, ...handlesOfAll(await pidsOf(electron)), requests }
}

function verdictOf(rows) {
  const third = Math.max(1, Math.floor(rows.length / 3))
  const [first, last] = [rows.slice(0, third), rows.slice(-third)]
  const growth = (of) => [mean(first.map((row) => row[of])), mean(last.map((row) => row[of]))]
  const [mibBefore, mibAfter] = growth('mib')
  const [socketsBefore, socketsAfter] = growth('sockets')
  return [
    [`memory ${mibBefore.toFixed(0)} MiB, then ${mibAfter.toFixed(0)} MiB`, mibAfter <= mibBefore * mostGrowth],
    [
      `sockets ${socketsBefore.toFixed(0)}, then ${socketsAfter.toFixed(0)}`,
      socketsAfter <= socketsBefore + spareSockets
    ],
    [
      `at most ${Math.max(...rows.map(({ requests }) => requests))} requests in a minute`,
      rows.every(({ requests }) => requests <= mostInAMinute)
    ]
  ]
}

/** Tells a line a minute and a verdict; answers whether all is as it should be. */
export async function soakRealApp(minutes, tell) {
  ensurePackages()
  const { dist } = await electronRuntime()
  await buildApp()
  const desktop = await startSession({ display: 'new' })
  // A copy of its own: what is shared with another Electron counts for half, until that one ends.
  const alone = path.join(desktop.dir, 'electron')
  cpSync(dist, alone, { recursive: true, verbatimSymlinks: true })
  process.env.ELECTRON_OVERRIDE_DIST_PATH = alone
  const simulator = await startSimulator('--people', '250', '--groups', '10')
  const env = { ...process.env, ...desktop.env }
  const { electron, page, userData } = await openApp(rollcall, { env, args: [`--server=${simulator.address.root}`] })
  const rows = []
  const turns = { next: 0 }
  let isHealed
  try {
    await signIn(page, simulator.address)
    await everyPresenceShown(page)
    const started = Date.now()
    for (let passed = 1; passed <= minutes; passed++) {
      const row = await minute({ electron, simulator, turns, until: started + passed * minuteMs })
      rows.push(row)
      const { mib, handles, sockets, requests } = row
      tell(`minute ${passed}: ${mib.toFixed(0)} MiB, ${handles} handles, ${sockets} sockets, ${requests} requests`)
    }
    await simulator.control('faults', 'DELETE')
    const tooLong = pause(healedWithinMs, false, { ref: false })
    isHealed = await Promise.race([everyPresenceShown(page).then(() => true), tooLong])
  } finally {
    await electron.close()
    await simulator.stop()
    await desktop.stop()
    await removeFolder(userData)
  }
  const verdict = [...verdictOf(rows), ['everybody is live in the end', isHealed]]
  for (const [words, isGood] of verdict) tell(`${isGood ? 'ok  ' : 'FAIL'}  ${words}`)
  return verdict.every(([, isGood]) => isGood)
}
