// The user's edits: shown at once, sent in turn, taken back where the server refuses or the user wants it.

import type { Edit, EditStatus, ListsState, Outcome, Problem } from '../../../preload/contract'
import type { Shown } from '../../roster/overlay'
import type { Roster } from '../../roster/roster'
import type { SessionPorts } from '../ports'
import type { Stay } from '../stay'
import { createAliases } from './aliases'
import { createDeadlines } from './deadlines'
import { entryOf, isUnsent, refusalMs, undoMs, type Entry } from './entry'
import { createJournal } from './journal'
import { createKeptWatching } from './kept-watching'
import { createListRules, delegateLimit, editingProblem, movingMs } from './list-rules'
import { planOf } from './plan'
import { mailOfGroup } from './send-listed'
import { createService, giveUp } from './service'
import type { Step } from './steps'
import { isKeptHere, undoOf } from './undo'

export interface Editor {
  readonly lists: Omit<ListsState, 'canSearch'>
  readonly edits: readonly EditStatus[]
  /** Answers the edit's id; refused at once is only what no server needs to be asked about. */
  edit(edit: Edit): Outcome<number>
  /** What cannot be taken back (any more) stays as it is. */
  undo(id: number): void
  dismiss(id: number): void
  /** Sends what waits, as long as the stay lasts; rejects with what has to end it. */
  serve(stay: Stay): Promise<void>
  /** The truth may have changed. */
  truthChanged(): void
  /** Somebody signs in. */
  begin(signInAddress: string): void
  /** The session is over unless the user acts: nothing waits for that. */
  giveUp(): void
  clear(): void
}

const gone: Problem = { code: 'not-connected' }

export function createEditor(input: {
  ports: SessionPorts
  roster: Roster
  stay: () => Stay | null
  /** There will be no connection unless the user acts. */
  isOver: () => boolean
  tell: () => void
}): Editor {
  const { ports, roster, tell } = input
  const aliases = createAliases()
  const journal = createJournal(aliases)
  const rules = createListRules()
  const watching = createKeptWatching(ports, roster)
  let lastId = 0
  let events = 0

  const show = (): void => {
    roster.setChanges(journal.changes())
    tell()
  }
  const deadlines = createDeadlines(ports, show)
  const onDone = (entry: Entry): void => {
    deadlines.after(undoMs)
    if (entry.refusals.length > 0) deadlines.after(refusalMs)
    if (!entry.refusals.some(({ problem }) => problem.code === 'list-full')) return
    // Counted once whoever was refused is not shown any more.
    roster.setChanges(journal.changes())
    rules.full(roster.contactCount)
  }
  const onRefusal = (problem: Problem): void => {
    const wasAllowed = rules.editing(ports.now()) === 'allowed'
    rules.refused(problem, ports.now())
    if (wasAllowed && problem.code === 'list-moving') deadlines.after(movingMs)
  }
  const mailOf = (groupId: string): string => mailOfGroup(roster.groupDocument(groupId))
  const knowledge = { ...aliases, mailOf }
  const service = createService({
    journal,
    aliases,
    rules,
    ports,
    onRefusal,
    onDone,
    keep: watching.apply,
    show
  })

  const add = (entry: Entry): void => {
    journal.add(entry)
    if (isKeptHere(entry.kind)) watching.apply(entry.steps.map(({ change }) => change))
    if (isKeptHere(entry.kind) && !input.stay()) settle(entry)
    show()
    service.ring()
  }
  const settle = (entry: Entry): void => {
    giveUp(entry, gone, ports.now())
    entry.doneAt = ports.now()
    onDone(entry)
  }

  const editor: Editor = {
    get lists() {
      const contacts = roster.contactCount
      const editing = rules.editing(ports.now())
      return { editing, contacts, contactLimit: rules.contactLimit(contacts), delegateLimit }
    },
    get edits() {
      return journal.statuses(input.stay() !== null, ports.now())
    },
    edit(edit) {
      const isKept = isKeptHere(edit.kind)
      const problem = isKept ? null : input.isOver() ? gone : editingProblem(rules.editing(ports.now()))
      if (problem) return { ok: false, problem }
      const plan = planOf(edit, roster, knowledge)
      if (!plan.ok) return plan
      const { steps, subject } = plan.value
      const id = (lastId += 1)
      // Nobody is lost who was put into a group while its deletion waits, or taken out of the one that a move leads to.
      const replan = (shown: Shown): readonly Step[] | null => {
        const again = isAboutMembers(edit) ? planOf(edit, shown, knowledge) : null
        return again?.ok ? again.value.steps : null
      }
      if (steps.length > 0) add(entryOf({ id, kind: edit.kind, subject, isUndo: false, replan }, steps))
      return { ok: true, value: id }
    },
    undo(id) {
      const entry = journal.find(id)
      const isOffered = editor.edits.some((status) => status.id === id && status.undoUntil !== null)
      if (!entry || !isOffered) return
      entry.isTakenBack = true
      const kept = isKeptHere(entry.kind)
      if (isUnsent(entry) && entry.doneAt === null && !kept) {
        journal.remove(entry)
        return show()
      }
      for (const step of entry.steps) if (step.stage === 'pending' && !kept) step.stage = 'dropped'
      const { kind, subject } = entry
      // By the time it is sent, it is known what was done of what is under way now.
      const undo = (shown: Shown): readonly Step[] => {
        const taken = entry.steps.filter(({ stage }) => stage !== 'dropped' && stage !== 'refused')
        return undoOf(taken, shown, knowledge)
      }
      add(entryOf({ id: (lastId += 1), kind, subject, isUndo: true, replan: undo }, undo(roster)))
    },
    dismiss(id) {
      const entry = journal.find(id)
      if (!entry || entry.doneAt === null) return
      entry.isDismissed = true
      show()
    },
    serve: service.serve,
    truthChanged() {
      if (roster.listEvents !== events) rules.changed()
      events = roster.listEvents
      if (journal.unconfirmedSince === null) return
      if (journal.confirm(roster.truth, events)) roster.setChanges(journal.changes())
    },
    begin(signInAddress) {
      watching.open(signInAddress)
    },
    giveUp() {
      journal.open.forEach(settle)
      roster.setChanges(journal.changes())
    },
    clear() {
      deadlines.clear()
      journal.clear()
      aliases.clear()
      rules.clear()
      watching.clear()
      roster.setChanges([])
    }
  }
  return editor
}

/** Whether what has to be done depends on who is in which group; nothing new gets an id here. */
function isAboutMembers({ kind }: Edit): boolean {
  return ['add', 'move', 'remove', 'remove-contacts', 'delete-group'].includes(kind)
}
