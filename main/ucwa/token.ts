// Getting a token with a name and a password (reference 3.2). There is no refresh: renewing is asking again.

import * as v from 'valibot'
import type { Challenge } from './challenge'
import { exchange, whereabouts, type Fetch, type WireAnswer } from './exchange'
import { textOf } from './http'
import { isJson, refusalOf } from './refusals'
import { Secret } from './secret'
import { isProtected } from './trust'
import { UcwaError, type UcwaErrorCode, type UcwaErrorDetails } from './ucwa-error'

export interface Token {
  readonly accessToken: Secret
  /** Milliseconds since 1970, by the clock that was passed in. */
  readonly expiresAt: number
}

export interface TokenRequest {
  readonly fetch: Fetch
  readonly challenge: Challenge
  /** `DOMAIN\name` or the sign-in address. */
  readonly userName: string
  readonly password: Secret
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
}

const failure = v.object({ error: v.string() })

const codes: ReadonlyMap<string, UcwaErrorCode> = new Map([
  ['invalid_grant', 'bad-credentials'],
  ['unsupported_grant_type', 'grant-not-offered'],
  ['server_error', 'server-trouble']
])

const yearSeconds = 365 * 24 * 60 * 60

/** Without a usable lifetime an hour, the shortest the documentation shows. */
const lifetime = v.fallback(
  v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(yearSeconds)),
  3600
)

const success = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  expires_in: lifetime
})

/**
 * The password grant. Throws a `UcwaError`: `grant-not-offered`, `bad-credentials` (do not repeat by yourself),
 * `foreign-origin` when the issuer is not reached by HTTPS, `not-ucwa`, `unreadable`, and the network's.
 */
export async function requestToken(input: TokenRequest): Promise<Token> {
  if (!URL.canParse(input.challenge.tokenHref)) throw new UcwaError('unreadable')
  const url = new URL(input.challenge.tokenHref)
  const request = { method: 'POST', url, headers: formHeaders, body: formOf(input) }
  const where = whereabouts(request)
  if (!input.challenge.grants.includes('password')) throw new UcwaError('grant-not-offered', where)
  if (!isProtected(url)) throw new UcwaError('foreign-origin', where)
  // Counted from before the request: a token must never be thought to live longer than it does.
  const askedAt = input.now()
  const answer = await exchange(input.fetch, request, input.signal ? { signal: input.signal } : {})
  if (answer.status !== 200) throw refusedToken(answer, where)
  if (!isJson(answer.headers)) throw new UcwaError('not-ucwa', where)
  const result = v.safeParse(success, parse(textOf(answer)))
  if (!result.success) throw new UcwaError('unreadable', where)
  const { access_token, expires_in } = result.output
  return { accessToken: new Secret(access_token), expiresAt: askedAt + expires_in * 1000 }
}

const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' }

function formOf({ userName, password }: TokenRequest): string {
  return new URLSearchParams({ grant_type: 'password', username: userName, password: password.reveal() }).toString()
}

function refusedToken(answer: WireAnswer, where: UcwaErrorDetails): UcwaError {
  const refusal = refusalOf(answer.status, answer.headers, textOf(answer), where)
  if (answer.status === 401) return new UcwaError('token-refused', refusal.details)
  const body = v.safeParse(failure, answer.status === 400 ? parse(textOf(answer)) : undefined)
  const code = body.success ? codes.get(body.output.error) : undefined
  return code === undefined ? refusal : new UcwaError(code, refusal.details)
}

/** `undefined` for what is not JSON, so that the schema refuses it. The text may hold a token: it goes into no error. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
