// The event channel (reference 9): a long poll as an iterator of packages, the next poll always under way.

import type { Call, Settled } from './call'
import type { EventPackage } from './documents'
import { readEventPackage, type ReadPackage } from './event-package'
import type { Http } from './http'
import { UcwaError } from './ucwa-error'

export interface EventChannel {
  /** Address to poll (again): after a failure the same, so that the same package comes once more. */
  readonly position: string
  /**
   * Packages in the server's order. When one is handed out the next poll is already in flight, and there is never more
   * than one: a slow reader slows the channel. Ends only by throwing a `UcwaError`; may then be called again and goes
   * on at `position`. An answer that leads nowhere is `missing-link`: read the application for a new events link.
   */
  packages(): AsyncGenerator<EventPackage, never>
}

export interface EventChannelInput {
  readonly http: Http
  /** The `events` link of the application, or the `position` of an earlier channel. */
  readonly href: string
  /** How long the server may hold a poll that has nothing to tell. */
  readonly timeoutSeconds?: number
  /** How long it may hold back what is of medium or low priority, to gather it. */
  readonly mediumSeconds?: number
  readonly lowSeconds?: number
  readonly signal: AbortSignal
}

/** Our own limit must be longer than the server's, or every quiet poll would look like a lost one. */
const marginSeconds = 30

/** Opens nothing by itself: the first poll goes out when the first package is asked for. */
export function openEventChannel(input: EventChannelInput): EventChannel {
  const { http, timeoutSeconds: timeout = 180, mediumSeconds: medium = 5, lowSeconds: low = 15 } = input
  let position = input.href

  const poll = (isNew: boolean, signal: AbortSignal): Promise<Settled<ReadPackage>> => {
    const call: Call<ReadPackage> = {
      method: 'GET',
      href: position,
      // The server remembers them until its channel is made anew.
      ...(isNew ? { query: { timeout, medium, low } } : {}),
      read: (answer) => readEventPackage(answer.body, answer.href)
    }
    return settle(http.send(call, { signal, timeLimitMs: (timeout + marginSeconds) * 1000 }))
  }

  async function* packages(): AsyncGenerator<EventPackage, never> {
    // Whoever leaves the loop early must not leave a poll behind.
    const left = new AbortController()
    const { signal } = left
    const leave = (): void => left.abort()
    if (input.signal.aborted) leave()
    input.signal.addEventListener('abort', leave, { once: true })
    let pending = poll(true, signal)
    // A function of its own: what this loop names itself, it keeps until the next package, which may be hours away.
    const receive = async (): Promise<EventPackage> => {
      const answer = await pending
      if (!answer.ok) throw answer.error
      const { continuation, events, href } = answer.value
      position = href
      pending = poll(continuation === 'resume', signal)
      return { continuation, events }
    }
    try {
      for (;;) yield await receive()
    } finally {
      input.signal.removeEventListener('abort', leave)
      leave()
    }
  }

  return {
    get position() {
      return position
    },
    packages
  }
}

/** A poll may fail while the package before it is worked on: kept as a value it waits there instead of crashing. */
async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await work }
  } catch (error) {
    return {
      ok: false,
      error: error instanceof UcwaError ? takeoverOf(error) : new UcwaError('unreadable', { cause: error })
    }
  }
}

/** Only of a poll does the subcode say that another one took over (reference 9.5). */
function takeoverOf(error: UcwaError): UcwaError {
  const isTakenOver = error.code === 'conflict' && error.details.subcode === 'PGetReplaced'
  return isTakenOver ? new UcwaError('poll-replaced', error.details) : error
}
