// From a domain or a server's address to the user resource (reference 2.1 to 2.3): which roots, in which order.

import { readAnswer } from './answers'
import type { Answer, Call } from './call'
import { exchange, whereabouts, type Fetch, type WireAnswer } from './exchange'
import { textOf } from './http'
import { linkOf, resourceOf } from './links'
import { resolveLocation, resolveTrusted, type Trust } from './trust'
import { UcwaError, type UcwaErrorCode } from './ucwa-error'

export interface Search {
  readonly fetch: Fetch
  readonly trust: Trust
  readonly signal?: AbortSignal
  /** Counts every redirect of one discovery, of whatever kind; throws `redirect-loop` when there are too many. */
  readonly hop: (to: URL) => void
}

/** An attempt that hangs must not keep the next one waiting for long. */
const attemptLimitMs = 10_000

/** Failures that say only "nobody is here": the next root, and in the end the domain, are to blame. */
const nobodyThere: readonly UcwaErrorCode[] = ['name-not-found', 'not-found']
const noAnswer: readonly UcwaErrorCode[] = ['network', 'timeout']

/** The internal name has priority; plain HTTP is not tried, as the documentation advises. */
export function rootsOf(domain: string): URL[] {
  return ['lyncdiscoverinternal', 'lyncdiscover'].map((name) => new URL(`https://${name}.${domain}/`))
}

/**
 * Tries one root after another and answers with the user resource of the first that has one. When all fail the most
 * telling failure is thrown; `server-not-found`, about `sought`, only if it seems that there is no server: its `cause` is
 * then `name-not-found` only if no name was known at all.
 */
export async function findUser(roots: readonly URL[], sought: string, search: Search): Promise<URL> {
  const failures: UcwaError[] = []
  for (const root of roots) {
    try {
      return await userOf(root, search)
    } catch (error) {
      if (!(error instanceof UcwaError) || error.code === 'aborted') throw error
      failures.push(error)
    }
  }
  throw mostTelling(failures, sought)
}

/** Follows the redirects of a root, both kinds, to its user link. */
export async function userOf(root: URL, search: Search): Promise<URL> {
  const { url, answer } = await getWithin(root, search)
  const read = ({ body, href }: Answer) => {
    const resource = resourceOf(body)
    return { redirect: linkOf(resource, 'redirect', href), user: linkOf(resource, 'user', href) }
  }
  const { redirect, user } = readAnswer(getCall(url, read), url, { ...answer, text: textOf(answer) })
  if (redirect !== undefined) {
    const next = resolveTrusted(redirect, url, search.trust)
    search.hop(next)
    return userOf(next, search)
  }
  if (user === undefined) throw new UcwaError('missing-link', whereabouts({ method: 'GET', url }))
  return resolveTrusted(user, url, search.trust)
}

/** A GET that nobody has to be signed in for, or with the headers given. */
export async function getOnce(url: URL, search: Search, headers: Record<string, string> = {}): Promise<WireAnswer> {
  const options = { timeLimitMs: attemptLimitMs, ...(search.signal ? { signal: search.signal } : {}) }
  return exchange(search.fetch, { method: 'GET', url, headers, redirect: 'manual' }, options)
}

/** Names a request for `readAnswer`. */
export function getCall<T>(url: URL, read: Call<T>['read']): Call<T> {
  return { method: 'GET', href: url.href, read }
}

/** Follows a 3xx as far as it may lead: one that leaves the host and the sign-in domain is a failed attempt. */
async function getWithin(url: URL, search: Search): Promise<{ url: URL; answer: WireAnswer }> {
  const answer = await getOnce(url, search)
  const location = answer.headers.get('location')
  if (answer.status < 300 || answer.status > 399 || location === null) return { url, answer }
  const next = resolveLocation(location, url, search.trust)
  search.hop(next)
  return getWithin(next, search)
}

function mostTelling(failures: readonly UcwaError[], sought: string): UcwaError {
  const plain = [...nobodyThere, ...noAnswer]
  const telling = failures.find(({ code }) => !plain.includes(code))
  // One name that surely does not exist shows that the network works: then it is the server that is missing.
  const lost = failures.some(({ code }) => nobodyThere.includes(code)) ? undefined : failures.at(-1)
  const cause = failures.find(({ code }) => code !== 'name-not-found') ?? failures.at(-1)
  return telling ?? lost ?? new UcwaError('server-not-found', { host: sought, cause })
}
