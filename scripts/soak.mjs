#!/usr/bin/env node
// Soaks the app: random days on a virtual clock, one line a seed and a last line "N passed, N failed"; or, with
// `--real`, the app itself for some minutes against a server that misbehaves.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { build } from 'vite'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const built = path.join(root, 'out/soak/day.js')
const usage = `usage: npm run soak -- [--seeds 200] [--seed N] [--steps 1000]
       npm run soak -- --real [--minutes 10]
`

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '200' },
        seed: { type: 'string' },
        steps: { type: 'string', default: '1000' },
        real: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '10' }
      }
    })
    const whole = (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)
    const { seeds, seed, steps, minutes } = values
    const numbers = { seeds: whole(seeds), steps: whole(steps), minutes: whole(minutes), seed: whole(seed ?? '1') }
    if (Object.values(numbers).includes(null)) return null
    return { ...numbers, isSingle: seed !== undefined, isReal: values.real }
  } catch {
    // An unknown option, or one without its value.
    return null
  }
}

async function buildDay() {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'test/soak/day.ts',
      outDir: path.dirname(built),
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: path.basename(built) } }
    }
  })
}

function lineOf({ seed, steps, faults, requests, virtualHours, failure }) {
  const figures = [
    `${String(steps).padStart(5)} steps`,
    `${String(faults).padStart(4)} faults`,
    `${String(requests).padStart(5)} requests`,
    `${virtualHours.toFixed(1).padStart(6)} h`
  ]
  return `seed ${String(seed).padStart(4)}  ${figures.join('  ')}  ${failure ? 'failed' : 'ok'}`
}

function story({ seed, failure }, steps) {
  const again = `npm run soak -- --seed ${seed}${steps === 1000 ? '' : ` --steps ${steps}`}`
  return [failure.words, ...failure.lastSteps.map((step) => `    ${step}`), `  again: ${again}`].join('\n')
}

/** Plays all seeds, two at a time; answers how many failed. */
async function playAll(seeds, steps) {
  const waiting = [...seeds]
  let failed = 0
  const tell = (report) => {
    console.log(lineOf(report))
    if (!report.failure) return
    failed++
    console.log(story(report, steps))
  }
  const player = () =>
    new Promise((resolve) => {
      let seed
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { steps } })
      const next = () => {
        seed = waiting.shift()
        if (seed === undefined) worker.terminate().then(resolve)
        else worker.postMessage(seed)
      }
      worker.on('message', (report) => {
        tell(report)
        next()
      })
      // A failure that nobody handled ends the worker, and with it the day.
      worker.on('error', ({ message, stack }) => {
        const nothing = { steps: 0, faults: 0, requests: 0, virtualHours: 0 }
        tell({ seed, ...nothing, failure: { words: message, lastSteps: [stack ?? ''] } })
        resolve(player())
      })
      next()
    })
  await Promise.all([player(), player()])
  return failed
}

async function main() {
  const wanted = readArguments()
  if (wanted === null) {
    process.stderr.write(usage)
    process.exitCode = 2
    return
  }
  if (wanted.isReal) {
    const { soakRealApp } = await import('../test/soak/real.mjs')
    process.exitCode = (await soakRealApp(wanted.minutes, console.log)) ? 0 : 1
    return
  }
  await buildDay()
  const seeds = wanted.isSingle ? [wanted.seed] : Array.from({ length: wanted.seeds }, (_, index) => index + 1)
  const failed = await playAll(seeds, wanted.steps)
  console.log(`${seeds.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

if (isMainThread) await main()
else {
  const { playDay } = await import(pathToFileURL(built).href)
  parentPort.on('message', async (seed) => parentPort.postMessage(await playDay(seed, workerData.steps)))
}
