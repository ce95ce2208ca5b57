// Finding people and distribution groups in the directory (reference 13.7).

import type { Call } from './call'
import { readEmbeddedContacts } from './contacts'
import type { SearchDocument } from './documents'
import { readGroupDocument } from './groups'
import { embeddedOf, hrefKey, propertyOf, readEach, resourceOf, uniqueBy } from './links'

/** `query` up to 256 characters, `limit` 1 to 100. */
export function search(href: string, input: { query: string; limit: number }): Call<SearchDocument> {
  const { query, limit } = input
  return {
    method: 'GET',
    href,
    query: { query, limit },
    read: (answer) => readSearchDocument(answer.body, answer.href)
  }
}

/** Either list may be missing. */
function readSearchDocument(body: unknown, base: string): SearchDocument {
  const resource = resourceOf(body)
  return {
    contacts: readEmbeddedContacts(body, base),
    groups: uniqueBy(
      readEach(embeddedOf(resource, 'distributionGroup'), (item) => readGroupDocument(item, base, 'distributionGroup')),
      (group) => hrefKey(group.self)
    ),
    moreResultsAvailable: propertyOf(resource, 'moreResultsAvailable') === true
  }
}
