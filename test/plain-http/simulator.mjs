// The server under test as a process of its own, and its control interface, which is no part of UCWA: it plays the
// other people, the user's other device, the passing of time and the faults.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

const project = path.join(import.meta.dirname, '../..')

/** Limits low enough to be met soon. */
const smallLimits = {
  'contact-limit': 30,
  'delegate-limit': 3,
  'group-limit': 12,
  'subscription-limit': 6,
  'subscription-contact-limit': 8,
  'expand-limit': 8
}

/** @returns { root, control, signInAddress, userName, password, expandLimit, stop } */
export async function startSimulator(edition) {
  const limits = Object.entries(smallLimits).flatMap(([name, value]) => [`--${name}`, String(value)])
  const options = ['--port', '0', '--people', '12', '--groups', '3', '--edition', edition, ...limits]
  // A group of its own: npm, its script and the server end together.
  const child = spawn('npm', ['run', '--silent', 'simulator', '--', ...options], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const stop = () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      stop()
      process.exit(1)
    })
  }
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => undefined)])
  if (!first) throw new Error('the simulator did not start')
  return { ...JSON.parse(first[0]), expandLimit: smallLimits['expand-limit'], stop }
}

export class Control {
  constructor(url) {
    this.url = url
  }

  async #call(method, what, body) {
    const content = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await fetch(`${this.url}/${what}`, { method, ...content })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${this.url}/${what}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  /** The truth: { me, people, groups, subscriptions, applications }. */
  state = () => this.#call('GET', 'state')

  /** [{ uri, availability?, note?, … }] */
  changePeople = (changes) => this.#call('POST', 'people', changes)

  /** { action, uri?, groupId?, name? }: a change made at another device of the user. */
  changeLists = (change) => this.#call('POST', 'lists', change)

  advance = (seconds) => this.#call('POST', 'clock', { advanceMs: seconds * 1000 })

  /** The next request of this method to this path gets this error. */
  failNext = (method, path, { status, code, subcode }) =>
    this.#call('POST', 'faults', { method, path, action: 'status', status, code, ...(subcode && { subcode }) })

  clearFaults = () => this.#call('DELETE', 'faults')
}
