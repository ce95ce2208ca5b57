// The user's groups of every kind, and what distribution groups hold (reference 13.3, 13.9).
import { notFound, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { okUnlessHeld } from '../wire/entity-tag'
import type { SimGroup, SimGroupKind } from '../world/organisation'
import { contactDocument, groupDocument, isInEdition } from '../wire/documents'

const singleKinds: readonly SimGroupKind[] = [
  'defaultGroup',
  'pinnedGroup',
  'delegatesGroup',
  'delegatorsGroup',
  'myOrganizationGroup'
]

export function getMyGroups(call: ApplicationCall): Answer {
  const { server, application } = call
  const { hrefs } = application
  const collapsed = isCollapsed(call)
  const show = (group: SimGroup) =>
    collapsed ? { href: hrefs.group(group.id) } : groupDocument(hrefs, group, server.edition)
  const groups = listedGroups(call)
  const entries: Record<string, unknown> = {}
  for (const kind of singleKinds) {
    const single = groups.find((group) => group.kind === kind)
    if (single) entries[kind] = show(single)
  }
  for (const kind of ['group', 'distributionGroup']) {
    entries[kind] = groups.filter((group) => group.kind === kind).map(show)
  }
  const self = { href: hrefs.groups }
  return ok(
    collapsed
      ? { rel: 'myGroups', _links: { self, ...entries } }
      : { rel: 'myGroups', _links: { self }, _embedded: entries }
  )
}

/** Whether a collection is to hold links instead of resources. */
export function isCollapsed({ server, input }: ApplicationCall): boolean {
  return server.quirks.linksOnly === true || String(input.get('expand')).toLowerCase() === 'false'
}

/** A distribution group that is only known as a part of another is not on the user's list. */
function listedGroups({ server }: ApplicationCall): SimGroup[] {
  const groups = server.world.groups().filter(({ kind }) => isInEdition(kind, server.edition))
  return groups.filter(({ id }, index) => !groups.slice(0, index).some(({ nested }) => nested?.includes(id)))
}

export function getGroup(call: ApplicationCall): Answer {
  const group = knownGroup(call, call.params['group'])
  return okUnlessHeld(call.request.headers, groupDocument(call.application.hrefs, group, call.server.edition))
}

/** Throws 404 for an id nobody has, or one of a kind this edition does not know. */
export function knownGroup({ server }: ApplicationCall, id: string | undefined): SimGroup {
  const group = id === undefined ? undefined : server.world.group(id)
  if (group && isInEdition(group.kind, server.edition)) return group
  throw notFound('group')
}

export function expandDistributionGroup(call: ApplicationCall): Answer {
  const { server, application } = call
  const group = knownGroup(call, call.params['group'])
  if (group.kind !== 'distributionGroup' && server.edition === 'current') throw notFound('distribution group')
  if (group.members.length > server.limits.expandableMembers) throw new Refusal(403, { subcode: 'TooManyContacts' })
  return ok({ ...groupDocument(application.hrefs, group, server.edition), _embedded: membersOf(call, group) })
}

function membersOf({ server, application }: ApplicationCall, { members, nested = [] }: SimGroup): Document {
  const { hrefs } = application
  const inner = nested.map((id) => server.world.group(id)).filter((group) => group !== undefined)
  return {
    contact: members.map((uri) => contactDocument(hrefs, server.world.acquaint(uri))),
    distributionGroup: inner.map((group) => groupDocument(hrefs, group, server.edition))
  }
}
