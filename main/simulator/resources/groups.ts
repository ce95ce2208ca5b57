// The user's groups of every kind: reading them, and making, renaming and deleting own ones (reference 13.3).
import { badParameters, notFound, nothing, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { decodedOnceMore } from '../wire/twice-encoded'
import { entityTag, okUnlessHeld, requireMatch } from '../wire/entity-tag'
import type { SimGroup, SimGroupKind } from '../world/organisation'
import { groupDocument, isInEdition } from '../wire/documents'
import { optional, read, text } from '../wire/input'
import { putToken, requirePutToken } from '../wire/put-token'

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

/** What the user has; a distribution group that is not on the list is only in the directory. */
function listedGroups({ server }: ApplicationCall): SimGroup[] {
  const { world, edition } = server
  return world.groups().filter(({ kind, listed }) => isInEdition(kind, edition) && listed !== false)
}

const name = text(256)

/** The answer says nothing of the new group: it is learned from its event or by reading again. */
export function createGroup({ server, input }: ApplicationCall): Answer {
  const { displayName } = read(input, { displayName: name })
  server.world.createGroup(displayName)
  return nothing
}

export function getGroup(call: ApplicationCall): Answer {
  return okUnlessHeld(call.request.headers, fullDocument(call, knownGroup(call, call.params['group'])))
}

/** Only an own group can be changed, so only that has the token which a change must bring back. */
function fullDocument({ server, application }: ApplicationCall, group: SimGroup): Document {
  const document = groupDocument(application.hrefs, group, server.edition)
  return group.kind === 'group' ? { ...document, ...putToken(application.putTokenName) } : document
}

/** The whole representation comes back; of that the name is taken, and what is unknown is passed over. */
export function putGroup(call: ApplicationCall): Answer {
  const { server, application, request, input } = call
  const group = ownGroup(call)
  requireMatch(request.headers, entityTag(fullDocument(call, group)))
  requirePutToken(input, application.putTokenName)
  const wanted = read(input, { name, id: optional(text(256)) })
  if (wanted.id !== undefined && wanted.id !== group.id) throw badParameters({ id: 'is that of another group' })
  server.world.renameGroup(group.id, wanted.name)
  return { status: 200 }
}

export function deleteGroup(call: ApplicationCall): Answer {
  call.server.world.deleteGroup(ownGroup(call).id)
  return nothing
}

/** The pages of all other kinds have no method but GET (reference 13.3): 405. */
function ownGroup(call: ApplicationCall): SimGroup {
  const group = knownGroup(call, call.params['group'])
  if (group.kind !== 'group') throw new Refusal(405, { message: `A ${group.kind} cannot be changed.` })
  return group
}

/** Throws 404 for an id nobody has, or one of a kind this edition does not know. */
export function knownGroup({ server }: ApplicationCall, id = ''): SimGroup {
  const group = server.world.group(id) ?? server.world.group(decodedOnceMore(id))
  if (group && isInEdition(group.kind, server.edition)) return group
  throw notFound('group')
}
