// How somebody is reached: the addresses that are handed to the system's mail and calling apps. What the server says
// of people comes from outside, so nothing in it may become a second recipient, a text or another program's command.

import type { Person } from '../preload/contract'
import { bareAddress } from '../preload/words/address'
import { outsideLink } from './outside-links'

/** Longer command lines are cut or refused by some systems. */
const longestHref = 30_000

/** The mail address, else the sign-in address, which is mostly the same. */
export const mailOf = (person: Person): string => person.mail ?? bareAddress(person.uri)

/** Null unless each has one address and nothing more; `too-long` if the system would not take it. */
export function mailHref(people: readonly Person[]): string | null | 'too-long' {
  const recipients = new Map(people.map((person) => [mailOf(person).toLowerCase(), recipientOf(mailOf(person))]))
  const found = [...recipients.values()]
  if (found.includes(null)) return null
  const href = `mailto:${found.join(',')}`
  return href.length > longestHref ? 'too-long' : href
}

/** Some programs take a comma, decoded, for one more recipient. */
function recipientOf(mail: string): string | null {
  if (!/^[^\s@,;:<>"()\p{Cc}]+@[^\s@,;:<>"()\p{Cc}]+$/u.test(mail)) return null
  return encodeURIComponent(mail).replaceAll('%40', '@')
}

/** Null for a number that is not the person's, and for an address that is no way to call: both come from outside. */
export function callHref(person: Person, number: string | undefined): string | null {
  if (number === undefined) return /^(sip|tel):/i.test(person.uri) ? outsideLink(person.uri) : null
  const own = [person.workPhone, person.mobilePhone, person.homePhone, person.otherPhone]
  return own.includes(number) ? telHref(number) : null
}

/** A number as people write it, with its extension where the standard wants it; null when there is nothing to dial. */
function telHref(written: string): string | null {
  const [, line = '', extension = ''] = /^(?:tel:)?(.*?)(?:(?:;ext=|ext\.?|x)\s*(\d+))?$/i.exec(written.trim()) ?? []
  const digits = line.replace(/[^\p{L}\d+*#]/gu, '')
  if (!/^\+?[\d*#]+$/.test(digits)) return null
  return `tel:${digits.replaceAll('#', '%23')}${extension && `;ext=${extension}`}`
}
