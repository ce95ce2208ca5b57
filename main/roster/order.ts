// The order of groups, the same for what the server said and for what the user just did.

import type { Group, GroupKind } from '../../preload/contract'

const kinds: readonly GroupKind[] = [
  'favourites',
  'own',
  'other',
  'delegates',
  'delegators',
  'organisation',
  'distribution'
]

/** The contract's order: by kind, by name within a kind, and last what is only shown inside others. */
export function byPlace(one: Pick<Group, 'kind' | 'name' | 'isNested'>, other: typeof one): number {
  return (
    Number(one.isNested ?? false) - Number(other.isNested ?? false) ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    one.name.localeCompare(other.name)
  )
}
