// What sending one edit works with: its steps, the way to the server, and what has been learned on it so far.

import type { Problem } from '../../../preload/contract'
import type { ListChange } from '../../roster/overlay'
import type { GroupDocument } from '../../ucwa/documents'
import type { UcwaError } from '../../ucwa/ucwa-error'
import { problemOf } from '../problems'
import type { Stay } from '../stay'
import { changeOn, type Aliases } from './aliases'
import { isOpen, refuse, type Entry, type EntryStep } from './entry'
import type { Writer } from './writer'

type ChangeOf<K extends ListChange['kind']> = Extract<ListChange, { kind: K }>

/** A step whose turn has come. */
export interface Due<K extends ListChange['kind']> {
  readonly step: EntryStep
  readonly change: ChangeOf<K>
}

/** What the answers of one life told that no event or reading has told yet. */
export interface Learned {
  readonly groups: Map<string, GroupDocument>
}

export interface Sending {
  readonly entry: Entry
  readonly stay: Stay
  readonly writer: Writer
  readonly aliases: Aliases
  readonly learned: Learned
  /** Told of every refusal. */
  readonly onRefusal: (problem: Problem) => void
  /** Changes whom the user watches. */
  readonly keep: (changes: readonly ListChange[]) => void
  /** There is a new picture. */
  readonly show: () => void
}

/** Takes the steps of one kind whose turn has come; drops those whose condition is not met. */
export function due<K extends ListChange['kind']>(sending: Sending, kind: K): Due<K>[] {
  const { entry, aliases } = sending
  return entry.steps.flatMap((step) => {
    if (!isOpen(step) || !isKind(step.change, kind)) return []
    if (step.needs.some((index) => entry.steps[index]?.stage !== 'done')) {
      step.stage = 'dropped'
      return []
    }
    const change = changeOn(step.change, aliases.idOf)
    step.change = change
    step.stage = 'sent'
    return isKind(change, kind) ? [{ step, change }] : []
  })
}

function isKind<K extends ListChange['kind']>(change: ListChange, kind: K): change is ChangeOf<K> {
  return change.kind === kind
}

export function done({ entry, stay }: Sending, step: EntryStep): void {
  step.stage = 'done'
  step.doneAt = stay.ports.now()
  step.events = stay.roster.listEvents
  entry.failures = 0
}

export function refuseWith({ entry, onRefusal }: Sending, step: EntryStep, problem: Problem): void {
  refuse(entry, step, problem)
  entry.failures = 0
  onRefusal(problem)
}

/** Settles a step by a refusal; some say no more than that it is so already. */
export function settleRefused(sending: Sending, step: EntryStep, error: UcwaError): void {
  const outcome = outcomeOf(error, step.change)
  if (outcome === 'done') done(sending, step)
  else refuseWith(sending, step, outcome)
}

/** Refuses a step for which something could not be read: that it is not to be found there says nothing of the step. */
export function refuseUnread(sending: Sending, step: EntryStep, error: UcwaError): void {
  if (error.code === 'not-found') refuseWith(sending, step, { code: 'server-trouble' })
  else settleRefused(sending, step, error)
}

/** What a refusal means for one change (reference 11.4, 13.4). */
function outcomeOf(error: UcwaError, { kind }: ListChange): 'done' | Problem {
  const isMissing = error.code === 'not-found'
  const isThere = error.code === 'conflict' && error.details.subcode === 'AlreadyExists'
  if (isThere && (kind === 'join' || kind === 'list')) return 'done'
  if (isMissing && (kind === 'leave' || kind === 'leave-all' || kind === 'delete' || kind === 'unlist')) return 'done'
  if (isMissing && (kind === 'join' || kind === 'rename')) return { code: 'group-gone' }
  if (error.code === 'version-not-supported' || error.code === 'method-not-allowed') {
    return { code: 'editing-unsupported' }
  }
  return problemOf(error, 'asking')
}

/** A group as the server described it, though its event may still be on the way. */
export function groupOf({ stay, learned }: Sending, groupId: string): GroupDocument | undefined {
  return stay.roster.groupDocument(groupId) ?? learned.groups.get(groupId)
}
