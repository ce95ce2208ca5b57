// One edit on its way: how far each step is, and what the window is told of it.

import type { Edit, EditStatus, EditSubject, Problem, Refusal } from '../../../preload/contract'
import type { ListChange, Shown } from '../../roster/overlay'
import type { Step } from './steps'

/** `sent`: asked for at least once, and whether with effect is not known. `dropped`: not wanted any more. */
type StepStage = 'pending' | 'sent' | 'done' | 'refused' | 'dropped'

export interface EntryStep extends Step {
  /** About the server's ids from the moment it is sent. */
  change: ListChange
  stage: StepStage
  /** When the server said that it is done, and how many events about the lists there had been by then. */
  doneAt: number
  events: number
  /** Ids of the groups there were before one was asked for that the answer does not name. */
  before?: ReadonlySet<string>
  /** The truth says so as well: it need not be laid over it any more. */
  isConfirmed: boolean
}

export interface Entry {
  readonly id: number
  readonly kind: Edit['kind']
  readonly subject: EditSubject
  /** Whether it takes back another. */
  readonly isUndo: boolean
  /** The steps as they would be by what is shown when it is sent, where that matters; `null`: they stay as they are. */
  readonly replan: (shown: Shown) => readonly Step[] | null
  steps: EntryStep[]
  refusals: Refusal[]
  doneAt: number | null
  isTakenBack: boolean
  isDismissed: boolean
  /** How often in a row its sending broke off. */
  failures: number
}

/** How long an edit can be taken back, and how long a refusal is told, in milliseconds. */
export const undoMs = 10_000
export const refusalMs = 60_000

export function entryOf(
  parts: Pick<Entry, 'id' | 'kind' | 'subject' | 'isUndo' | 'replan'>,
  steps: readonly Step[]
): Entry {
  const rest = { refusals: [], doneAt: null, isTakenBack: false, isDismissed: false, failures: 0 }
  return { ...parts, ...rest, steps: begun(steps) }
}

/** Steps of which none was sent yet. */
export function begun(steps: readonly Step[]): EntryStep[] {
  return steps.map((step) => ({ ...step, stage: 'pending', doneAt: 0, events: 0, isConfirmed: false }))
}

export function isOpen({ stage }: EntryStep): boolean {
  return stage === 'pending' || stage === 'sent'
}

/** Whether the server was never asked for any of it. */
export function isUnsent({ steps }: Entry): boolean {
  return steps.every(({ stage }) => stage === 'pending')
}

/** Refuses a step; each person is told of once per reason. */
export function refuse(entry: Entry, step: EntryStep, problem: Problem): void {
  step.stage = 'refused'
  const { uri, name } = step.about
  const isTold = entry.refusals.some((one) => one.uri === uri && one.name === name && one.problem.code === problem.code)
  if (!isTold) entry.refusals = [...entry.refusals, { ...step.about, problem }]
}

/** What the window is told; `null` once nobody needs to hear of it. `isLive`: there is a connection to send it over. */
export function statusOf(entry: Entry, isLive: boolean, now: number): EditStatus | null {
  const { id, kind, subject, isUndo, doneAt, refusals } = entry
  const shared = { id, kind, subject, isUndo, refusals }
  const canUndo = !isUndo && !entry.isTakenBack
  if (doneAt === null) {
    return { ...shared, stage: isLive ? 'under-way' : 'waiting', undoUntil: canUndo ? 'open' : null }
  }
  const undoUntil = canUndo && isUndoable(entry) && doneAt + undoMs > now ? doneAt + undoMs : null
  const isToldOf = refusals.length > 0 && doneAt + refusalMs > now
  return entry.isDismissed || (undoUntil === null && !isToldOf) ? null : { ...shared, stage: 'done', undoUntil }
}

function isUndoable({ steps }: Entry): boolean {
  return steps.some(({ stage, back }) => stage === 'done' && back.length > 0)
}
