// What the user does to the lists, one step at a time, and what the lists show.

import type { FoundList, Group, Named, Person } from '../../preload/contract'

/** One change of the lists; group ids are those of the shown groups, or made up here until the server's is learned. */
export type ListChange =
  | { readonly kind: 'join'; readonly person: Named; readonly groupId: string }
  | { readonly kind: 'leave'; readonly uri: string; readonly groupId: string }
  /** Out of every group that can be edited. */
  | { readonly kind: 'leave-all'; readonly uri: string }
  | { readonly kind: 'create'; readonly groupId: string; readonly name: string }
  | { readonly kind: 'rename'; readonly groupId: string; readonly name: string }
  | { readonly kind: 'delete'; readonly groupId: string }
  /** A distribution group put on the list. */
  | { readonly kind: 'list'; readonly groupId: string; readonly list: FoundList }
  | { readonly kind: 'unlist'; readonly groupId: string }
  | { readonly kind: 'watch'; readonly person: Named }
  | { readonly kind: 'unwatch'; readonly uri: string }

/** What the lists show; `watching` holds uris of `people`. */
export interface Shown {
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  readonly watching: readonly string[]
}
