#!/usr/bin/env node
// Runs every check of the project and closes with "N passed, N failed". `--quick` leaves out what needs Electron.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const results = path.join(root, 'test-results')
const report = (name) => path.join(results, `${name}.json`)
const isQuick = process.argv.includes('--quick')

/** Checks that either hold or do not; two at a time. */
const checks = [
  ['types of main', 'tsc', '-p', 'main'],
  ['types of preload', 'tsc', '-p', 'preload'],
  ['types of tests', 'tsc', '-p', 'test'],
  ['types of the window', 'svelte-check', '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
  ['lint', 'eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  ['format', 'prettier', '--check', '.', '--log-level', 'warn'],
  ['unused code', 'knip']
]

/** Test runners: they say themselves how many passed and failed. */
const runners = [
  {
    name: 'unit tests',
    command: [
      'vitest',
      'run',
      '-c',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('unit')}`
    ],
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = readReport('unit')
      return [numPassedTests, Math.max(numFailedTests, numFailedTestSuites)]
    }
  },
  {
    name: 'journeys',
    isSlow: true,
    command: ['playwright', 'test', '-c', 'test/playwright.config.ts'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('journeys') },
    count: () => {
      const { stats, errors } = readReport('journeys')
      // Only journeys of the packed app are begun again when they fail; those that were are told of below.
      return [stats.expected + stats.flaky, stats.unexpected + stats.skipped + errors.length]
    },
    digest: () => {
      const failed = failedJourneys(readReport('journeys'))
      // The names come last once more: of a long output often only the end is kept.
      return [...failed.flatMap(({ title, details }) => [title, ...details]), ...failed.map(({ title }) => title)].join(
        '\n'
      )
    }
  }
]

/** What went wrong in a few lines each: whoever sees only the end of the output has to know. */
function failedJourneys({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .flatMap(({ results }) => results)
      .filter(({ status }) => status !== 'passed')
      .map(({ status, duration, errors, attachments }) => ({
        title: `${status} after ${duration} ms: ${title}`,
        details: [
          ...errors.flatMap(({ message }) => indented(message, 0, 8)),
          ...attachments.flatMap(({ name, path: file, body }) => [
            `  ${name}:`,
            ...attached(file === undefined ? Buffer.from(body, 'base64').toString() : readFileSync(file, 'utf8'))
          ])
        ]
      }))
  )
  return [...own, ...suites.flatMap(failedJourneys)]
}

/** The page where the text has one, else its newest lines. */
function attached(text) {
  const page = /```yaml\n(.*?)```/s.exec(text)?.[1]
  return page === undefined ? indented(text, -14) : indented(page, 0, 14)
}

const indented = (text, ...range) =>
  stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(...range)
    .map((line) => `    ${line.slice(0, 160)}`)

const readReport = (name) => JSON.parse(readFileSync(report(name), 'utf8'))

/** Runs a tool of the project; its output comes back, or goes straight to the terminal. */
function run([tool, ...args], { env = {}, isShown = false } = {}) {
  return new Promise((resolve) => {
    const bin = path.join(root, 'node_modules', '.bin', tool)
    const stdio = isShown ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = spawn(bin, args, { cwd: root, stdio, env: { ...process.env, NO_COLOR: '1', ...env } })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ isGood: false, output: error.message }))
    child.on('exit', (code) => resolve({ isGood: code === 0, output }))
  })
}

async function runChecks() {
  const waiting = [...checks]
  let failed = 0
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, ...command] = check
      const started = Date.now()
      const { isGood, output } = await run(command)
      console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`)
      if (isGood) continue
      failed++
      console.log(output)
    }
  }
  await Promise.all([worker(), worker()])
  return [checks.length - failed, failed]
}

async function runTests({ name, command, env, count, digest }) {
  const started = Date.now()
  const { isGood } = await run(command, { env, isShown: true })
  const [passed, failed] = readSafely(count) ?? [0, 1]
  const told = digest && readSafely(digest)
  if (told) console.log(told)
  console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`)
  // A runner that ended badly without a failed test has failed as a whole.
  return [passed, isGood ? failed : Math.max(failed, 1)]
}

function readSafely(read) {
  try {
    return read()
  } catch (error) {
    console.log(`no report: ${error.message}`)
    return undefined
  }
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results)
const counts = [await runChecks()]
for (const runner of runners) if (!isQuick || !runner.isSlow) counts.push(await runTests(runner))
const [passed, failed] = [0, 1].map((column) => counts.reduce((sum, row) => sum + row[column], 0))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
