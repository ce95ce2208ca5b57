// Who is in which group, as pairs: reading, adding, taking out (reference 13.4).
import { created, notFound, nothing, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { knownGroup } from './groups'
import { decodedOnceMore } from '../wire/twice-encoded'
import { optional, read, text } from '../wire/input'
import { sipAddress } from '../wire/sip-address'
import type { SimGroup, SimGroupKind } from '../world/organisation'
import { groupMembershipDocument, isInEdition } from '../wire/documents'
import { sameAddress } from '../world/address'
import { WorldError } from '../world/world-error'

/** The others have no memberships, neither to be read nor to be written. */
const kindsOfPairs: readonly SimGroupKind[] = ['group', 'defaultGroup', 'pinnedGroup', 'delegatesGroup']

export function getMyGroupMemberships(call: ApplicationCall): Answer {
  const { groupId } = read(call.input, { groupId: optional(text(256)) })
  const { hrefs } = call.application
  if (groupId === undefined) return ok(collection(call, 'myGroupMemberships', hrefs.groupMemberships, readable(call)))
  const group = knownGroup(call, groupId)
  const href = `${hrefs.groupMemberships}?groupId=${encodeURIComponent(group.id)}`
  return ok(collection(call, 'myGroupMemberships', href, [requirePairs(group)]))
}

/** The group's own link to its memberships, which only the 2015 text lists. */
export function getGroupMemberships(call: ApplicationCall): Answer {
  const group = requirePairs(knownGroup(call, call.params['group']))
  return ok(collection(call, 'groupMemberships', call.application.hrefs.groupMembershipsOf(group.id), [group]))
}

/** Without a group the default one is meant (reference 13.4). */
export function addToGroup(call: ApplicationCall): Answer {
  const { server, application, input } = call
  const { contactUri, groupId } = read(input, { contactUri: sipAddress, groupId: optional(text(256)) })
  const group = groupId === undefined ? defaultGroup(call) : requirePairs(knownGroup(call, groupId))
  const { uri } = server.world.addContact(contactUri, group.id)
  return created(groupMembershipDocument(application.hrefs, group, uri))
}

/** The page knows no refusal of its own: somebody who is in no group gets 204, without an event. */
export function removeContactFromAllGroups({ server, input }: ApplicationCall): Answer {
  const { contactUri } = read(input, { contactUri: sipAddress })
  try {
    server.world.removeContact(contactUri)
  } catch (error) {
    if (!(error instanceof WorldError && error.code === 'not-there')) throw error
  }
  return nothing
}

export function getMyGroupMembership(call: ApplicationCall): Answer {
  const { group, member } = pair(call)
  return ok(groupMembershipDocument(call.application.hrefs, group, member))
}

export function deleteMembership(call: ApplicationCall): Answer {
  const { group, member } = pair(call)
  call.server.world.removeContact(member, group.id)
  return nothing
}

/** Throws 404 without a subcode for a contact who is not in that group. */
function pair(call: ApplicationCall) {
  const { groupId, mail } = pairOf(call.params['pair'] ?? '')
  const group = requirePairs(knownGroup(call, groupId))
  const member = group.members.find((uri) => sameAddress(uri, mail))
  if (member === undefined) throw notFound('membership')
  return { group, member }
}

function defaultGroup({ server }: ApplicationCall): SimGroup {
  const group = server.world.groups().find(({ kind }) => kind === 'defaultGroup')
  if (group === undefined) throw notFound('default group')
  return group
}

function readable({ server }: ApplicationCall): SimGroup[] {
  return server.world.groups().filter(({ kind }) => kindsOfPairs.includes(kind) && isInEdition(kind, server.edition))
}

function requirePairs(group: SimGroup): SimGroup {
  if (kindsOfPairs.includes(group.kind)) return group
  if (group.kind === 'distributionGroup') throw new Refusal(403)
  throw new Refusal(403, { subcode: 'OperationNotSupported' })
}

function collection(call: ApplicationCall, rel: string, href: string, groups: readonly SimGroup[]): Document {
  const { hrefs } = call.application
  const pairs = groups.flatMap((group) => group.members.map((uri) => groupMembershipDocument(hrefs, group, uri)))
  return {
    rel,
    _links: { self: { href }, ...(rel === 'myGroupMemberships' && removeLink(call)) },
    ...(pairs.length > 0 && { _embedded: { myGroupMembership: pairs } })
  }
}

/** No page of the documentation shows where this link is; below the memberships is where its address points. */
function removeLink({ server, application }: ApplicationCall): Document {
  if (server.edition === '2015' || server.quirks.noRemoveFromAllLink === true) return {}
  return { removeContactFromAllGroups: { href: application.hrefs.removeFromAllGroups } }
}

/** `<id>,<mail>`: ids have no comma, mail addresses may. The whole may have been encoded twice. */
export function pairOf(text: string): { readonly groupId: string; readonly mail: string } {
  const pair = text.includes(',') ? text : decodedOnceMore(text)
  const comma = pair.indexOf(',')
  return comma < 0 ? { groupId: pair, mail: '' } : { groupId: pair.slice(0, comma), mail: pair.slice(comma + 1) }
}
