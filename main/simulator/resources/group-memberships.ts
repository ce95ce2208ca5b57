// Who is in which group, as pairs (reference 13.4). Reading only.
import { notFound, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { knownGroup } from './groups'
import { optional, read, text } from '../wire/input'
import type { SimGroup, SimGroupKind } from '../world/organisation'
import { groupMembershipDocument, isInEdition } from '../wire/documents'
import { sameAddress } from '../world/address'

const readableKinds: readonly SimGroupKind[] = ['group', 'defaultGroup', 'pinnedGroup', 'delegatesGroup']

export function getMyGroupMemberships(call: ApplicationCall): Answer {
  const { groupId } = read(call.input, { groupId: optional(text(256)) })
  const { hrefs } = call.application
  if (groupId === undefined) return ok(collection(call, 'myGroupMemberships', hrefs.groupMemberships, readable(call)))
  const group = knownGroup(call, groupId)
  const href = `${hrefs.groupMemberships}?groupId=${encodeURIComponent(group.id)}`
  return ok(collection(call, 'myGroupMemberships', href, [requireReadable(group)]))
}

/** The group's own link to its memberships, which only the 2015 text lists. */
export function getGroupMemberships(call: ApplicationCall): Answer {
  const group = requireReadable(knownGroup(call, call.params['group']))
  return ok(collection(call, 'groupMemberships', call.application.hrefs.groupMembershipsOf(group.id), [group]))
}

export function getMyGroupMembership(call: ApplicationCall): Answer {
  const { groupId, mail } = pairOf(call.params['pair'] ?? '')
  const group = requireReadable(knownGroup(call, groupId))
  const member = group.members.find((uri) => sameAddress(uri, mail))
  if (member === undefined) throw notFound('membership')
  return ok(groupMembershipDocument(call.application.hrefs, group, member))
}

function readable({ server }: ApplicationCall): SimGroup[] {
  return server.world.groups().filter(({ kind }) => readableKinds.includes(kind) && isInEdition(kind, server.edition))
}

function requireReadable(group: SimGroup): SimGroup {
  if (readableKinds.includes(group.kind)) return group
  if (group.kind === 'distributionGroup') throw new Refusal(403)
  throw new Refusal(403, { subcode: 'OperationNotSupported' })
}

function collection(call: ApplicationCall, rel: string, href: string, groups: readonly SimGroup[]): Document {
  const { hrefs } = call.application
  const pairs = groups.flatMap((group) => group.members.map((uri) => groupMembershipDocument(hrefs, group, uri)))
  return {
    rel,
    _links: { self: { href } },
    ...(pairs.length > 0 && { _embedded: { myGroupMembership: pairs } })
  }
}

/** `<id>,<mail>`: ids have no comma, mail addresses may. */
export function pairOf(pair: string): { readonly groupId: string; readonly mail: string } {
  const comma = pair.indexOf(',')
  return comma < 0 ? { groupId: pair, mail: '' } : { groupId: pair.slice(0, comma), mail: pair.slice(comma + 1) }
}
