#!/usr/bin/env node
// Measures what the product promises and prints it beside its target; out/bench/results.json holds the same. With
// `--only start,search` a few sections alone, which are printed only.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { measureEventToRow, measureFilter, measureIdle, measureManyChanges } from '../test/bench/all-day.mjs'
import { measureRequests } from '../test/bench/requests.mjs'
import { measureMemory, measureStart } from '../test/bench/start-and-memory.mjs'
import { buildApp, buildModule } from './build.mjs'
import { ensurePackages } from './debian-packages.mjs'
import { startSession } from './desktop-session.mjs'
import { electronRuntime } from './electron-runtime.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const startRounds = 5

const sizeOf = (folder, packed) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(root, folder, name)))
    .reduce((sum, bytes) => sum + (packed ? gzipSync(bytes).length : bytes.length), 0) / 1000

/** What is measured, in this order; each takes the function that adds a figure, and the environment of a session. */
const sections = {
  size(add) {
    add('window JavaScript, minified and gzipped', sizeOf('out/renderer', true), 120, 'kB')
    add('main process JavaScript', sizeOf('out/main', false), null, 'kB')
  },

  async start(add, env) {
    const start = await measureStart({ env, rounds: startRounds })
    add('time to show an empty window', start.empty, null, 'ms')
    add('time to show ours', start.rollcall, null, 'ms')
    add('time to show, against the empty window', start.rollcall / start.empty, 1.4, 'x')
  },

  async memory(add, env) {
    for (const [people, groups, target] of [
      [250, 10, 1.3],
      [5000, 40, 1.6]
    ]) {
      const memory = await measureMemory({ env, people, groups })
      add(`memory of an empty window (beside N=${people})`, memory.empty, null, 'MiB')
      add(`memory, window open, N=${people}`, memory.rollcall, null, 'MiB')
      add(`memory, window open, N=${people}, against the empty window`, memory.rollcall / memory.empty, target, 'x')
      add(`memory in the tray only, N=${people}`, memory.tray, null, 'MiB')
      add(`memory in the tray only, N=${people}, against the empty window`, memory.tray / memory.empty, 1, 'x')
    }
  },

  async requests(add, env) {
    const small = await measureRequests({ env, people: 250, groups: 10, changes: [100], restarts: true })
    add('requests, cold sign-in, N=250 G=10', small.cold.total, 15)
    add('of these one after another', small.cold.inSequence, 9)
    add('requests, known token and server, N=250 G=10', small.warm.total, 10)
    add('of these one after another', small.warm.inSequence, 5)
    add('requests for 100 changes in one package', small['changes-100'].total, 3)
    const large = await measureRequests({ env, people: 1000, groups: 20, changes: [1000], restarts: false })
    add('requests, cold sign-in, N=1,000 G=20', large.cold.total, 23)
    add('requests for 1,000 changes in one package', large['changes-1000'].total, 12)
  },

  async changes(add, env) {
    const eventToRow = await measureEventToRow({ env, people: 250, groups: 10 })
    add('a change of one person on the screen, p95, N=250', eventToRow, 100, 'ms')
    const manyChanges = await measureManyChanges({ env, people: 1000, groups: 20 })
    add('longest task of the window, 1,000 changes in one package', manyChanges, 50, 'ms')
  },

  async search(add, env) {
    add('a search letter on the screen, p95, N=5,000', await measureFilter({ env, people: 5000, groups: 40 }), 50, 'ms')
  },

  async idle(add, env) {
    const idle = await measureIdle({ env, people: 250, groups: 10 })
    add('processor time while nothing happens, N=250', idle.cpu, 0.5, '% of a core')
    add('requests meanwhile, other than poll and activity', idle.requests, 0)
  },

  async events(add) {
    const { measureEventWork } = await import(await buildModule('test/bench/event-work.ts'))
    const { parse, client } = measureEventWork(1000)
    add('work for 1,000 events, against JSON.parse of them', client / parse, 3, 'x')
  }
}

/** The sections that `--only start,search` names; all without it. */
function chosenSections() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const names = values.only?.split(',') ?? Object.keys(sections)
  const unknown = names.find((name) => !Object.hasOwn(sections, name))
  if (unknown === undefined) return names
  process.stderr.write(
    `unknown section: ${unknown}\nusage: npm run bench [-- --only ${Object.keys(sections).join(',')}]\n`
  )
  process.exit(2)
}

async function measure(names, env) {
  const rows = []
  const add = (figure, value, target, unit = '') =>
    rows.push({ figure, value: Math.round(value * 100) / 100, target, unit })
  for (const name of names) await sections[name](add, env)
  return rows
}

const names = chosenSections()
ensurePackages()
const { dist, carried } = await electronRuntime()
await buildApp()
const session = await startSession({ display: 'new' })
// A copy of its own: pages shared with another running Electron would count for half, on either side of a ratio.
const alone = path.join(session.dir, 'electron')
try {
  cpSync(dist, alone, { recursive: true, verbatimSymlinks: true })
  process.env.ELECTRON_OVERRIDE_DIST_PATH = alone
  const rows = await measure(names, { ...process.env, ...session.env })
  const isMet = ({ value, target }) => (target === null ? '' : value <= target ? 'met' : 'NOT MET')
  console.table(rows.map((row) => ({ ...row, verdict: isMet(row) })))
  if (names.length === Object.keys(sections).length) {
    mkdirSync(path.join(root, 'out/bench'), { recursive: true })
    const results = { runtime: readFileSync(path.join(dist, 'version'), 'utf8').trim(), carried, rows }
    writeFileSync(path.join(root, 'out/bench/results.json'), `${JSON.stringify(results, null, 2)}\n`)
  }
} finally {
  await session.stop()
}
