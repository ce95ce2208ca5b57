// Every edit that still matters, in the order in which they were made: to be sent, to be shown over the truth, to be
// told of.

import type { EditStatus } from '../../../preload/contract'
import { draftOf, isIn } from '../../roster/draft'
import type { ListChange, Shown } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'
import { changeOn, type Aliases } from './aliases'
import { isOpen, statusOf, type Entry, type EntryStep } from './entry'

export interface Journal {
  add(entry: Entry): void
  /** Takes an edit out as if it had never been. */
  remove(entry: Entry): void
  find(id: number): Entry | undefined
  /** The oldest that is not done. */
  next(): Entry | undefined
  readonly open: readonly Entry[]
  /** What is laid over the truth, by all edits or by those before one. */
  changes(before?: Entry): ListChange[]
  /** Takes out what the truth says by now; `events`: how many about the lists there were. True if there was any. */
  confirm(truth: Shown, events: number): boolean
  /** The lists were read again, beginning at `readAt`: what was done before is in them, or was undone elsewhere. */
  confirmBefore(readAt: number): void
  /** When the oldest change was done of which the truth says nothing; `null` if there is none. */
  readonly unconfirmedSince: number | null
  /** Of those the window is to hear of, the newest last. Forgets those nobody needs any more. */
  statuses(isLive: boolean, now: number): readonly EditStatus[]
  clear(): void
}

export function createJournal(aliases: Aliases): Journal {
  let entries: Entry[] = []

  const laid = (before?: Entry): EntryStep[] =>
    (before ? entries.slice(0, entries.indexOf(before)) : entries)
      .flatMap(({ steps }) => steps)
      .filter((step) => isLaid(step) && !isKept(step.change))
  const unconfirmed = (): EntryStep[] => laid().filter(({ stage }) => stage === 'done')

  return {
    add: (entry) => void entries.push(entry),
    remove: (entry) => (entries = entries.filter((other) => other !== entry)),
    find: (id) => entries.find((entry) => entry.id === id),
    next: () => entries.find(({ doneAt }) => doneAt === null),
    get open() {
      return entries.filter(({ doneAt }) => doneAt === null)
    },
    changes: (before) =>
      laid(before).map(({ stage, change }) => (stage === 'pending' ? changeOn(change, aliases.idOf) : change)),
    confirm(truth, events) {
      const draft = draftOf(truth)
      const earlier = new Map<string, EntryStep[]>()
      let isAny = false
      for (const step of unconfirmed()) {
        const covered = (earlier.get(placeOf(step.change)) ?? []).filter((one) => !one.isConfirmed && covers(step, one))
        // What was changed there and back again may not have begun to show.
        if (isIn(draft, step.change) && (covered.length === 0 || step.events !== events)) {
          for (const one of [...covered, step]) one.isConfirmed = true
          isAny = true
        }
        for (const place of placesOf(step.change)) {
          const there = earlier.get(place)
          if (there) there.push(step)
          else earlier.set(place, [step])
        }
      }
      return isAny
    },
    confirmBefore(readAt) {
      for (const step of unconfirmed()) if (step.doneAt <= readAt) step.isConfirmed = true
    },
    get unconfirmedSince() {
      const done = unconfirmed().map(({ doneAt }) => doneAt)
      return done.length === 0 ? null : Math.min(...done)
    },
    statuses(isLive, now) {
      const told = entries.flatMap((entry) => statusOf(entry, isLive, now) ?? [])
      const ids = new Set(told.map(({ id }) => id))
      entries = entries.filter(({ id, steps }) => ids.has(id) || steps.some((step) => isLaid(step)))
      return told
    },
    clear: () => (entries = [])
  }
}

function isLaid(step: EntryStep): boolean {
  return isOpen(step) || (step.stage === 'done' && !step.isConfirmed && !isKept(step.change))
}

/** Whom the user watches is kept here: the truth itself changes at once. */
function isKept({ kind }: ListChange): boolean {
  return kind === 'watch' || kind === 'unwatch'
}

/** Whether a step says all that an earlier one about the same place said. */
function covers({ change }: EntryStep, { change: earlier }: EntryStep): boolean {
  if (change.kind !== 'join' && change.kind !== 'leave') return change.kind !== 'create'
  // Events come in the server's order: what followed a removal from everywhere was not told before it.
  return earlier.kind === 'leave-all' || ('groupId' in earlier && earlier.groupId === change.groupId)
}

/** Person or group that a change says most about. */
function placeOf(change: ListChange): string {
  return placesOf(change)[0] ?? ''
}

function placesOf(change: ListChange): string[] {
  const group = 'groupId' in change ? [`group ${change.groupId}`] : []
  if ('person' in change) return [`person ${personKey(change.person.uri)}`, ...group]
  return 'uri' in change ? [`person ${personKey(change.uri)}`, ...group] : group
}
