// Many calls in few requests (reference 10): splits by the limit, sends one batch after another, pairs the answers.

import { readAnswer, addressOf } from './answers'
import type { Call, Sender, SendOptions, Settled } from './call'
import { whereabouts } from './exchange'
import { textOf, type Http } from './http'
import { readBatch, writeBatch, type BatchAnswer } from './multipart'
import { refusalOf } from './refusals'
import { UcwaError } from './ucwa-error'

/** What a user may have outstanding over all batches; one more and the whole POST is refused. */
const partsPerBatch = 100

/** Builds the sender of one application; `batchHref` is its `batch` link. */
export function createSender(http: Http, batchHref: string): Sender {
  return {
    send: (call, options) => http.send(call, options),
    sendAll: async (calls, options) => {
      const settled = []
      for (let from = 0; from < calls.length; from += partsPerBatch) {
        settled.push(...(await sendBatch(http, batchHref, calls.slice(from, from + partsPerBatch), options)))
      }
      return settled
    }
  }
}

async function sendBatch<T>(
  http: Http,
  batchHref: string,
  calls: readonly Call<T>[],
  options: SendOptions | undefined
): Promise<Settled<T>[]> {
  const url = addressOf({ href: batchHref })
  // A part names a path, not a server: what belongs elsewhere would reach the wrong one.
  const own = calls.filter((call) => isAt(url, call))
  const parts = own.length === 0 ? [] : await post(http, url, own, options)
  const answers = new Map(own.map((call, index) => [call, parts[index]]))
  return calls.map((call) => {
    if (!answers.has(call)) return { ok: false, error: new UcwaError('foreign-origin') }
    return settle(call, answers.get(call))
  })
}

async function post<T>(
  http: Http,
  url: URL,
  calls: readonly Call<T>[],
  options: SendOptions | undefined
): Promise<BatchAnswer['parts']> {
  const boundary = `batch-${crypto.randomUUID()}`
  const headers = { 'Content-Type': `multipart/batching;boundary="${boundary}"`, Accept: 'multipart/batching' }
  const request = { method: 'POST', url, headers, body: writeBatch(calls, boundary) }
  const answer = await http.exchange(request, options)
  const where = { ...whereabouts(request), status: answer.status }
  if (answer.status !== 200) throw refusalOf(answer.status, answer.headers, textOf(answer), where)
  const { parts, closed } = readHere(answer.headers.get('content-type') ?? '', textOf(answer), where)
  // Answers are paired by their place alone. If one is missing in the middle, the rest would go to the wrong people.
  if (parts.length > calls.length || (closed && parts.length < calls.length)) throw new UcwaError('unreadable', where)
  return parts
}

function readHere(contentType: string, text: string, where: UcwaError['details']): BatchAnswer {
  try {
    return readBatch(contentType, text)
  } catch (error) {
    throw error instanceof UcwaError ? new UcwaError(error.code, { ...where, ...error.details }) : error
  }
}

function settle<T>(call: Call<T>, part: BatchAnswer['parts'][number]): Settled<T> {
  const url = addressOf(call)
  if (part === undefined) return { ok: false, error: new UcwaError('unreadable', whereabouts({ ...call, url })) }
  try {
    return { ok: true, value: readAnswer(call, url, part) }
  } catch (error) {
    if (error instanceof UcwaError) return { ok: false, error }
    throw error
  }
}

function isAt(url: URL, call: Call<unknown>): boolean {
  return URL.canParse(call.href) && new URL(call.href).origin === url.origin
}
