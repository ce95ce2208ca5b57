// Getting a token (reference 3.2): with a name and a password, with who is signed in at this computer, or with what a
// company's sign-in page left behind. There is no refresh: renewing is asking again.

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

/** By what the server is to know the user. */
export type Grant =
  /** `userName`: `DOMAIN\name` or the sign-in address. */
  | { readonly kind: 'password'; readonly userName: string; readonly password: Secret }
  /** Who is signed in at this computer: the network that is passed in has to make the handshake by itself. */
  | { readonly kind: 'windows' }
  /** Who signed in on the company's page: the network that is passed in has to carry the cookies of it. */
  | { readonly kind: 'passive' }

export interface TokenRequest {
  readonly fetch: Fetch
  readonly challenge: Challenge
  readonly grant: Grant
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
}

const grantTypes: Readonly<Record<Grant['kind'], string>> = {
  password: 'password',
  windows: 'urn:microsoft.rtc:windows',
  passive: 'urn:microsoft.rtc:passive'
}

const failure = v.object({
  error: v.string(),
  ms_rtc_passiveauthuri: v.fallback(v.optional(v.string()), undefined)
})

/** What it means that the server could not verify who asks. */
const unverified: Readonly<Record<Grant['kind'], UcwaErrorCode>> = {
  password: 'bad-credentials',
  windows: 'handshake-refused',
  // It should have named the page.
  passive: 'missing-link'
}

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
 * Asks once. Throws a `UcwaError`: `grant-not-offered` with what is, `bad-credentials` (do not repeat by yourself),
 * `handshake-refused` for who is not known by their computer, `page-needed` with the address of the sign-in page,
 * `foreign-origin` when the issuer is not reached by HTTPS, `not-ucwa`, `unreadable`, and the network's.
 */
export async function requestToken(input: TokenRequest): Promise<Token> {
  if (!URL.canParse(input.challenge.tokenHref)) throw new UcwaError('unreadable')
  const url = new URL(input.challenge.tokenHref)
  const { grant, challenge } = input
  // A password that is wrong counts each time it comes: accounts get locked that way.
  const request = { method: 'POST', url, headers: formHeaders, body: formOf(grant), once: true } as const
  const where = whereabouts(request)
  const offered = challenge.grants
  if (!offered.includes(grantTypes[grant.kind])) throw new UcwaError('grant-not-offered', { ...where, offered })
  if (!isProtected(url)) throw new UcwaError('foreign-origin', where)
  // Counted from before the request: a token must never be thought to live longer than it does.
  const askedAt = input.now()
  const answer = await exchange(input.fetch, request, input.signal ? { signal: input.signal } : {})
  if (answer.status !== 200) throw refusedToken(answer, input, where)
  if (!isJson(answer.headers)) throw new UcwaError('not-ucwa', where)
  const result = v.safeParse(success, parse(textOf(answer)))
  if (!result.success) throw new UcwaError('unreadable', where)
  const { access_token, expires_in } = result.output
  return { accessToken: new Secret(access_token), expiresAt: askedAt + expires_in * 1000 }
}

const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' }

/** Name and password are sent with the password alone: the other ways must not have them. */
function formOf(grant: Grant): string {
  const named = grant.kind === 'password' && { username: grant.userName, password: grant.password.reveal() }
  return new URLSearchParams({ grant_type: grantTypes[grant.kind], ...named }).toString()
}

function refusedToken(answer: WireAnswer, { grant, challenge }: TokenRequest, where: UcwaErrorDetails): UcwaError {
  const refusal = refusalOf(answer.status, answer.headers, textOf(answer), where)
  const { details } = refusal
  // The handshake is made of 401s, too: one that is left at its end is a refusal.
  if (answer.status === 401)
    return new UcwaError(grant.kind === 'windows' ? unverified.windows : 'token-refused', details)
  const body = v.safeParse(failure, answer.status === 400 ? parse(textOf(answer)) : undefined)
  const page = body.success ? body.output.ms_rtc_passiveauthuri : undefined
  switch (body.success && body.output.error) {
    case 'invalid_grant':
      if (grant.kind === 'passive' && page !== undefined) return new UcwaError('page-needed', { ...details, page })
      return new UcwaError(unverified[grant.kind], details)
    case 'unsupported_grant_type': {
      const offered = challenge.grants.filter((offer) => offer !== grantTypes[grant.kind])
      return new UcwaError('grant-not-offered', { ...details, offered })
    }
    case 'server_error':
      return new UcwaError('server-trouble', details)
    default:
      return refusal
  }
}

/** `undefined` for what is not JSON, so that the schema refuses it. The text may hold a token: it goes into no error. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
