// What dropping people on a group does to them.
import type { Group, GroupKind, Place } from '../../preload/contract'

const editable: ReadonlySet<GroupKind> = new Set<GroupKind>(['favourites', 'own', 'other', 'delegates'])

/** Id of the section of those who are watched; no group, but people can be dropped on it. */
export const watchingId = '@watching'

/**
 * `move` takes people out of where they were, `copy` leaves them there as well: from sections nobody can be taken out
 * of, and into "Watching". `null`: they cannot go there, or are there already.
 */
export function dropEffect(
  places: readonly Place[],
  groupId: string,
  groups: readonly Group[]
): 'move' | 'copy' | null {
  if (groupId === watchingId) return places.every((place) => place.groupId === watchingId) ? null : 'copy'
  const byId = new Map(groups.map((group) => [group.id, group]))
  const target = byId.get(groupId)
  if (!target || !editable.has(target.kind)) return null
  if (places.every((place) => place.groupId === groupId)) return null
  const canLeave = ({ groupId: id }: Place): boolean => editable.has(byId.get(id)?.kind ?? 'organisation')
  return places.some(canLeave) ? 'move' : 'copy'
}
