// One time for both sides of a fault: the simulator's clock, the client's waits and its time limits. It jumps from one
// thing that is due to the next, so that nine hours cost no more than what happens in them.

import type { Clock } from '../../../main/simulator/clock'

export interface VirtualTime extends Clock {
  /** Moves on until `isReached`, at most by `limitMs`; answers whether it was. Looks after everything that was due. */
  runUntil(isReached: () => boolean, limitMs: number): Promise<boolean>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** Whatever has happened since counts as work: `settle` waits until it stays away for a while. */
  readonly noteWork: () => void
  /** Called whenever everything that was due has happened. */
  readonly onStep: (run: () => void) => void
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** Puts it in the place of the timers that time limits use; answers the function that puts those back. */
  replaceTimers(): () => void
}

interface Alarm {
  readonly due: number
  readonly run: () => void
}

/** Turns of the event loop without any request or answer after which nothing more is to be expected. */
const quietTurns = 8
const mostTurns = 5_000

export function createVirtualTime(start: number): VirtualTime {
  const alarms = new Set<Alarm>()
  const looks = new Set<() => void>()
  let at = start
  let work = 0

  const after = (ms: number, run: () => void): (() => void) => {
    const alarm = { due: at + Math.max(ms, 0), run }
    alarms.add(alarm)
    return () => void alarms.delete(alarm)
  }
  const earliest = (): Alarm | undefined => {
    let first: Alarm | undefined
    for (const alarm of alarms) if (first === undefined || alarm.due < first.due) first = alarm
    return first
  }
  const settle = async (): Promise<void> => {
    let seen = -1
    for (let quiet = 0, turn = 0; quiet < quietTurns; turn += 1) {
      if (turn > mostTurns) throw new Error('something goes on and on without any time going by')
      await new Promise<void>((resolve) => void setImmediate(resolve))
      quiet = work === seen ? quiet + 1 : 0
      seen = work
    }
  }
  const look = (): void => {
    for (const each of looks) each()
  }
  const settleAndLook = async (): Promise<void> => {
    await settle()
    look()
  }
  const runUntil = async (isReached: () => boolean, limitMs: number): Promise<boolean> => {
    const end = at + limitMs
    await settleAndLook()
    for (let alarm = earliest(); !isReached(); alarm = earliest()) {
      if (alarm === undefined || alarm.due > end) {
        at = end
        look()
        return isReached()
      }
      at = Math.max(at, alarm.due)
      alarms.delete(alarm)
      alarm.run()
      await settleAndLook()
    }
    return true
  }
  return {
    now: () => at,
    after,
    settle,
    runUntil,
    async advance(ms) {
      await runUntil(() => false, ms)
    },
    onStep: (run) => void looks.add(run),
    noteWork: () => void (work += 1),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const end = (): void => {
          cancel()
          signal.removeEventListener('abort', end)
          resolve()
        }
        const cancel = after(ms, end)
        signal.addEventListener('abort', end)
      }),
    replaceTimers() {
      const { setTimeout: realSet, clearTimeout: realClear } = globalThis
      const cancels = new Map<unknown, () => void>()
      const set = (run: () => void, ms = 0): object => {
        const timer = {}
        cancels.set(timer, after(ms, run))
        return timer
      }
      const clear = (timer: unknown): void => {
        cancels.get(timer)?.()
        cancels.delete(timer)
      }
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
      return () => void Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear })
    }
  }
}
