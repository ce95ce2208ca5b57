// Every fault in every phase of a connection, on virtual time: what is seen, what heals it and how fast, how much is
// asked meanwhile, and that the final picture is the server's truth. `-t "503 | poll"` plays one of them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { faultTable, readmeBlock } from '../../../scripts/fault-table.mjs'
import { catalogue } from './catalogue'
import { phases } from './phases'
import { play, type Measured } from './play'

const combinations = catalogue.flatMap((fault) =>
  phases.map((phase) => ({ fault, phase, title: `${fault.name} | ${phase.name}` }))
)
const reasonAgainst = ({ fault: { only }, phase }: (typeof combinations)[number]): string | undefined =>
  only === undefined || only.phases.includes(phase.name) ? undefined : only.because
const played = combinations.filter((one) => reasonAgainst(one) === undefined)
const impossible = combinations.flatMap((one) => {
  const because = reasonAgainst(one)
  return because === undefined ? [] : [{ fault: one.fault.name, phase: one.phase.name, because }]
})
const measured: Measured[] = []

it('leaves no combination of fault and phase out without a reason', () => {
  const names = new Set(phases.map(({ name }) => name))
  const meant = catalogue.flatMap(({ only }) => only?.phases ?? [])
  expect(meant.filter((name) => !names.has(name))).toEqual([])
  expect(new Set(combinations.map(({ title }) => title)).size).toBe(combinations.length)
  expect(impossible.filter(({ because }) => because === '')).toEqual([])
  expect({
    faults: catalogue.length,
    phases: phases.length,
    played: played.length,
    impossible: impossible.length
  }).toEqual({ faults: 54, phases: 11, played: 479, impossible: 115 })
})

it.each(played.map((one) => [one.title, one] as const))(
  '%s',
  async (_title, { fault, phase }) => {
    const result = await play(fault, phase)
    measured.push(result)
    expect(result.failures).toEqual([])
  },
  60_000
)

it('is what the README tells of it', async () => {
  expect(measured).toHaveLength(played.length)
  mkdirSync('out', { recursive: true })
  writeFileSync('out/faults.json', `${JSON.stringify({ measured, impossible }, null, 1)}\n`)
  const { block } = readmeBlock(readFileSync('README.md', 'utf8'))
  expect(block).toBe(await faultTable({ measured, impossible }))
}, 60_000)
