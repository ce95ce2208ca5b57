// The three documents, done by a client that shares no code with the app or the simulator, in a process of its own.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it, vi } from 'vitest'

const script = new URL('three-documents.mjs', import.meta.url).pathname

// It builds the simulator first.
vi.setConfig({ testTimeout: 120_000 })

it.each([
  ['current', 600],
  ['2015', 600]
])('does everything in the three documents, in JSON and in XML, in the edition %s', async (edition, count) => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--edition', edition])
  const lines = stdout.trimEnd().split('\n')
  expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(count)
  expect(lines.at(-1)).toBe(`${count} ok, 0 FAILED`)
})
