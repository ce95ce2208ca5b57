// What the last searches of the directory found, as long as an application lasts.

import type { GroupDocument, PeopleDocument } from '../ucwa/documents'

/** More than a few searches find. */
const mostRemembered = 60

/** What one application let us find. */
export interface Found {
  /** Whether looking is allowed, as far as that is known. */
  canSearch: boolean
  /** Distribution groups by mail address in small letters, the last found last. */
  readonly groups: Map<string, GroupDocument>
}

export function createFound({ links }: PeopleDocument): Found {
  return { canSearch: links.search !== undefined, groups: new Map() }
}

/** Remembers distribution groups, the last ones only. */
export function rememberGroups({ groups }: Found, found: readonly GroupDocument[]): void {
  for (const group of found) {
    const key = mailOf(group)?.toLowerCase()
    if (key === undefined) continue
    groups.delete(key)
    groups.set(key, group)
  }
  for (const key of [...groups.keys()].slice(0, -mostRemembered)) groups.delete(key)
}

/** Mail address of a distribution group, if the server tells one. */
export function mailOf({ uri }: GroupDocument): string | undefined {
  return uri?.replace(/^[a-z]+:/i, '').trim() || undefined
}
