// An answer that is not 2xx becomes an error by its status and UCWA's subcode (reference 11), never by its message.

import * as v from 'valibot'
import { UcwaError, type UcwaErrorCode, type UcwaErrorDetails } from './ucwa-error'

const byStatus: Readonly<Record<number, UcwaErrorCode>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'bad-request',
  408: 'timeout',
  409: 'conflict',
  410: 'ended',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'bad-request',
  428: 'precondition-required',
  429: 'too-many-requests'
}

/** The subcodes that change what a status means (reference 11.4); all others are told in `details.subcode`. */
const bySubcode: Readonly<Record<string, UcwaErrorCode>> = {
  '404 ApplicationNotFound': 'application-gone',
  '404 APIVersionNotSupported': 'version-not-supported'
}

const errorBody = v.object({
  subcode: v.fallback(v.optional(v.string()), undefined),
  parameters: v.fallback(v.optional(v.record(v.string(), v.unknown())), undefined)
})

const dayMs = 24 * 60 * 60 * 1000

/** The error for a status outside 2xx. A body that is not JSON came from a proxy or web server and adds nothing. */
export function refusalOf(status: number, headers: Headers, text: string, where: UcwaErrorDetails = {}): UcwaError {
  const { subcode, parameters } = isJson(headers) ? errorBodyOf(text) : {}
  const retryAfterMs = retryAfterOf(headers)
  return new UcwaError(bySubcode[`${status} ${subcode ?? ''}`] ?? byStatus[status] ?? codeOfRange(status), {
    ...where,
    status,
    ...(isPage(headers) && { isPage: true }),
    ...(subcode === undefined ? {} : { subcode }),
    ...(parameters === undefined ? {} : { parameters: Object.keys(parameters) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs })
  })
}

/** Whether a body claims to be JSON, in any of the spellings of reference 6. */
export function isJson(headers: Headers): boolean {
  return /[/+]json\b/i.test(headers.get('content-type') ?? '')
}

function isPage(headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get('content-type')?.trim() ?? '')
}

/** `Retry-After` in seconds or as a date, as milliseconds from now; at most a day, for timers overflow. */
export function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim()
  if (!text) return undefined
  // A date is measured against the server's own clock when it tells it: ours may be wrong.
  const sentAt = Date.parse(headers.get('date') ?? '')
  const waitMs = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - (Number.isNaN(sentAt) ? Date.now() : sentAt)
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), dayMs)
}

function codeOfRange(status: number): UcwaErrorCode {
  return status >= 500 ? 'server-trouble' : 'not-ucwa'
}

function errorBodyOf(text: string): { subcode?: string | undefined; parameters?: Record<string, unknown> | undefined } {
  try {
    const result = v.safeParse(errorBody, JSON.parse(text.replace(/^\uFEFF/, '')))
    return result.success ? result.output : {}
  } catch {
    // Broken JSON in a refusal takes nothing from the status, which decides alone.
    return {}
  }
}
