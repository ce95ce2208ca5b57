// The user's own groups, changed (reference 13.3, group2 and myGroups2): made, renamed, deleted.

import { ignoreBody } from './answers'
import type { Call } from './call'
import type { EditableGroupDocument } from './documents'
import { etagOf, ifMatch } from './etags'
import { requireLink, resourceOf } from './links'
import { isWithin, textOf } from './properties'
import { UcwaError } from './ucwa-error'
import { versionTwo } from './version'

/** Levels of a property that is sent back as it came. */
const deepest = 100

/**
 * `href` is `myGroups`; the name has 1 to 256 characters. The answer names no address: the new group is learned from
 * an event or by reading `myGroups` again.
 */
export function createGroup(href: string, displayName: string): Call<void> {
  return { method: 'POST', href, headers: versionTwo, body: { displayName }, once: true, read: ignoreBody }
}

/** A group with everything that `renameGroup` has to send back. */
export function readEditableGroup(href: string): Call<EditableGroupDocument> {
  return {
    method: 'GET',
    href,
    read: (answer) => readEditableGroupDocument(answer.body, answer.href, answer.headers)
  }
}

/**
 * Sends back all that was read, what nobody knows and the PUT token included (reference 5), under a new name of 1 to
 * 256 characters. `precondition-failed`: somebody was faster; read it again.
 */
export function renameGroup(group: EditableGroupDocument, name: string): Call<void> {
  return {
    method: 'PUT',
    href: group.self,
    headers: { ...versionTwo, ...ifMatch(group.etag) },
    body: { ...group.properties, name },
    read: ignoreBody
  }
}

/** What becomes of the members is documented nowhere: read the list again. */
export function deleteGroup(href: string): Call<void> {
  return { method: 'DELETE', href, headers: versionTwo, read: ignoreBody }
}

function readEditableGroupDocument(body: unknown, base: string, headers: Headers): EditableGroupDocument {
  const resource = resourceOf(body)
  const etag = etagOf(resource, headers)
  const properties = Object.entries(resource).filter(([name]) => name !== '_links' && name !== '_embedded')
  if (!properties.every(([, value]) => isWithin(value, deepest))) throw new UcwaError('unreadable')
  return {
    self: requireLink(resource, 'self', base),
    name: textOf(resource, 'name') ?? '',
    ...(etag === undefined ? {} : { etag }),
    properties: Object.fromEntries(properties)
  }
}
