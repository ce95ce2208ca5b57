// Every fault in every phase of a connection, on virtual time: what is seen, what heals it and how fast, how much is
// asked meanwhile, and that the final picture is the server's truth.

import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from './catalogue'
import { phases } from './phases'
import { play, type Measured } from './play'

const measured: Measured[] = []
const wanted = process.env['FAULT'] ?? ''
const cases = catalogue
  .flatMap((make) => phases.map((phase) => ({ make, phase, name: make().name, only: make().only })))
  .filter(({ phase, only }) => only === undefined || only.phases.includes(phase.name))
  .filter(({ name, phase }) => `${name} | ${phase.name}`.includes(wanted))

it.each(cases)(
  '$name | $phase.name',
  async ({ make, phase }) => {
    const result = await play(make(), phase)
    measured.push(result)
    expect(result.failures).toEqual([])
  },
  30_000
)

it('writes what was measured', () => {
  mkdirSync('out', { recursive: true })
  writeFileSync('out/faults.json', JSON.stringify(measured, null, 1))
})
