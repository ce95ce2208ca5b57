// Distribution groups of the directory: who is in them, and whether they stand on the user's list (reference 13.9).
import { badParameters, notFound, nothing, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { contactDocument, groupDocument } from '../wire/documents'
import { knownGroup } from './groups'
import { read, text } from '../wire/input'
import { sameAddress } from '../world/address'
import type { SimGroup } from '../world/organisation'

export function expandDistributionGroup(call: ApplicationCall): Answer {
  const { server, application } = call
  const group = knownGroup(call, call.params['group'])
  if (group.kind !== 'distributionGroup' && server.edition === 'current') throw notFound('distribution group')
  if (group.members.length > server.limits.expandableMembers) throw new Refusal(403, { subcode: 'TooManyContacts' })
  const document = groupDocument(application.hrefs, group, server.edition)
  // Also of an own group, which only the 2015 text can expand, the answer is a distribution group.
  return ok({ ...document, rel: 'distributionGroup', _embedded: membersOf(call, group) })
}

function membersOf({ server, application }: ApplicationCall, { members, nested = [] }: SimGroup): Document {
  const { hrefs } = application
  const inner = nested.map((id) => server.world.group(id)).filter((group) => group !== undefined)
  return {
    contact: members.map((uri) => contactDocument(hrefs, server.world.acquaint(uri))),
    distributionGroup: inner.map((group) => groupDocument(hrefs, group, server.edition))
  }
}

/**
 * Told by its mail address; the name it has in the directory stays. The page knows no refusal of its own, so one that
 * is on the list already gets 204, without an event.
 */
export function addToContactList({ server, input }: ApplicationCall): Answer {
  const { smtpAddress } = read(input, { displayName: text(256), smtpAddress: text(256) })
  if (!/^[^\s@]+@[^\s@]+$/.test(smtpAddress)) throw badParameters({ smtpAddress: 'is no mail address' })
  const group = server.world.groups().find(({ uri }) => uri !== undefined && sameAddress(uri, smtpAddress))
  if (group === undefined) throw notFound('distribution group')
  server.world.setListed(group.id, true)
  return nothing
}

/** One that is not on the list gets 204 as well. */
export function removeFromContactList(call: ApplicationCall): Answer {
  const { groupId } = read(call.input, { groupId: text(256) })
  const group = knownGroup(call, groupId)
  if (group.kind !== 'distributionGroup') throw notFound('distribution group')
  call.server.world.setListed(group.id, false)
  return nothing
}
