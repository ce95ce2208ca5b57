// Taking an edit back: what was done of it, undone in reverse order, as an edit of its own.

import type { Edit } from '../../../preload/contract'
import { overlay, type ListChange, type Shown } from '../../roster/overlay'
import { changeOn } from './aliases'
import { shelters } from './plan'
import { stepsOf, viewOf, type Knowledge, type Step } from './steps'

/**
 * Pure. `done`: the steps to take back, in their order. Members who came into a group after it was made are not lost
 * with it: they go to the other contacts first.
 */
export function undoOf(done: readonly Pick<Step, 'back'>[], shown: Shown, knowledge: Knowledge): Step[] {
  const changes: ListChange[] = []
  let after = shown
  let laid = 0
  for (const back of [...done].reverse().flatMap((step) => step.back)) {
    const change = changeOn(back, knowledge.idOf)
    if (change.kind === 'delete') {
      after = overlay(after, changes.slice(laid))
      laid = changes.length
      changes.push(...sheltersOf(change.groupId, after))
    }
    changes.push(change)
  }
  return stepsOf(changes, shown, knowledge)
}

function sheltersOf(groupId: string, shown: Shown): ListChange[] {
  const group = shown.groups.find(({ id }) => id === groupId)
  return group ? shelters(group, shown, viewOf(shown)) : []
}

/** Edits that are kept on this computer: they need no connection, and no server to allow them. */
export function isKeptHere(kind: Edit['kind']): boolean {
  return kind === 'watch' || kind === 'unwatch'
}
