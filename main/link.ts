// Links into the app: `rollcall:person/<address>`. Any page and any mail can hold one, so each is hostile until it was
// read to the last character.

import type { Asked } from '../preload/contract'
import { isSignInAddress } from './ucwa/sign-in-address'

/** Without the colon, as systems register it. */
export const linkScheme = 'rollcall'

/** An address has up to 250 characters, each up to 12 when written as bytes with percent signs. */
const longest = 3100

/** Whether a word of a command line is meant as a link, be it a good one or not. */
export const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${linkScheme}:`)

/** What a link asks the window to show; `null` for anything but the one known path and a well-formed address. */
export function readLink(link: string): Asked['view'] | null {
  const encoded = link.length <= longest ? /^rollcall:person\/([^/?#]+)$/i.exec(link)?.[1] : undefined
  const address = encoded === undefined ? null : decoded(encoded)?.replace(/^sip:/i, '')
  if (!address || address.length > 250 || hasUnsafe(address) || !isSignInAddress(address)) return null
  return { kind: 'person', uri: `sip:${address}` }
}

/** Characters no address has: what controls, hides or turns text, and what begins another part of an address. */
const hasUnsafe = (text: string) => /[\p{C}\p{Z}\\/?#%;:,`|(){}[\]]/u.test(text)

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign with something else behind it than two digits, or bytes that are no text.
    return null
  }
}
