// Which addresses may be talked to before there is a token: the security check of reference 2.3, and no plain HTTP.

import { resolveHref } from './links'
import { UcwaError } from './ucwa-error'

export interface Trust {
  /** Part of the sign-in address after the "@". */
  readonly domain: string
  /** Asked about hosts outside the domain that an unprotected answer names. */
  readonly isTrustedHost: (host: string) => boolean
}

/** Whether a host is this machine, where plain HTTP cannot be overheard. */
function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}

/** HTTPS anywhere, plain HTTP on this machine only. */
export function isProtected(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}

/** `host` is `domain` or lies below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/**
 * The address of a link in an answer that came from `from`. Throws `redirect-untrusted` when it leaves HTTPS, or when
 * the answer was not protected by it and names a host that nobody vouches for.
 */
export function resolveTrusted(href: string, from: URL, trust: Trust): URL {
  const url = new URL(resolveHref(href, from.href))
  const secured = from.protocol === 'https:'
  // A server elsewhere has no business sending us to a port of this machine.
  if (!isProtected(url) || (secured && url.protocol === 'http:')) throw untrusted(url)
  if (!secured && url.hostname !== from.hostname && !isVouchedFor(url.hostname, trust)) throw untrusted(url)
  return url
}

/** The sign-in domain and what lies below it, and hosts the user or the makers trust. */
export function isVouchedFor(host: string, trust: Trust): boolean {
  return isWithin(host, trust.domain) || trust.isTrustedHost(host)
}

export function untrusted(url: URL): UcwaError {
  return new UcwaError('redirect-untrusted', { host: url.host })
}
