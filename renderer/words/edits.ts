// What became of an edit, in words: what was done, what was taken back, what waits, what was refused and why.
import type { Edit, EditStatus, EditSubject, GroupKind, ListsState, Refusal } from '../../preload/contract'
import { words } from './en'
import { listWords } from './list'
import { reasonFor } from './reasons'
import { plainText, sentence, type Sentence } from './sentence'
import { number } from './times'

/** Our word for a group that everybody has, its own name otherwise. */
function title(name: string, kind: GroupKind | undefined): string {
  return kind === undefined || kind === 'own' || kind === 'distribution' ? name : words.groupTitle[kind]
}

const groupOf = ({ group, groupKind }: EditSubject): string => title(group, groupKind)
const fromOf = ({ from, fromKind }: EditSubject): string => title(from, fromKind)

/** `Mateo Álvarez`, or `3 people`. */
function who({ count, person }: EditSubject): Sentence {
  return count === 1 ? sentence`${person}` : [people(count)]
}

const people = (count: number): string => (count === 1 ? '1 person' : `${number(count)} people`)

/** What was done, as a sentence without its full stop. */
const doing: Record<Edit['kind'], (subject: EditSubject) => Sentence> = {
  'create-group': (subject) =>
    subject.count === 0
      ? sentence`Group ${groupOf(subject)} made`
      : sentence`Group ${groupOf(subject)} made with ${who(subject)}`,
  'rename-group': (subject) => sentence`Group ${groupOf(subject)} renamed`,
  'delete-group': (subject) => sentence`Group ${groupOf(subject)} deleted`,
  add: (subject) =>
    subject.group === ''
      ? sentence`${who(subject)} added to your contacts`
      : sentence`${who(subject)} added to ${groupOf(subject)}`,
  move: (subject) =>
    subject.group === ''
      ? sentence`${who(subject)} moved to another group`
      : sentence`${who(subject)} moved to ${groupOf(subject)}`,
  remove: (subject) =>
    subject.from === ''
      ? sentence`${who(subject)} removed from several groups`
      : sentence`${who(subject)} removed from ${fromOf(subject)}`,
  'remove-contacts': (subject) => sentence`${who(subject)} removed from your contacts`,
  'add-list': (subject) => sentence`${groupOf(subject)} added to your list`,
  'remove-list': (subject) => sentence`${groupOf(subject)} removed from your list`,
  watch: (subject) => sentence`${who(subject)} added to ${[listWords.section.watching]}`,
  unwatch: (subject) => sentence`${who(subject)} removed from ${[listWords.section.watching]}`,
  import: (subject) => (subject.count === 0 ? ['Groups imported'] : sentence`${who(subject)} imported`)
}

/** What else there is to know: who left the contacts, where the members of a deleted group are. */
function aftermath({ kind, subject }: EditStatus): Sentence {
  const { count, leaving } = subject
  if (kind === 'remove' && leaving > 0) {
    return leaving === count ? [' and from your contacts.'] : [`, ${number(leaving)} of them from your contacts.`]
  }
  if (kind === 'delete-group' && count > 0) {
    return [count === 1 ? '. Its 1 person stays in your contacts.' : `. Its ${people(count)} stay in your contacts.`]
  }
  return ['.']
}

/** What the window says of an edit that was not refused. */
export function editSentence(edit: EditStatus): Sentence {
  const done = doing[edit.kind](edit.subject)
  return edit.isUndo ? sentence`Undone: ${withSmallStart(done)}.` : sentence`${done}${aftermath(edit)}`
}

function withSmallStart([first = '', ...rest]: Sentence): Sentence {
  return typeof first === 'string' ? [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest] : [first, ...rest]
}

/** What the window says of edits that wait for the connection. */
export const waitingSentence = (count: number): Sentence => [
  count === 1
    ? 'This will be done when the connection is back.'
    : `${number(count)} changes will be done when the connection is back.`
]

/** How it is said of one person, and of several, that it was not done. */
const refused: Record<Edit['kind'], readonly [one: string, several: string]> = {
  'create-group': ['was not added', 'were not added'],
  'rename-group': ['keeps its name', 'keep their names'],
  'delete-group': ['was not deleted', 'were not deleted'],
  add: ['was not added', 'were not added'],
  move: ['was not moved', 'were not moved'],
  remove: ['was not removed', 'were not removed'],
  'remove-contacts': ['was not removed', 'were not removed'],
  'add-list': ['was not added', 'were not added'],
  'remove-list': ['was not removed', 'were not removed'],
  watch: ['is not watched', 'are not watched'],
  unwatch: ['is still watched', 'are still watched'],
  import: ['was not imported', 'were not imported']
}

/** What was refused, why, and what to do: one sentence for one, a sum for several. */
export function refusalSentence(edit: EditStatus, lists: ListsState | undefined): Sentence {
  const { refusals } = edit
  const [first] = refusals
  if (first === undefined) return editSentence(edit)
  const isSame = refusals.every(({ problem }) => problem.code === first.problem.code)
  const why = reasonFor(first.problem, lists)
  return sentence`${whatWasRefused(edit, first)}${isSame ? [why] : ['. The reasons differ.']}`
}

/** One line of the list of refusals: the reason alone, as a sentence. */
export function reasonLine(refusal: Refusal, lists: ListsState | undefined): string {
  const why = reasonFor(refusal.problem, lists).replace(/^[:.] /, '')
  return why.slice(0, 1).toUpperCase() + why.slice(1)
}

function whatWasRefused(edit: EditStatus, first: Refusal): Sentence {
  const { kind, subject, refusals, isUndo } = edit
  if (isUndo) {
    const done = withSmallStart(doing[kind](subject))
    return sentence`Not undone${refusals.length === 1 ? sentence` for ${first.name}` : [` for ${number(refusals.length)}`]}, ${done}`
  }
  // The group stays with everybody in it, whoever of them was in the way.
  if (kind === 'delete-group') return sentence`Group ${groupOf(subject)} was not deleted`
  if (refusals.length === 1) return oneRefused(kind, first)
  const refusedPeople = refusals.filter(({ uri }) => uri !== undefined).length
  const sum =
    refusedPeople < subject.count ? `${number(refusedPeople)} of ${people(subject.count)}` : people(refusedPeople)
  return [`${sum} ${refused[kind][1]}`]
}

function oneRefused(kind: Edit['kind'], { uri, name }: Refusal): Sentence {
  if (uri === undefined && kind === 'create-group') return sentence`Group ${name} was not made`
  return sentence`${name} ${[refused[kind][0]]}`
}

/** The names of everybody refused are in the dialog; this is its heading. */
export const refusalHeading = (edit: EditStatus): string =>
  plainText(whatWasRefused(edit, { name: '', problem: { code: 'not-allowed' } }))
