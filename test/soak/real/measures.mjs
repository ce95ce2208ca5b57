// What the running app weighs and holds, process by process, as the system tells it.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { memoryOf } from '../../bench/apps.mjs'

/** So long the app rests before a collection, and Chromium takes to hand the pages back to the system after it. */
const restMs = 10_000
const givenBackMs = 5_000
/** What a collection sets free may hold more, and code that was not used is dropped only after some of them. */
const collections = 5
const betweenMs = 500

/**
 * Memory in MiB (proportional set size), of the whole app and by process; open handles; sockets of any process of the
 * app to the server's `port`; how many pages run.
 */
export async function measure(electron, port) {
  const metrics = await electron.evaluate(({ app }) => app.getAppMetrics())
  const pidsOf = (wanted) => metrics.filter(wanted).map(({ pid }) => pid)
  const kinds = {
    main: pidsOf(({ type }) => type === 'Browser'),
    network: pidsOf(({ serviceName = '' }) => serviceName.startsWith('network.')),
    gpu: pidsOf(({ type }) => type === 'GPU'),
    page: pidsOf(({ type }) => type === 'Tab')
  }
  const inodes = inodesTo(port)
  return {
    mib: {
      all: memoryOf(electron.process().pid),
      ...Object.fromEntries(Object.entries(kinds).map(([kind, pids]) => [kind, sum(pids.map(ownMib))]))
    },
    handles: Object.fromEntries(
      Object.entries(kinds).map(([kind, pids]) => [kind, sum(pids.map((pid) => handlesOf(pid).length))])
    ),
    toServer: metrics.flatMap(({ pid }) => handlesOf(pid)).filter((link) => inodes.has(link)).length,
    pages: kinds.page.length
  }
}

/** The same after main and page have collected what nobody holds; `heap`: what V8 then still holds, in MiB. */
export async function measureCollected(electron, page, port) {
  const devtools = await electron.context().newCDPSession(page)
  await pause(restMs)
  for (let round = 0; round < collections; round++) {
    await electron.evaluate(() => {
      const module = (name) => process.getBuiltinModule(name)
      module('node:v8').setFlagsFromString('--expose-gc')
      module('node:vm').runInNewContext('gc')()
    })
    await devtools.send('HeapProfiler.collectGarbage')
    await pause(betweenMs)
  }
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  const main = await electron.evaluate(() => process.memoryUsage())
  await pause(givenBackMs)
  const heap = { main: toMib(main.heapUsed), outside: toMib(main.external), page: toMib(usedSize) }
  return { ...(await measure(electron, port)), heap }
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)
const toMib = (bytes) => bytes / 1024 / 1024

const ownMib = (pid) => Number(/^Pss:\s+(\d+)/m.exec(fileOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024

/** Where each handle of a process leads; none once it has ended. */
function handlesOf(pid) {
  const folder = `/proc/${pid}/fd`
  return orElse([], () => readdirSync(folder).map((fd) => orElse('', () => readlinkSync(`${folder}/${fd}`))))
}

/** Sockets that are connected to a port of this machine, the way a handle names them. */
function inodesTo(port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const established = '01'
  const fields = fileOrEmpty('/proc/net/tcp')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Set(
    fields
      .filter(([, , remote, state]) => remote?.endsWith(wanted) && state === established)
      .map((field) => `socket:[${field[9]}]`)
  )
}

const fileOrEmpty = (file) => orElse('', () => readFileSync(file, 'utf8'))

/** A process may end, and a handle be closed, between being listed and being read. */
function orElse(instead, read) {
  try {
    return read()
  } catch {
    return instead
  }
}
