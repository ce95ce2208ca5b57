// One entry of a file, from whatever stands in its parts: who, in which group. The same rules for every format.

import { bareAddress } from '../../preload/words/address'
import { isSignInAddress } from '../ucwa/sign-in-address'
import { listedKinds, type Entry, type ListedKind, type Unreadable } from './contact-list'

/** The parts as they stand in the file; `undefined` and empty mean that nothing is there. */
export interface EntryParts {
  readonly group?: string | undefined
  readonly kind?: string | undefined
  readonly address?: string | undefined
  readonly name?: string | undefined
}

const longestUri = 250
const longestName = 256
const longestText = 200
/** More than any name of a group or word for a kind; one without end would be worked over again for each member. */
const longestPart = 1000

/** The beginning of a text, without half a character at its end. */
const cut = (text: string, length: number) =>
  text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') : text

/** As much of a text as is shown of what cannot be read. */
export const shown = (text: string): string => cut(text, longestText)

/**
 * An address without group and kind belongs to the other contacts, a group without a kind is an own one. Unreadable
 * are an unknown kind, a name without an address, what is no address, and a group or a kind without end.
 */
export function readEntry(at: number, text: string, parts: EntryParts): Entry | Unreadable {
  const unreadable = { at, text: shown(text) }
  const { group = '', name = '', address = '' } = parts
  if (Math.max(group.length, parts.kind?.length ?? 0) > longestPart) return unreadable
  const kind = readKind(parts.kind?.trim().toLowerCase() ?? '', group)
  if (kind === undefined) return unreadable
  if (address.trim() === '') return name.trim() === '' ? { ...unreadable, kind, group } : unreadable
  const uri = `sip:${bareAddress(address.trim())}`
  if (uri.length > longestUri || !isSignInAddress(uri) || /\p{Cc}/u.test(uri)) return unreadable
  return { ...unreadable, kind, group, member: { uri, name: cut(name, longestName) } }
}

function readKind(kind: string, group: string): ListedKind | undefined {
  if (kind === '') return group.trim() === '' ? 'other' : 'own'
  return listedKinds.find((known) => known === kind)
}
