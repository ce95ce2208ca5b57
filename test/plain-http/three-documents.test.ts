// The three documents, done by a client that shares no code with the app or the simulator, in a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const script = new URL('three-documents.mjs', import.meta.url).pathname

/** It builds the simulator first. */
const patienceMs = 120_000

async function run(edition: string): Promise<{ code: unknown; lines: string[] }> {
  const child = spawn(process.execPath, [script, '--edition', edition], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: patienceMs - 10_000
  })
  const ended = once(child, 'exit')
  const lines = (await text(child.stdout)).trimEnd().split('\n')
  const [code] = (await ended) as unknown[]
  return { code, lines }
}

it.each([
  { edition: 'current', count: 612 },
  { edition: '2015', count: 570 }
])(
  'does everything in the three documents, in JSON and in XML, in the edition of $edition',
  async ({ edition, count }) => {
    const { code, lines } = await run(edition)
    expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([`${count} ok, 0 FAILED`])
    expect(lines).toHaveLength(count + 1)
    expect(code).toBe(0)
  },
  patienceMs
)
