// Finding people and distribution groups in the directory (reference 13.7).

import type { Call } from './call'
import { readEmbeddedContacts } from './contacts'
import type { SearchDocument } from './documents'
import { readEmbeddedGroups } from './groups'
import { filledBodyOf, propertyOf, resourceOf } from './links'

interface SearchInput {
  /** 1 to 256 characters. */
  readonly query: string
  /** 1 to 100. */
  readonly limit: number
  /** Version of the `search` link (`PeopleDocument.searchRevision`); the second can look for a mail address exactly. */
  readonly searchRevision?: number
}

/** A query that is a whole mail address is looked for as one where the server can. */
export function search(href: string, input: SearchInput): Call<SearchDocument> {
  const { query, limit, searchRevision = 1 } = input
  const isMail = searchRevision >= 2 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(query)
  return {
    method: 'GET',
    href,
    query: isMail ? { mail: query, limit } : { query, limit },
    read: (answer) => readSearchDocument(filledBodyOf(answer), answer.href)
  }
}

/** Either list may be missing. */
function readSearchDocument(body: unknown, base: string): SearchDocument {
  return {
    contacts: readEmbeddedContacts(body, base),
    groups: readEmbeddedGroups(body, base, 'distributionGroup'),
    moreResultsAvailable: propertyOf(resourceOf(body), 'moreResultsAvailable') === true
  }
}
