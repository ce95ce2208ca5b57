// Watches that are about nobody any more: their person or group is no longer there. Not at once: what was deleted may
// be taken back.

import type { Group, Person, Watch } from '../../preload/contract'
import { personKey } from './news'
import { targetKey } from './watched'

export interface Gone {
  /**
   * To be called while everything is loaded. `over`: of which nothing has been there for a minute. `moved`: a group that
   * went and came again under another id, as one does that the server has just made.
   */
  look(
    watches: readonly Watch[],
    people: readonly Person[],
    groups: readonly Group[]
  ): { readonly over: readonly Watch[]; readonly moved: readonly { readonly from: Watch; readonly to: Watch }[] }
  clear(): void
}

const afterMs = 60_000

/** `steady` in milliseconds. */
export function createGone(steady: () => number): Gone {
  const missingSince = new Map<string, number>()
  /** Own groups that were there, by id. */
  const names = new Map<string, string>()

  return {
    look(watches, people, groups) {
      const keys = new Set(people.map(({ uri }) => personKey(uri)))
      const ids = new Set(groups.map(({ id }) => id))
      const isThere = ({ target }: Watch): boolean => {
        if (target.kind === 'group') return ids.has(target.groupId)
        return (target.kind === 'any' ? target.uris : [target.uri]).some((uri) => keys.has(personKey(uri)))
      }
      const targets = new Set(watches.map(({ target }) => targetKey(target)))
      for (const key of missingSince.keys()) if (!targets.has(key)) missingSince.delete(key)
      const over: Watch[] = []
      const moved: { from: Watch; to: Watch }[] = []
      for (const watch of watches) {
        const key = targetKey(watch.target)
        if (isThere(watch)) {
          missingSince.delete(key)
          continue
        }
        const to = movedTo(watch, names, groups)
        if (to) moved.push({ from: watch, to })
        else if (steady() - (missingSince.get(key) ?? steady()) >= afterMs) over.push(watch)
        if (!missingSince.has(key)) missingSince.set(key, steady())
      }
      for (const { id, kind, name } of groups) if (kind === 'own') names.set(id, name)
      return { over, moved }
    },
    clear() {
      missingSince.clear()
      names.clear()
    }
  }
}

function movedTo(watch: Watch, names: ReadonlyMap<string, string>, groups: readonly Group[]): Watch | null {
  if (watch.target.kind !== 'group') return null
  const name = names.get(watch.target.groupId)
  const group = groups.find((one) => one.kind === 'own' && one.name === name)
  return group ? { ...watch, target: { kind: 'group', groupId: group.id } } : null
}
