// The time of a soaked day: the server's, which only goes on, and the computer's, whose timers stand still while it
// sleeps and whose clock may be set. It jumps from one thing that is due to the next, so that a day takes a second.

import type { Clock } from '../../main/simulator/clock'

/** Whose timer it is: the session's, or of something that runs whether anybody is signed in or not. */
export type Owner = 'session' | 'app'

export interface Timeline {
  /** Milliseconds since 1970, by the server; nobody can set it. */
  readonly server: Clock
  readonly computer: Computer
  /** Something goes on without a timer: it is waited for before the time moves. */
  stir(): void
  /** Lets happen whatever needs no time. Throws when that does not come to rest. */
  settle(): Promise<void>
  advance(ms: number): Promise<void>
}

interface Computer {
  /** As its clock shows it, milliseconds since 1970. */
  now(): number
  /** Milliseconds it was awake for; not moved by whoever sets the clock. */
  awakeMs(): number
  after(ms: number, run: () => void, owner: Owner): () => void
  pending(owner: Owner): number
  /** The process is gone, and everything it waited for. */
  forgetTimers(): void
  /** While asleep its timers stand still. */
  sleep(isAsleep: boolean): void
  /** Sets its clock so far from the server's. */
  setClock(offMs: number): void
}

interface Alarm {
  readonly due: number
  readonly run: () => void
  readonly owner?: Owner
}

/** Enough for any chain of promises that goes on in a later turn of the event loop. */
const idleTurns = 3
const mostTurns = 20_000
/** In one move: more is a tight loop, whatever it does. */
const mostAlarms = 200_000

export function createTimeline(start: number): Timeline {
  const servers = new Set<Alarm>()
  const computers = new Set<Alarm>()
  let now = start
  let sleptMs = 0
  let isAsleep = false
  let offMs = 0
  let stirs = 0

  const awake = (): number => now - sleptMs
  const put = (alarms: Set<Alarm>, alarm: Alarm): (() => void) => {
    alarms.add(alarm)
    stirs += 1
    return () => {
      if (alarms.delete(alarm)) stirs += 1
    }
  }
  const settle = async (): Promise<void> => {
    let idle = 0
    for (let turn = 0; idle < idleTurns; turn += 1) {
      if (turn > mostTurns) throw new Error('something goes on and on without any time passing')
      const before = stirs
      await new Promise<void>((resolve) => void setImmediate(resolve))
      idle = stirs === before ? idle + 1 : 0
    }
  }
  /** The next that rings, at the server's time. */
  const next = (): { readonly alarm: Alarm; readonly alarms: Set<Alarm>; readonly at: number } | undefined => {
    const server = earliest(servers)
    const computer = isAsleep ? undefined : earliest(computers)
    const computerAt = computer && computer.due + sleptMs
    if (computer && computerAt !== undefined && computerAt < (server?.due ?? Infinity)) {
      return { alarm: computer, alarms: computers, at: computerAt }
    }
    return server && { alarm: server, alarms: servers, at: server.due }
  }
  const moveTo = (to: number): void => {
    if (isAsleep) sleptMs += Math.max(0, to - now)
    now = Math.max(now, to)
  }
  const advance = async (ms: number): Promise<void> => {
    const until = now + ms
    await settle()
    for (let rung = 0; ; rung += 1) {
      if (rung > mostAlarms) throw new Error('something rings again and again')
      const due = next()
      if (!due || due.at > until) break
      moveTo(due.at)
      due.alarms.delete(due.alarm)
      due.alarm.run()
      await settle()
    }
    moveTo(until)
  }

  return {
    server: {
      now: () => now,
      after: (ms, run) => put(servers, { due: now + Math.max(0, ms), run }),
      advance
    },
    computer: {
      now: () => now + offMs,
      awakeMs: awake,
      after: (ms, run, owner) => put(computers, { due: awake() + Math.max(0, ms), run, owner }),
      pending: (owner) => [...computers].filter((alarm) => alarm.owner === owner).length,
      forgetTimers: () => computers.clear(),
      sleep: (to) => void (isAsleep = to),
      setClock: (to) => void (offMs = to)
    },
    stir: () => void (stirs += 1),
    settle,
    advance
  }
}

function earliest(alarms: ReadonlySet<Alarm>): Alarm | undefined {
  let first: Alarm | undefined
  for (const alarm of alarms) if (first === undefined || alarm.due < first.due) first = alarm
  return first
}
