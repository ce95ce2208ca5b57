// A contact list as a file holds it: groups and who is in them, without ids of any server.

import type { AppState, Group } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'

/** Groups the user may change; those of others (delegators, organisation, distribution) are in no file. */
export const listedKinds = ['favourites', 'own', 'other', 'delegates'] as const

export type ListedKind = (typeof listedKinds)[number]

export interface ListedGroup {
  /** The server's word for kinds other than `own`; it means nothing elsewhere. */
  readonly name: string
  readonly kind: ListedKind
  readonly members: readonly ListedMember[]
}

interface ListedMember {
  /** Without `sip:`. */
  readonly address: string
  readonly name: string
}

/** What cannot be read: where (line of a CSV file, entry of a JSON file, from 1) and what is there, to be shown. */
export interface Unreadable {
  readonly at: number
  readonly text: string
}

/** What can; without `member` it only says that there is such a group. `uri` with `sip:`. */
export interface Entry extends Unreadable {
  readonly kind: ListedKind
  readonly group: string
  readonly member?: { readonly uri: string; readonly name: string }
}

/** What stands in a file, in its order, read as it is asked for: a file may hold more than anybody wants. */
export type FileContents = Generator<Entry | Unreadable>

export const isListed = (group: Group): group is Group & { readonly kind: ListedKind } =>
  listedKinds.some((kind) => kind === group.kind)

/** What an export writes: every group that can be changed, also empty ones. */
export function listOf({ groups, people }: Pick<AppState, 'groups' | 'people'>): ListedGroup[] {
  const names = new Map(people.map(({ uri, name }) => [uri, name]))
  return groups.filter(isListed).map(({ name, kind, members }) => ({
    name,
    kind,
    members: members.map((uri) => ({ address: bareAddress(uri), name: names.get(uri) ?? '' }))
  }))
}
