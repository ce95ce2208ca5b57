// Looking into the directory. What was found is remembered for a while: whoever is then added or watched is described
// already, and a found distribution group can be put on the list.

import type { DirectoryResults, FoundList, FoundPerson, Outcome } from '../../preload/contract'
import { cardFrom } from '../roster/from-ucwa'
import type { ContactDocument, GroupDocument, SearchDocument } from '../ucwa/documents'
import { search } from '../ucwa/search'
import { UcwaError } from '../ucwa/ucwa-error'
import { attempt } from './attempt'
import { mailOf, rememberGroups } from './found'
import { ask } from './line'
import type { Stay } from './stay'

const longestQuery = 256
const mostFound = 20

/** Up to 20 people and as many lists; nothing for an empty query, `not-understood` for more than 256 characters. */
export async function searchDirectory(stay: Stay | null, query: string): Promise<Outcome<DirectoryResults>> {
  const wanted = query.trim()
  if (wanted.length > longestQuery) return { ok: false, problem: { code: 'not-understood' } }
  if (wanted === '') return { ok: true, value: { people: [], lists: [], more: false } }
  return attempt(stay, 'searching', async (stay) => resultsOf(await look(stay, wanted)))
}

/** The document of a found distribution group, looked for again if it was forgotten; `undefined` if there is none. */
export async function findList(stay: Stay, mail: string): Promise<GroupDocument | undefined> {
  const { groups } = stay.life.found
  return groups.get(mail.toLowerCase()) ?? (await look(stay, mail), groups.get(mail.toLowerCase()))
}

async function look(stay: Stay, query: string): Promise<SearchDocument> {
  const { life, roster, tell } = stay
  const { links, searchRevision } = life.application.people
  try {
    if (links.search === undefined || !life.found.canSearch) throw new UcwaError('forbidden', { status: 403 })
    const document = await ask(stay.line, search(links.search, { query, limit: mostFound, searchRevision }))
    roster.remember(document.contacts)
    rememberGroups(life.found, document.groups)
    return document
  } catch (error) {
    if (error instanceof UcwaError && error.code === 'forbidden' && life.found.canSearch) {
      life.found.canSearch = false
      tell()
    }
    throw error
  }
}

function resultsOf({ contacts, groups, moreResultsAvailable }: SearchDocument): DirectoryResults {
  return {
    people: contacts.slice(0, mostFound).map(personOf),
    lists: groups.slice(0, mostFound).flatMap(listOf),
    more: moreResultsAvailable || contacts.length > mostFound || groups.length > mostFound
  }
}

function personOf(contact: ContactDocument): FoundPerson {
  const { uri, name, mail, title, department, company, office } = cardFrom(contact)
  return {
    uri,
    name,
    ...(mail && { mail }),
    ...(title && { title }),
    ...(department && { department }),
    ...(company && { company }),
    ...(office && { office })
  }
}

// Without an address it could not be put on the list.
function listOf(group: GroupDocument): FoundList[] {
  const mail = mailOf(group)
  return mail === undefined ? [] : [{ name: group.name.trim() || mail, mail }]
}
