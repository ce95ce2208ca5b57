// Search in the address book: name, mail, address, phone (reference 13.7). Accents and letter case do not matter.
import { badParameters, ok, type Answer } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { newestRevision } from '../options'
import { optional, read, text, whole } from '../wire/input'
import type { SimPerson } from '../world/organisation'
import { contactDocument, groupDocument } from '../wire/documents'
import { addressKey } from '../world/address'

const defaultLimit = 100

export function search({ server, application, input }: ApplicationCall): Answer {
  const wanted = read(input, { query: optional(text(256)), mail: optional(text(256)), limit: optional(whole(1, 100)) })
  const { query, mail, limit = defaultLimit } = wanted
  const isEnough = query !== undefined || (mail !== undefined && server.quirks.versionOneOnly !== true)
  if (!isEnough) throw badParameters({ query: 'is missing' })
  const people = server.world.people().filter((person) => matches(person, query, mail))
  const groups = server.world
    .groups()
    .filter(({ kind }) => kind === 'distributionGroup')
    .filter(({ name, uri = '' }) => containsAll([name, uri], query) && equals(addressKey(uri), mail))
  const contact = people.slice(0, limit).map((person) => contactDocument(application.hrefs, person))
  const distributionGroup = groups
    .slice(0, limit - contact.length)
    .map((group) => groupDocument(application.hrefs, group, server.edition))
  return ok({
    rel: 'search',
    moreResultsAvailable: people.length + groups.length > contact.length + distributionGroup.length,
    _links: { self: { href: application.hrefs.search, ...newestRevision(server.quirks) } },
    _embedded: {
      ...(contact.length > 0 && { contact }),
      ...(distributionGroup.length > 0 && { distributionGroup })
    }
  })
}

function matches(person: SimPerson, query: string | undefined, mail: string | undefined): boolean {
  const { name, uri, workPhone = '', mobilePhone = '' } = person
  return containsAll([name, person.mail, uri, workPhone, mobilePhone], query) && equals(person.mail, mail)
}

function containsAll(texts: readonly string[], query: string | undefined): boolean {
  if (query === undefined) return true
  const haystack = texts.map(plain)
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => haystack.some((text) => text.includes(word)))
}

function equals(text: string, wanted: string | undefined): boolean {
  return wanted === undefined || plain(text) === plain(wanted)
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}
