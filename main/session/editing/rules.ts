// What is refused before anything is sent: names of groups and addresses of people that no server takes.

import type { Problem } from '../../../preload/contract'

const longestName = 256
const longestAddress = 250

/** Why a name, trimmed already, cannot be a group's; `null` if it can. */
export function nameProblem(name: string): Problem | null {
  if (name === '') return { code: 'group-name-empty' }
  if (name.length > longestName) return { code: 'group-name-too-long' }
  // Halves of a character (Cs) cannot be sent: they would come back as another name.
  return /[\p{Cc}\p{Cs}]/u.test(name) ? { code: 'group-name-unusable' } : null
}

/** Why nobody with this `sip:` address can be put on a list; `null` if somebody can. */
export function addressProblem(uri: string): Problem | null {
  const isAddress = uri.length <= longestAddress && /^sip:[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/iu.test(uri)
  return isAddress ? null : { code: 'not-a-contact-address', about: uri.replace(/^sip:/i, '').slice(0, longestAddress) }
}
