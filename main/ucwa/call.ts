// A request as a value: each verb of the protocol is a function that returns a `Call`, and the caller decides
// whether it travels alone (`http.ts`) or with others in one batch (`batch.ts`).

import type { UcwaError } from './ucwa-error'

/** What a server answered, before anybody has looked at the document. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON, or `undefined` when there was no body. */
  readonly body: unknown
  /** Absolute address the answer came from: base for the links in it. */
  readonly href: string
}

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Absolute address, exactly as a document gave it. */
  readonly href: string
  /** Added with a URL parser to the query the server put there (reference 0, rule 1). */
  readonly query?: Readonly<Record<string, string | number>>
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Done twice it would harm; sent alone, the network does not repeat it by itself. */
  readonly once?: true
  /** Turns a successful answer into a checked value; throws a `UcwaError` `unreadable` or `missing-link`. */
  readonly read: (answer: Answer) => T
}

export type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: UcwaError }

export interface SendOptions {
  readonly signal?: AbortSignal
  readonly timeLimitMs?: number
}

/** Sends calls one by one or together. Rejects with a `UcwaError` and nothing else. Never retries. */
export interface Sender {
  send<T>(call: Call<T>, options?: SendOptions): Promise<T>
  /**
   * Sends many calls in as few batches as the limit allows (reference 10), one batch after another, and pairs each
   * call with its own outcome, in order. Rejects only when a whole batch failed.
   */
  sendAll<T>(calls: readonly Call<T>[], options?: SendOptions): Promise<Settled<T>[]>
}
