// The simulator as others run it: a process of its own, spoken to over HTTP alone.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export interface SimulatorAddress {
  readonly root: string
  readonly control: string
  readonly signInAddress: string
  readonly userName: string
  readonly password: string
}

interface SimulatedPerson {
  readonly uri: string
  readonly name: string
  readonly availability: string
  readonly activity?: string
  readonly note?: { readonly message: string; readonly type: string }
}

export interface SimulatorTruth {
  readonly me: SimulatedPerson
  readonly people: readonly SimulatedPerson[]
  /** `listed`: whether the user's list shows it; only distribution groups can be missing there. */
  readonly groups: readonly { id: string; name: string; kind: string; members: string[]; listed: boolean }[]
  readonly subscriptions: readonly { id: string; kind: string; uris: string[]; expiresAt: number }[]
  readonly applications: readonly { id: string; alive: boolean; polling: boolean }[]
}

export interface AskedRequest {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly inBatch: boolean
  readonly authorized: boolean
}

const program = new URL('../../out/main/simulator.js', import.meta.url).pathname

export class SimulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: SimulatorAddress
  ) {}

  static async start(...args: string[]): Promise<SimulatorProcess> {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    return new SimulatorProcess(child, JSON.parse(line) as SimulatorAddress)
  }

  state(): Promise<SimulatorTruth> {
    return this.control<SimulatorTruth>('state')
  }

  requests(): Promise<readonly AskedRequest[]> {
    return this.control<readonly AskedRequest[]>('requests')
  }

  /** Changes people all at once and lets the events go without the delay their priority allows. */
  async changePeople(...changes: readonly Record<string, unknown>[]): Promise<void> {
    await this.control('people?release=now', 'POST', changes)
  }

  async changeLists(change: Record<string, unknown>): Promise<{ id?: string }> {
    return this.control('lists', 'POST', change)
  }

  async expire(what: 'token' | 'application' | 'subscriptions' | 'channel'): Promise<void> {
    await this.control('expire', 'POST', { what })
  }

  async advance(advanceMs: number): Promise<void> {
    await this.control('clock', 'POST', { advanceMs })
  }

  /**
   * Moves the clock as time goes by for an app that runs meanwhile: in steps shorter than a server's patience with a
   * silent app, each only when the app polls again.
   */
  async letPass(totalMs: number): Promise<void> {
    const stepMs = 3 * 60_000
    for (let passed = 0; passed < totalMs; passed += stepMs) {
      await this.advance(Math.min(stepMs, totalMs - passed))
      while (!(await this.state()).applications.some(({ alive, polling }) => alive && polling)) await pause(20)
    }
  }

  async fault(fault: Record<string, unknown>): Promise<void> {
    await this.control('faults', 'POST', fault)
  }

  async clearFaults(): Promise<void> {
    await this.control('faults', 'DELETE')
  }

  async clearRequests(): Promise<void> {
    await this.control('requests', 'DELETE')
  }

  /** Stops and continues the process: to its clients the server is there and does not answer. */
  freeze(): void {
    this.child.kill('SIGSTOP')
  }

  thaw(): void {
    this.child.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill('SIGTERM')
    this.child.kill('SIGCONT')
    await once(this.child, 'exit')
  }

  private async control<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
    const response = await fetch(`${this.address.control}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    // The shape is the simulator's documented one; a wrong one fails the test that reads it.
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
