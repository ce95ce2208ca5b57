// The way to one application: renews the token on the way, keeps one batch outstanding at a time, is patient with a
// busy server, and does not take the loss of a child for the loss of the application (reference 11.6).

import { readApplication } from '../ucwa/application'
import { createSender } from '../ucwa/batch'
import type { Call, SendOptions, Settled } from '../ucwa/call'
import type { ApplicationDocument } from '../ucwa/documents'
import type { Http } from '../ucwa/http'
import { UcwaError } from '../ucwa/ucwa-error'
import type { SessionPorts } from './ports'
import { isBusy, waitMs } from './retry'
import type { TokenKeeper } from './token-keeper'

/** A call together with what is to be done with its answer. */
export interface Errand {
  readonly call: Call<() => void>
  readonly refused: (error: UcwaError) => void
}

/** Sends for as long as one stay on an application lasts; throws nothing but `UcwaError`. */
export interface Line {
  readonly application: ApplicationDocument
  readonly signal: AbortSignal
  /** Sends one call alone, ahead of the queue. */
  send<T>(call: Call<T>, options?: SendOptions): Promise<T>
  /** Sends many, in batches of at most 100 and one batch at a time; each answer is handed on as its batch returns. */
  run(errands: readonly Errand[]): Promise<void>
  download(href: string, query: Record<string, string>): Promise<{ type: string; bytes: Uint8Array }>
  /** Throws `application-gone` if the application is. */
  prove(): Promise<void>
  /** Rejects with what `error` means: of the loss of the application it asks the application itself. */
  confirm(error: unknown): Promise<never>
}

const batchSize = 100
const triesPerPart = 3
/** Everything else waits behind a batch, and what is shown grows old meanwhile: nothing is waited for longer here. */
const longestHeldMs = 10_000
/** These end the stay whichever request meets them. */
const fatal = new Set(['unauthorized', 'ended', 'bad-credentials', 'handshake-refused', 'page-needed'])

/** An errand out of a call and what to do with its value; by default a refusal is only left unanswered. */
export function errand<T>(
  call: Call<T>,
  take: (value: T) => void,
  refused: (error: UcwaError) => void = ignore
): Errand {
  const read = (answer: Parameters<typeof call.read>[0]): (() => void) => {
    const value = call.read(answer)
    return () => take(value)
  }
  return { call: { ...call, read }, refused }
}

function ignore(): void {}

function isShortlyBusy(error: UcwaError): boolean {
  return isBusy(error) && (error.details.retryAfterMs ?? 0) <= longestHeldMs
}

/** Sends one call in its turn, with the same patience as many; rejects with the `UcwaError` that refused it. */
export async function ask<T>(line: Line, call: Call<T>): Promise<T> {
  const answers: Settled<T>[] = []
  const take = (value: T): void => void answers.push({ ok: true, value })
  await line.run([errand(call, take, (error) => void answers.push({ ok: false, error }))])
  const answer = answers[0] ?? { ok: false, error: new UcwaError('aborted') }
  if (!answer.ok) throw answer.error
  return answer.value
}

export function createLine(input: {
  http: Http
  application: ApplicationDocument
  keeper: TokenKeeper
  ports: SessionPorts
  signal: AbortSignal
  /** The server answered: what is shown was vouched for a moment ago. */
  onAnswer: () => void
}): Line {
  const { http, application, keeper, ports, signal } = input
  const sender = createSender(http, application.batch)
  let queue: Promise<unknown> = Promise.resolve()

  const answered = async <T>(run: () => Promise<T>): Promise<T> => {
    const value = await keeper.authorized(run)
    if (signal.aborted) throw new UcwaError('aborted')
    input.onAnswer()
    return value
  }
  const prove = async (): Promise<void> => {
    await answered(() => http.send(readApplication(application.self), { signal }))
  }
  // The subcode alone proves nothing: an expired subscription says the same. One proof is enough for a whole batch.
  const certain = async (error: UcwaError, proof = createProof()): Promise<UcwaError> => {
    if (error.code !== 'application-gone') return error
    await proof()
    return new UcwaError('not-found', error.details)
  }
  const createProof = (): (() => Promise<void>) => {
    let proof: Promise<void> | undefined
    return () => (proof ??= prove())
  }
  const confirm = async (error: unknown): Promise<never> => {
    throw error instanceof UcwaError ? await certain(error) : error
  }
  const proven = <T>(run: () => Promise<T>): Promise<T> => answered(run).catch(confirm)

  const sendBatch = async (errands: readonly Errand[]): Promise<Settled<() => void>[]> => {
    const settled = await sender.sendAll(
      errands.map(({ call }) => call),
      { signal }
    )
    for (const one of settled) if (!one.ok && fatal.has(one.error.code)) throw one.error
    return settled
  }
  const deliver = async (errands: readonly Errand[]): Promise<void> => {
    let left = errands
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const last = attempt === triesPerPart
      const again: Errand[] = []
      let retryAfterMs = 0
      const postpone = (errand: Errand, error: UcwaError): void => {
        again.push(errand)
        retryAfterMs = Math.max(retryAfterMs, error.details.retryAfterMs ?? 0)
      }
      try {
        const settled = await proven(() => sendBatch(left))
        const proof = createProof()
        for (const [index, one] of settled.entries()) {
          const sent = left[index]
          if (!sent) continue
          if (one.ok) one.value()
          else if (isShortlyBusy(one.error) && !last) postpone(sent, one.error)
          else sent.refused(await certain(one.error, proof))
        }
      } catch (error) {
        if (!(error instanceof UcwaError) || !isShortlyBusy(error) || last) throw error
        left.forEach((errand) => postpone(errand, error))
      }
      left = again
      if (left.length > 0) await ports.sleep(waitMs(attempt, ports.random, retryAfterMs), signal)
    }
  }
  const inQueue = (work: () => Promise<void>): Promise<void> => {
    const turn = queue.then(() => {
      if (signal.aborted) throw new UcwaError('aborted')
      return work()
    })
    queue = turn.catch(ignore)
    return turn
  }

  return {
    application,
    signal,
    prove,
    confirm,
    send: (call, options) => proven(() => http.send(call, { signal, ...options })),
    download: (href, query) => proven(() => http.download(href, query, { signal })),
    async run(errands) {
      for (let from = 0; from < errands.length; from += batchSize) {
        const part = errands.slice(from, from + batchSize)
        await inQueue(() => deliver(part))
      }
    }
  }
}
