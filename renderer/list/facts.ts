// The facts of a person's card, in order and in words; what is not known is left out.
import type { FoundList, FoundPerson, Instant, Person } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { words } from '../words/en'
import { listWords } from '../words/list'
import { ago } from '../../preload/words/times'

export interface Fact {
  readonly label: string
  readonly value: string
  /** What a click on the value does, if anything. */
  readonly deed?: 'call' | 'mail'
}

export function factsOf(person: Person, now: Instant): Fact[] {
  const { details } = words
  const live = person.presence.kind === 'live' ? person.presence : undefined
  const lastActive = live?.lastActive === undefined ? undefined : ago(live.lastActive, now)
  const facts: [label: string, value: string | undefined, deed?: Fact['deed']][] = [
    [details.lastActive, lastActive],
    [details.device, live?.device && words.device[live.device]],
    [details.location, person.location],
    [details.workPhone, person.workPhone, 'call'],
    [details.mobilePhone, person.mobilePhone, 'call'],
    [details.homePhone, person.homePhone, 'call'],
    [details.otherPhone, person.otherPhone, 'call'],
    [details.address, person.mail ?? bareAddress(person.uri), person.mail === undefined ? undefined : 'mail'],
    [details.office, person.office],
    [details.company, person.company]
  ]
  return facts.flatMap(([label, value, deed]) =>
    value === undefined || value === '' ? [] : [deed === undefined ? { label, value } : { label, value, deed }]
  )
}

/** `Release manager, Platform`, or what there is of it. */
export const jobOf = (person: Person): string => [person.title, person.department].filter(Boolean).join(', ')

/**
 * What tells somebody found from others of that name: `Legal counsel, Stockholm`, or the address where the directory
 * says no more; for a distribution group what it is, and its address.
 */
export function foundLine(found: FoundPerson | FoundList): string {
  if (!('uri' in found)) return [words.list.distribution, found.mail].filter(Boolean).join(', ')
  const place = [found.title ?? found.department, found.office].filter(Boolean).join(', ')
  if (place !== '') return place
  const address = found.mail ?? bareAddress(found.uri)
  return address === found.name ? listWords.section.unknownAddress : address
}
