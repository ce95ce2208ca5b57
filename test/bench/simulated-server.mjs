// The simulator as a process of its own, and what its log of requests tells.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const program = new URL('../../out/main/simulator.js', import.meta.url).pathname

export async function startSimulator(...args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const address = JSON.parse(line)
  const control = async (path, method = 'GET', body) => {
    const response = await fetch(`${address.control}/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { address, control, stop }
}

/**
 * Counts what went over the wire; parts of a batch are part of one request, and photos are not counted: they are asked
 * for when somebody looks. `inSequence` leaves the long poll out, which waits beside everything else.
 */
export function countRequests(log) {
  const outer = log.filter(({ inBatch, path }) => !inBatch && !path.includes('/photos/'))
  const polls = outer.filter(({ path }) => /\/events\b/.test(path))
  return { total: outer.length, inSequence: outer.length - polls.length }
}

/** What was asked until the last presence was: what follows, such as notes, nobody's presence waits for. */
export function untilLastPresence(log) {
  const last = log.findLast(({ path }) => path.endsWith('/presence'))
  return log.filter(({ at }) => last && at <= last.at)
}
