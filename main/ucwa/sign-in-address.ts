// What people type to say who and where they are: the sign-in address and, if they know it, their server.

import { isProtected } from './trust'

const addressPattern = /^[^\s@<>"]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/u

/** No address and no name in DNS is longer: one without end would cost seconds. In characters. */
const longestAddress = 600
const longestServer = 4000

/** Whether a text is `user@domain`, with or without `sip:` in front. */
export function isSignInAddress(text: string): boolean {
  return domainOf(text) !== undefined
}

/** The part after the "@" as DNS spells it (lower case, ASCII); `undefined` for what is no address. */
export function domainOf(text: string): string | undefined {
  if (text.length > longestAddress) return undefined
  const domain = addressPattern.exec(text.trim().replace(/^sip:/i, ''))?.[1]
  if (domain === undefined || !URL.canParse(`https://${domain}/`)) return undefined
  return new URL(`https://${domain}/`).hostname
}

/** Reads a discovery root; `https://` may be left out. `undefined` for plain HTTP elsewhere than on this machine. */
export function readServerAddress(text: string): URL | undefined {
  if (text.length > longestServer) return undefined
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return isProtected(url) && !url.username && !url.password ? url : undefined
}
