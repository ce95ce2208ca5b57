// The origin policy, all of it: where an answer may lead, where a password may go, where a token. Nobody else decides.
//
// 1. An href is resolved against the address of the answer in which it stands (`resolveHref`).
// 2. Nothing is ever sent over plain HTTP, except on this machine, where it cannot be overheard: the simulator.
// 3. Discovery carries no secret. It goes where an answer over HTTPS leads (reference 2.3); an answer over plain HTTP
//    leads to its own origin, or by HTTPS to the sign-in domain or a host the user approved. A 3xx stays with its host
//    or in the sign-in domain. Nobody elsewhere can lead to this machine.
// 4. A password goes to the issuer that a user resource found so names, if it is that resource's own origin or lies in
//    the sign-in domain; nowhere else.
// 5. A token goes to the origins of the user resource and of its applications. No other link carries it: not of an
//    event, a photo, a batch. With a token no redirect is followed, wherever it leads.
// 6. What is remembered from an earlier run is believed only if it could have been found by these rules, and if the
//    sign-in domain or the server that the user named vouches for it; otherwise the server is looked for again.

import { resolveHref } from './links'
import { UcwaError } from './ucwa-error'

export interface Trust {
  /** Part of the sign-in address after the "@". */
  readonly domain: string
  /** Asked about hosts outside the domain that an unprotected answer names. */
  readonly isTrustedHost: (host: string) => boolean
}

/** The addresses at which a user lives; each absolute. */
export interface Places {
  readonly userHref: string
  readonly applicationsHref: string
  readonly challenge: { readonly tokenHref: string }
  /** Origins that may see the token. */
  readonly homes: readonly string[]
}

/** Whether a host is this machine, where plain HTTP cannot be overheard. */
function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}

/** HTTPS anywhere, plain HTTP on this machine only: rule 2. */
export function isProtected(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}

/** The address of a link in an answer that came from `from`: rule 3. Throws `redirect-untrusted`. */
export function resolveTrusted(href: string, from: URL, trust: Trust): URL {
  const url = new URL(resolveHref(href, from.href))
  if (!mayLead(from, url, trust)) throw new UcwaError('redirect-untrusted', { host: url.host })
  return url
}

/**
 * Where the `Location` of a 3xx from `from` leads: rule 3, and stricter than a link. Throws `redirect-untrusted`, and
 * `unreadable` for what is no address.
 */
export function resolveLocation(location: string, from: URL, trust: Trust): URL {
  // Unlike a link, a Location means by "//host" what URL rules say.
  if (!URL.canParse(location, from.href)) throw new UcwaError('unreadable', { host: from.host })
  const url = resolveTrusted(new URL(location, from).href, from, trust)
  if (url.hostname === from.hostname || isWithin(url.hostname, trust.domain)) return url
  throw new UcwaError('redirect-untrusted', { host: url.host })
}

/** Whether the user resource at `user` may have the password sent to `issuer`: rule 4. */
export function mayReceivePassword(issuer: URL, user: URL, trust: Trust): boolean {
  if (issuer.origin === user.origin) return isProtected(issuer)
  return issuer.protocol === 'https:' && isVouchedFor(issuer.hostname, trust)
}

/** The origins that may see the token of a user resource and its applications: rule 5. */
export function homesOf(user: URL, applications: URL): string[] {
  return [...new Set([user.origin, applications.origin])]
}

/** Whether a request to `url` may carry the token: rule 5. */
export function mayReceiveToken(url: URL, homes: readonly string[]): boolean {
  return isProtected(url) && homes.includes(url.origin)
}

/** Whether addresses that were kept may be used without looking for the server: rule 6. */
export function mayBeReused(kept: Places, trust: Trust, server?: URL): boolean {
  const hrefs = [kept.userHref, kept.applicationsHref, kept.challenge.tokenHref]
  if (!hrefs.every((href) => URL.canParse(href))) return false
  const [user, applications, issuer] = [
    new URL(kept.userHref),
    new URL(kept.applicationsHref),
    new URL(kept.challenge.tokenHref)
  ]
  const isOwn = (url: URL): boolean =>
    url.origin === server?.origin || (url.protocol === 'https:' && isVouchedFor(url.hostname, trust))
  const homes = homesOf(user, applications)
  return (
    isOwn(user) &&
    isOwn(applications) &&
    mayReceivePassword(issuer, user, trust) &&
    kept.homes.length === homes.length &&
    kept.homes.every((home) => homes.includes(home))
  )
}

function mayLead(from: URL, to: URL, trust: Trust): boolean {
  if (!isProtected(to) || (isLoopback(to) && !isLoopback(from))) return false
  if (from.protocol === 'https:') return to.protocol === 'https:'
  return to.origin === from.origin || (to.protocol === 'https:' && isVouchedFor(to.hostname, trust))
}

/** The sign-in domain and what lies below it, and hosts the user or the makers trust. */
function isVouchedFor(host: string, trust: Trust): boolean {
  return isWithin(host, trust.domain) || trust.isTrustedHost(host)
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
