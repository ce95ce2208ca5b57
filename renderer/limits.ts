// Limits of the server, told before they bite.
import type { ListsState } from '../preload/contract'
import { fileWords } from './words/files'

/** From how many free places on a limit is worth telling. */
const nearContacts = 10
const nearDelegates = 3

/** "248 of 250 contacts" when few more fit; `null` while there is room, or no limit is known. */
export function contactLimitLine({ contacts, contactLimit }: ListsState): string | null {
  if (contactLimit === null || contactLimit - contacts > nearContacts) return null
  return fileWords.ofContacts(String(contacts), String(contactLimit))
}

/** "24 of 25" when few more delegates fit; `null` while there is room. `count`: how many there are. */
export function delegateLimitLine({ delegateLimit }: ListsState, count: number): string | null {
  return delegateLimit - count > nearDelegates ? null : fileWords.of(String(count), String(delegateLimit))
}
