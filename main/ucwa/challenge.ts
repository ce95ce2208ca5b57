// What a 401 says about getting a token (reference 3.1), in every spelling the documentation shows.

import { resolveHref } from './links'
import { UcwaError } from './ucwa-error'

export interface Challenge {
  /** Where tokens are issued: absolute. */
  readonly tokenHref: string
  /** The grant types on offer, as the server spells them. */
  readonly grants: readonly string[]
}

/** In characters, all lines together. No server writes a longer one, and reading one would cost seconds. */
const longestHeader = 65_536

/**
 * Finds the `MsRtcOAuth` challenge among the `WWW-Authenticate` headers, two lines or one joined. Throws
 * `online-only` when only the cloud's `Bearer` is offered, `not-ucwa` when neither is, `unreadable` without an address
 * or end.
 */
export function readChallenge(headers: Headers, base: string): Challenge {
  const header = headers.get('www-authenticate') ?? ''
  if (header.length > longestHeader) throw new UcwaError('unreadable')
  const challenges = parseChallenges(header)
  const own = challenges.find(({ scheme }) => scheme === 'msrtcoauth')
  if (own === undefined) {
    throw new UcwaError(challenges.some(({ scheme }) => scheme === 'bearer') ? 'online-only' : 'not-ucwa')
  }
  const href = own.parameters.get('href')
  if (href === undefined) throw new UcwaError('unreadable')
  const grants = (own.parameters.get('grant_type') ?? '').split(',').map((grant) => grant.trim())
  return { tokenHref: resolveHref(href, base), grants: grants.filter((grant) => grant !== '') }
}

interface Parsed {
  readonly scheme: string
  readonly parameters: Map<string, string>
}

/**
 * A name followed by "=" is a parameter, any other word begins a new challenge. A comma in quotes is data; without
 * quotes a value ends at the next comma or blank.
 */
function parseChallenges(header: string): Parsed[] {
  const found: Parsed[] = []
  for (const match of header.matchAll(/([^\s=,"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g)) {
    const [, name = '', quoted, bare] = match
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare
    if (value === undefined) found.push({ scheme: name.toLowerCase(), parameters: new Map() })
    else found.at(-1)?.parameters.set(name.toLowerCase(), value)
  }
  return found
}
