// What the client does with an event, from the text of a package to the roster, against what parsing that text costs.

import { createRoster } from '../../main/roster/roster'
import { readEventPackage } from '../../main/ucwa/event-package'

const origin = 'https://web.corvo.example'
const app = '/ucwa/oauth/v1/applications/117'
const rounds = 60

const uriOf = (index: number) => `person${index}@corvo.example`
const selfOf = (index: number) => `${app}/people/${uriOf(index)}`

/** A package as reference 9.2 shows it: presence of `count` people, embedded. */
function packageText(count: number, round: number): string {
  const events = Array.from({ length: count }, (_, index) => ({
    link: { rel: 'contactPresence', href: `${selfOf(index)}/presence` },
    in: { rel: 'contact', href: selfOf(index) },
    type: 'updated',
    _embedded: {
      contactPresence: {
        availability: (index + round) % 2 === 0 ? 'Online' : 'Busy',
        activity: 'in-a-meeting',
        deviceType: 'Desktop',
        _links: { self: { href: `${selfOf(index)}/presence` } },
        rel: 'contactPresence'
      }
    }
  }))
  const links = { self: { href: `${app}/events?ack=${round}` }, next: { href: `${app}/events?ack=${round + 1}` } }
  return JSON.stringify({ _links: links, sender: [{ rel: 'people', href: `${app}/people`, events }] })
}

function loaded(count: number) {
  const roster = createRoster()
  const contacts = Array.from({ length: count }, (_, index) => {
    const self = origin + selfOf(index)
    const links = { contactPresence: `${self}/presence` }
    return { self, uri: `sip:${uriOf(index)}`, name: uriOf(index), emailAddresses: [], links }
  })
  roster.replace({ groups: [], contacts, memberships: [] })
  roster.cover(contacts.map(({ uri }) => uri))
  return roster
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

function timed(work: () => unknown): number {
  const since = performance.now()
  work()
  return performance.now() - since
}

/** Median times in milliseconds for packages of `count` events; the first rounds only warm the engine up. */
export function measureEventWork(count: number): { parse: number; client: number } {
  const roster = loaded(count)
  const parse: number[] = []
  const client: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const text = packageText(count, round)
    parse.push(timed(() => JSON.parse(text)))
    client.push(
      timed(() => roster.apply(readEventPackage(JSON.parse(text), `${origin}${app}/events?ack=${round}`).events, round))
    )
  }
  const changed = roster.people.filter(({ presence }) => presence.kind === 'live').length
  if (changed !== count) throw new Error(`${changed} of ${count} people were changed`)
  return { parse: median(parse.slice(rounds / 3)), client: median(client.slice(rounds / 3)) }
}
