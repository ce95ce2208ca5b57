// From a whole answer to the value a call wants; the same for an answer of its own and for a part of a batch.

import type { Call } from './call'
import { whereabouts } from './exchange'
import { isJson, refusalOf } from './refusals'
import { UcwaError } from './ucwa-error'

export interface TextAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Where a call goes: its href with its own parameters added and the server's left exactly as they are. */
export function addressOf(call: { href: string; query?: Readonly<Record<string, string | number>> }): URL {
  if (!URL.canParse(call.href)) throw new UcwaError('unreadable')
  const url = new URL(call.href)
  for (const [name, value] of Object.entries(call.query ?? {})) {
    // `searchParams` would respell the parameters that stand there: it is used only to replace one.
    if (url.searchParams.has(name)) url.searchParams.set(name, String(value))
    else url.search += `${url.search ? '&' : '?'}${new URLSearchParams({ [name]: String(value) }).toString()}`
  }
  return url
}

/** Headers and body that every JSON request has, sent alone or as a part. */
export function contentOf(call: Call<unknown>): { headers: Record<string, string>; body?: string } {
  if (call.body === undefined) return { headers: { ...call.headers } }
  return { headers: { ...call.headers, 'Content-Type': 'application/json' }, body: JSON.stringify(call.body) }
}

/**
 * Reads an answer for its call; a 304 counts as one where the call asked for it (reference 8). Throws a `UcwaError` that names the request: a refusal, `not-ucwa`,
 * `unreadable`, …
 */
export function readAnswer<T>(call: Call<T>, url: URL, answer: TextAnswer): T {
  const where = whereabouts({ method: call.method, url })
  const { status, headers, text } = answer
  const isUnchanged = status === 304 && call.headers?.['If-None-Match'] !== undefined
  if (!isUnchanged && (status < 200 || status > 299)) throw refusalOf(status, headers, text, where)
  try {
    return call.read({ status, headers, body: isUnchanged ? undefined : bodyOf(answer), href: url.href })
  } catch (error) {
    throw error instanceof UcwaError ? new UcwaError(error.code, { ...where, status, ...error.details }) : error
  }
}

/** For calls whose answer carries nothing that matters. */
export function ignoreBody(): void {}

function bodyOf({ status, headers, text }: TextAnswer): unknown {
  const json = text.replace(/^\uFEFF/, '').trim()
  if (json === '') return undefined
  // Portals and proxies answer 200, never 201: what was made is made, however broken the server tells so.
  const isMade = status === 201
  if (headers.has('content-type') && !isJson(headers)) {
    if (isMade) return undefined
    throw new UcwaError('not-ucwa')
  }
  try {
    return JSON.parse(json)
  } catch (cause) {
    if (isMade) return undefined
    throw new UcwaError('unreadable', { cause })
  }
}
