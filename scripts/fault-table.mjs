#!/usr/bin/env node
// The README's table of faults, written from the run of the fault matrix. `npm run faults` plays the matrix and writes
// the table; with `--check` nothing is played: it says whether the README is as the last run says.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const begin = '<!-- faults: begin -->'
const end = '<!-- faults: end -->'

/**
 * The block between its two comments. Throws where the README has none.
 * @param {string} readme
 */
export function readmeBlock(readme) {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the README has no block between ${begin} and ${end}`)
  return {
    block: readme.slice(from + begin.length, to).trim(),
    /** @param {string} block */
    withBlock: (block) => `${readme.slice(0, from + begin.length)}\n\n${block}\n\n${readme.slice(to)}`
  }
}

/**
 * One row a fault, the worst of its phases in each column; as Prettier writes it.
 * @param {{ measured: readonly Measured[], impossible: readonly object[] }} run
 */
export async function faultTable({ measured, impossible }) {
  const faults = [...new Set(measured.map(({ fault }) => fault))]
  const rows = faults.map((fault) =>
    rowOf(
      fault,
      measured.filter((one) => one.fault === fault)
    )
  )
  const phases = new Set(measured.map(({ phase }) => phase)).size
  const text = [
    `${faults.length} faults in ${phases} phases of a connection make ${measured.length} cases; ${impossible.length} more cannot happen and are`,
    'listed with the reason in `out/faults.json`. Each lasts three minutes where it can, on a virtual clock, and the',
    'figures are the worst of its phases, with the longest waits there are. What is said is the first sentence of the app itself',
    'and the button beside it; the time it took is in brackets, and none means at once. `npm run faults` plays them and writes this table.',
    '',
    '| what goes wrong | the window says | the tray says | somebody alone, or your own change | what heals it | how long after it is over | most requests in a minute |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`)
  ].join('\n')
  const options = await resolveConfig(path.join(root, 'README.md'))
  return (await format(text, { ...options, parser: 'markdown' })).trim()
}

/**
 * @typedef {{ fault: string, phase: string, isOnline: boolean, seenAfterMs: number | null, withheldAfterMs: number | null,
 *   dimmedAfterMs: number | null, told: { window: string, tray: string }, people: readonly string[],
 *   edits: readonly string[], asked: readonly string[], healedAfterMs: number | null, requestsAMinute: number,
 *   failures: readonly string[] }} Measured
 */

/**
 * @param {string} fault
 * @param {readonly Measured[]} cases
 */
function rowOf(fault, cases) {
  const shown = cases.filter(({ phase }) => phase !== 'sign-out')
  const isAsked = shown.some(({ asked }) => asked.length > 0)
  const isHealedAlone = shown.some(({ asked }) => asked.length === 0)
  const healed = Math.max(...cases.map(({ healedAfterMs }) => healedAfterMs ?? Infinity))
  const healer = !isAsked ? 'itself' : isHealedAlone ? 'you where you are asked, else itself' : 'you, asked once'
  const tellings = [told(cases, 'window'), told(cases, 'tray'), alone(cases)].map(listed)
  return [fault, ...tellings, healer, spell(healed), String(Math.max(...cases.map((one) => one.requestsAMinute)))]
}

/**
 * What was said, each sentence once.
 * @param {readonly Measured[]} cases
 * @param {'window' | 'tray'} where
 * @returns {[string, number][]}
 */
const told = (cases, where) => cases.map((one) => [one.told[where], one.seenAfterMs ?? one.withheldAfterMs ?? 0])

/**
 * How single people were shown, and what was said of an edit.
 * @param {readonly Measured[]} cases
 * @returns {[string, number][]}
 */
const alone = (cases) =>
  cases.flatMap(({ people, edits, dimmedAfterMs }) => [
    .../** @type {[string, number][]} */ (people.map((words) => [words, dimmedAfterMs ?? 0])),
    .../** @type {[string, number][]} */ (edits.map((words) => [words, 0]))
  ])

/**
 * Each sentence once, with the longest time after which it was seen.
 * @param {readonly [string, number][]} sentences
 */
function listed(sentences) {
  /** @type {Map<string, number>} */
  const latest = new Map()
  for (const [text, afterMs] of sentences) if (text !== '') latest.set(text, Math.max(latest.get(text) ?? 0, afterMs))
  if (latest.size === 0) return 'nothing'
  // The same with a button beside it says it all.
  const whole = [...latest].filter(([text]) => ![...latest.keys()].some((one) => one.startsWith(`${text} [`)))
  return whole.map(([text, afterMs]) => `“${text}”${afterMs === 0 ? '' : ` (${spell(afterMs)})`}`).join('<br>')
}

/** @param {number} ms */
function spell(ms) {
  if (ms === 0) return 'at once'
  return ms < 120_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / 60_000)} min`
}

async function main() {
  const check = process.argv.includes('--check')
  if (!check) {
    // Its last test compares the README as it still is; what counts here is what was measured.
    const vitest = [
      'vitest',
      'run',
      '-c',
      'test/vitest.config.ts',
      '--project',
      'main',
      'test/main/faults/matrix.test.ts'
    ]
    spawnSync('npx', vitest, { cwd: root, stdio: 'inherit' })
  }
  const run = JSON.parse(readFileSync(path.join(root, 'out/faults.json'), 'utf8'))
  const failed = run.measured.filter(({ failures }) => failures.length > 0)
  const file = path.join(root, 'README.md')
  const readme = readmeBlock(readFileSync(file, 'utf8'))
  const table = await faultTable(run)
  if (check && readme.block !== table) throw new Error('the README is not as the last run says: npm run faults')
  if (!check) writeFileSync(file, readme.withBlock(table))
  console.log(`${run.measured.length - failed.length} passed, ${failed.length} failed`)
  if (failed.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
