// The long poll of one application (reference 9): packages with numbers, kept until they are acknowledged, one
// parked poll at a time.
import { applicationNotFound, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { Clock } from '../clock'
import { createEventQueue, sendersOf, type SimEvent } from './event-queue'

/** Seconds where it says so in the query; missing ones stay as they are. */
interface PollParameters {
  readonly ack?: number
  readonly priority?: number
  readonly low?: number
  readonly medium?: number
  readonly timeout?: number
}

export interface EventChannel {
  /** Answers when there is something to say. Rejects with a Refusal, or with the reason of an aborted signal. */
  poll(parameters: PollParameters, signal: AbortSignal): Promise<Answer>
  /** One call, one package: whatever is in it leaves together. */
  push(events: readonly SimEvent[]): void
  /** Sends what is being held back, with the next poll if none is parked. */
  release(): void
  /** Answers the parked poll so, if there is one; the channel lives on. */
  interrupt(refusal: Refusal): void
  /** What waited is gone; the next answer, given at once, carries `resume`. */
  forget(): void
  /** Restarts the wait for a first poll. */
  touch(): void
  /** Ends it; the parked poll gets this answer. */
  close(refusal: Refusal): void
  readonly polling: boolean
  /** Where a client that knows nothing polls: the first package that is not acknowledged. */
  readonly nextAck: number
}

export interface EventChannelOptions {
  readonly clock: Clock
  /** Of the events resource, without a query. */
  readonly href: string
  readonly withResources: boolean
  /** Nobody has polled for 15 minutes. */
  readonly onSilence: () => void
}

interface Parked {
  readonly priority: number
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
  readonly forgetTimers: () => void
}

const longestSilenceMs = 15 * 60_000
const defaults = { low: 15, medium: 5, timeout: 180 }

export function createEventChannel({ clock, href, withResources, onSilence }: EventChannelOptions): EventChannel {
  let queue = createEventQueue()
  let seconds = defaults
  let held: { readonly number: number; readonly answer: Answer } | undefined
  let nextNumber = 1
  let continuation: 'next' | 'resume' = 'next'
  let parked: Parked | undefined
  let urgent = false
  let hasPolled = false
  let closed = false
  let forgetSilence = clock.after(longestSilenceMs, onSilence)
  let forgetDue = (): void => undefined

  const delays = () => ({ high: 0, medium: seconds.medium * 1000, low: seconds.low * 1000 })
  const at = (number: number) => ({ href: `${href}?ack=${number}` })

  const waitForPoll = (): void => {
    forgetSilence()
    if (!closed) forgetSilence = clock.after(longestSilenceMs, onSilence)
  }

  const unpark = (): Parked | undefined => {
    const poll = parked
    parked = undefined
    poll?.forgetTimers()
    forgetDue()
    if (poll) waitForPoll()
    return poll
  }

  const nextPackage = (): Answer => {
    const events = queue.take()
    const number = nextNumber
    nextNumber += 1
    const document: Document = {
      _links: { self: at(number), [continuation]: at(nextNumber) },
      ...(events.length > 0 && { sender: sendersOf(events, withResources) })
    }
    continuation = 'next'
    urgent = false
    held = { number, answer: ok(document) }
    return held.answer
  }

  const deliver = (): void => {
    if (parked) unpark()?.resolve(nextPackage())
  }

  const deliverWhenDue = (): void => {
    forgetDue()
    if (!parked) return
    const due = urgent || continuation === 'resume' ? clock.now() : queue.due(delays())
    if (due === undefined) return
    if (due <= clock.now()) deliver()
    else forgetDue = clock.after(due - clock.now(), deliver)
  }

  const park = (priority: number, signal: AbortSignal): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const onAbort = (): void => {
        unpark()
        reject(signal.reason)
      }
      const forgetTimeout = clock.after(seconds.timeout * 1000, deliver)
      const forgetTimers = (): void => {
        forgetTimeout()
        signal.removeEventListener('abort', onAbort)
      }
      signal.addEventListener('abort', onAbort)
      parked = { priority, resolve, reject, forgetTimers }
      forgetSilence()
      deliverWhenDue()
    })

  const remember = ({ low, medium, timeout }: PollParameters): void => {
    seconds = {
      low: clamp(low ?? seconds.low, 5),
      medium: clamp(medium ?? seconds.medium, 5),
      timeout: clamp(timeout ?? seconds.timeout, 180)
    }
  }

  return {
    async poll(parameters, signal) {
      signal.throwIfAborted()
      // It may have been ended while the request was being read.
      if (closed) throw applicationNotFound()
      const { ack, priority = 0 } = parameters
      hasPolled = true
      remember(parameters)
      if (held && ack === held.number) {
        waitForPoll()
        return held.answer
      }
      if (ack !== nextNumber) {
        waitForPoll()
        return ok({ _links: { self: at(ack ?? 0), resync: at(held?.number ?? nextNumber) } })
      }
      if (parked && priority < parked.priority) throw replaced()
      unpark()?.reject(replaced())
      held = undefined
      return park(priority, signal)
    },
    push(events) {
      if (closed) return
      for (const event of events) queue.push(event, clock.now())
      deliverWhenDue()
    },
    release() {
      urgent = queue.due(delays()) !== undefined
      queue.seal()
      deliverWhenDue()
    },
    interrupt(refusal) {
      unpark()?.reject(refusal)
    },
    forget() {
      queue = createEventQueue()
      seconds = defaults
      continuation = 'resume'
      if (!parked) waitForPoll()
      deliverWhenDue()
    },
    touch() {
      if (!hasPolled) waitForPoll()
    },
    close(refusal) {
      closed = true
      unpark()?.reject(refusal)
      forgetSilence()
    },
    get polling() {
      return parked !== undefined
    },
    get nextAck() {
      return held?.number ?? nextNumber
    }
  }
}

function clamp(seconds: number, least: number): number {
  return Math.min(Math.max(seconds, least), 1800)
}

function replaced(): Refusal {
  return new Refusal(409, { subcode: 'PGetReplaced', message: 'A newer request has taken over.' })
}
