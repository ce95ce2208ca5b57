// What dropping people on a group does to them.
import type { Group, Place } from '../../preload/contract'
import { isEditable, leavable, watchingId } from './actions'

/**
 * `move` takes people out of where they were, `copy` leaves them there as well: from sections nobody can be taken out
 * of, and into "Watching". `null`: they cannot go there, or are there already.
 */
export function dropEffect(
  places: readonly Place[],
  groupId: string,
  groups: readonly Group[]
): 'move' | 'copy' | null {
  if (places.every((place) => place.groupId === groupId)) return null
  if (groupId === watchingId) return 'copy'
  const target = groups.find(({ id }) => id === groupId)
  if (!target || !isEditable(target)) return null
  return leavable(places, groups).length > 0 ? 'move' : 'copy'
}
