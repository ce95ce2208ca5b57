// From a sign-in address to the place where applications are made (reference 2; scenario 1): find the user resource,
// answer its challenge, follow it home.

import { readAnswer } from './answers'
import type { Answer } from './call'
import { readChallenge, type Challenge } from './challenge'
import { findUser, getCall, getOnce, rootsOf, userOf, type Search } from './discovery-root'
import type { Fetch } from './exchange'
import { bearer, textOf } from './http'
import { linkOf, resourceOf } from './links'
import type { Secret } from './secret'
import { domainOf, readServerAddress } from './sign-in-address'
import { homesOf, mayBeReused, mayReceivePassword, resolveTrusted, type Places, type Trust } from './trust'
import { UcwaError } from './ucwa-error'

export type { Challenge } from './challenge'

/** What may be kept across runs (reference 2.4); holds no secret. */
export interface Located extends Places {
  readonly challenge: Challenge
}

export interface LocateInput {
  readonly fetch: Fetch
  readonly signInAddress: string
  /** Discovery root given by the user: used instead of the names in DNS. */
  readonly server?: string
  /** Gets a token; asked once for each server on the way that wants one. */
  readonly authorize: (challenge: Challenge) => Promise<Secret>
  readonly onServerFound?: () => void
  /** Hosts outside the sign-in domain that the user approved (reference 2.3). */
  readonly isTrustedHost?: (host: string) => boolean
  readonly signal?: AbortSignal
}

const hopLimit = 10

/**
 * Finds the user's home. Throws a `UcwaError`: `server-not-found`, `redirect-untrusted`, `redirect-loop`,
 * `online-only`, `not-ucwa`, `token-refused`, `forbidden`, what the network has to say, and what `authorize` throws.
 */
export async function locate(input: LocateInput): Promise<Located> {
  const domain = domainOf(input.signInAddress)
  const server = input.server?.trim() ? readServerAddress(input.server) : undefined
  if (domain === undefined || (input.server?.trim() && !server)) throw new UcwaError('server-not-found')
  const trust: Trust = { domain, isTrustedHost: input.isTrustedHost ?? (() => false) }
  const search: Search = {
    fetch: input.fetch,
    trust,
    hop: countHops(),
    ...(input.signal ? { signal: input.signal } : {})
  }
  const user = await findUser(server ? [server] : rootsOf(domain), server?.host ?? domain, search)
  input.onServerFound?.()
  return goHome(user, search, input.authorize)
}

/** What an earlier run found, if it may be used again; `undefined` when the server has to be looked for. */
export function stillTrusted(kept: Located, account: { signInAddress: string; server: string }): Located | undefined {
  const domain = domainOf(account.signInAddress)
  if (domain === undefined) return undefined
  const trust: Trust = { domain, isTrustedHost: () => false }
  return mayBeReused(kept, trust, readServerAddress(account.server)) ? kept : undefined
}

/** Signs in to the user resource and, as long as it points elsewhere, to the one it points to. */
async function goHome(user: URL, search: Search, authorize: LocateInput['authorize']): Promise<Located> {
  const challenge = await challengeOf(user, search)
  const token = await authorize(challenge)
  const first = await getOnce(user, search, bearer(token))
  // One server of many may not have heard of a token that another one gave a moment ago; said twice, it is a refusal.
  const answer = first.status === 401 ? await getOnce(user, search, bearer(token)) : first
  if (answer.status === 401) throw new UcwaError('token-refused', { status: 401, host: user.host })
  const { redirect, applications } = readAnswer(getCall(user, readUser), user, { ...answer, text: textOf(answer) })
  if (redirect !== undefined) {
    const next = resolveTrusted(redirect, user, search.trust)
    search.hop(next)
    return goHome(await userOf(next, search), search, authorize)
  }
  if (applications === undefined) throw new UcwaError('missing-link', { host: user.host })
  const home = resolveTrusted(applications, user, search.trust)
  return {
    userHref: user.href,
    applicationsHref: home.href,
    challenge,
    homes: homesOf(user, home)
  }
}

/** The first visit is made without a token, to be told where tokens come from. */
async function challengeOf(user: URL, search: Search): Promise<Challenge> {
  const answer = await getOnce(user, search)
  if (answer.status !== 401) {
    // An error says what is wrong; a document that asks for no token is not one of UCWA's.
    readAnswer(getCall(user, readUser), user, { ...answer, text: textOf(answer) })
    throw new UcwaError('not-ucwa', { status: answer.status, host: user.host })
  }
  const challenge = readChallenge(answer.headers, user.href)
  const issuer = new URL(challenge.tokenHref)
  if (!mayReceivePassword(issuer, user, search.trust)) throw new UcwaError('foreign-origin', { host: issuer.host })
  return challenge
}

function readUser({ body, href }: Answer): { redirect: string | undefined; applications: string | undefined } {
  const resource = resourceOf(body)
  return { redirect: linkOf(resource, 'redirect', href), applications: linkOf(resource, 'applications', href) }
}

/** One count for the whole way, so that roots and users cannot send us back and forth between them. */
function countHops(): (to: URL) => void {
  let hops = 0
  return (to) => {
    hops += 1
    if (hops > hopLimit) throw new UcwaError('redirect-loop', { host: to.host })
  }
}
