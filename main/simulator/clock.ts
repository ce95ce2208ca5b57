// The one time everything in the simulator goes by. It can be moved, so that nobody has to wait half an hour to see
// a subscription expire.

/** All times are milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Runs once, when `ms` have gone by; the answer cancels it. */
  after(ms: number, run: () => void): () => void
  /** Fires everything due on the way, in order, and lets whatever that set off settle before going on. */
  advance(ms: number): Promise<void>
}

export interface ClockOptions {
  /** Default: the real time of the moment. */
  readonly start?: number
  /** Running: real time plus what was advanced. Otherwise it moves by hand alone. */
  readonly running: boolean
}

interface Alarm {
  readonly due: number
  readonly run: () => void
}

// A client in the same process answers within a few turns of the event loop. One behind a socket needs real time, for
// instance to send its next poll before the clock jumps the next three minutes; a long way is divided by this many
// such pauses, so that a lively story does not make it slower.
const turnsToSettle = 8
const realTimeToSettleMs = 15
const pausesOnTheWay = 40
const longestRealTimerMs = 2 ** 31 - 1

// Kept under their own names because a test that fakes the global timers must not stop this clock.
const realTurn = setImmediate
const realTimer = setTimeout
const clearRealTimer = clearTimeout

export function createClock(options: ClockOptions = { running: false }): Clock {
  const { running } = options
  const realStart = Date.now()
  const start = options.start ?? realStart
  const alarms = new Set<Alarm>()
  let moved = 0
  let wake: NodeJS.Timeout | undefined
  let advancing = Promise.resolve()

  const now = (): number => start + moved + (running ? Date.now() - realStart : 0)

  const earliest = (): Alarm | undefined => {
    let first: Alarm | undefined
    for (const alarm of alarms) if (first === undefined || alarm.due < first.due) first = alarm
    return first
  }

  const ring = (alarm: Alarm): void => {
    if (alarms.delete(alarm)) alarm.run()
  }

  const ringDue = (): void => {
    for (let alarm = earliest(); alarm !== undefined && alarm.due <= now(); alarm = earliest()) ring(alarm)
    schedule()
  }

  const schedule = (): void => {
    if (!running) return
    clearRealTimer(wake)
    const alarm = earliest()
    if (alarm === undefined) return
    wake = realTimer(ringDue, Math.min(Math.max(alarm.due - now(), 0), longestRealTimerMs))
    wake.unref()
  }

  const move = async (ms: number): Promise<void> => {
    let left = ms
    let sincePause = 0
    let hasRung = false
    // What the caller has only just begun, such as a poll, belongs to the time before.
    await settle(running)
    for (let alarm = earliest(); alarm !== undefined; alarm = earliest()) {
      const gap = Math.max(alarm.due - now(), 0)
      if (gap > left) break
      if (running && hasRung && sincePause + gap > ms / pausesOnTheWay) {
        sincePause = 0
        hasRung = false
        await settle(true)
        continue
      }
      moved += gap
      left -= gap
      sincePause += gap
      hasRung = true
      ring(alarm)
      await settle(false)
    }
    if (hasRung) await settle(running)
    moved += left
    schedule()
    await settle(running)
  }

  return {
    now,
    after(ms, run) {
      const alarm = { due: now() + Math.max(ms, 0), run }
      alarms.add(alarm)
      schedule()
      return () => void alarms.delete(alarm)
    },
    advance(ms) {
      const done = advancing.then(() => move(Math.max(ms, 0)))
      // A failing alarm fails the advance that met it, not the ones queued behind it.
      advancing = done.catch(() => undefined)
      return done
    }
  }
}

async function settle(running: boolean): Promise<void> {
  if (running) return new Promise((resolve) => void realTimer(resolve, realTimeToSettleMs))
  for (let turn = 0; turn < turnsToSettle; turn += 1) await new Promise<void>((resolve) => void realTurn(resolve))
}
