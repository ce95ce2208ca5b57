// Remembers what the client asked, requests and batch parts alike, so that a test can count and read them.

import type { RequestHook } from '../options'

/** One request as `GET /simulator/requests` tells it. */
export interface LoggedRequest {
  /** On the simulator's clock, in milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** With its query. */
  readonly path: string
  /** 0 while there is no answer, and for ever if the connection was dropped. */
  readonly status: number
  readonly inBatch: boolean
  readonly authorized: boolean
}

export interface RequestLog {
  /** To be installed first, so that it sees the answers of faults too. */
  readonly hook: RequestHook
  /** In the order in which they were asked; a batch stands before its parts. */
  entries(): readonly LoggedRequest[]
  clear(): void
}

/** A log of the last `capacity` requests; a demo may run for days. */
export function createRequestLog(capacity = 20_000): RequestLog {
  let entries: { -readonly [Field in keyof LoggedRequest]: LoggedRequest[Field] }[] = []
  return {
    async hook({ at, method, path, inBatch, authorized }, answer) {
      const entry = { at, method, path, status: 0, inBatch, authorized }
      entries.push(entry)
      // Cut in large pieces: shifting a full log at every request would copy it each time.
      if (entries.length >= 2 * capacity) entries = entries.slice(-capacity)
      const response = await answer()
      entry.status = response.status
      return response
    },
    entries: () => entries.slice(-capacity),
    clear() {
      entries = []
    }
  }
}
