// What became of an edit, in words: what was done, what was taken back, what waits, what was refused and why.
import type { Edit, EditStatus, EditSubject, GroupKind, ListsState, Refusal } from '../../preload/contract'
import { words } from './en'
import { listWords } from './list'
import { reasonFor } from './reasons'
import { plainText, sentence, type Sentence } from './sentence'
import { number } from '../../preload/words/times'

/** Our word for a group that everybody has, its own name otherwise. */
function title(name: string, kind: GroupKind | undefined): string {
  return kind === undefined || kind === 'own' || kind === 'distribution' ? name : words.groupTitle[kind]
}

const groupOf = ({ group, groupKind }: EditSubject): string => title(group, groupKind)
const fromOf = ({ from, fromKind }: EditSubject): string => title(from, fromKind)

/** `Mateo Álvarez`, or `3 people`. */
function who({ count, person }: EditSubject): Sentence {
  return count === 1 ? sentence`${person}` : [peopleWords(count)]
}

const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${number(count)} people`)

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
    return [
      count === 1 ? '. Its 1 person stays in your contacts.' : `. Its ${peopleWords(count)} stay in your contacts.`
    ]
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
const refused: Record<Edit['kind'], { readonly one: string; readonly several: string }> = {
  'create-group': { one: 'was not added', several: 'were not added' },
  'rename-group': { one: 'keeps its name', several: 'keep their names' },
  'delete-group': { one: 'was not deleted', several: 'were not deleted' },
  add: { one: 'was not added', several: 'were not added' },
  move: { one: 'was not moved', several: 'were not moved' },
  remove: { one: 'was not removed', several: 'were not removed' },
  'remove-contacts': { one: 'was not removed', several: 'were not removed' },
  'add-list': { one: 'was not added', several: 'were not added' },
  'remove-list': { one: 'was not removed', several: 'were not removed' },
  watch: { one: 'is not watched', several: 'are not watched' },
  unwatch: { one: 'is still watched', several: 'are still watched' },
  import: { one: 'was not imported', several: 'were not imported' }
}

/** What was refused, why, and what to do: one sentence for one, a sum for several. */
export function refusalSentence(edit: EditStatus, lists: ListsState | undefined): Sentence {
  const [first, ...others] = edit.refusals
  if (first === undefined) return editSentence(edit)
  const isSame = others.every(({ problem }) => problem.code === first.problem.code)
  return [...whatWasRefused(edit), isSame ? reasonFor(first.problem, lists) : '. The reasons differ.']
}

/** The heading over everybody who was left out. */
export const refusalHeading = (edit: EditStatus): string => plainText(whatWasRefused(edit))

/** Why somebody was left out, as a sentence of its own. */
export function reasonLine({ problem }: Refusal, lists: ListsState | undefined): string {
  const why = reasonFor(problem, lists).replace(/^[:.] /, '')
  return why.slice(0, 1).toUpperCase() + why.slice(1)
}

function whatWasRefused({ kind, subject, refusals, isUndo }: EditStatus): Sentence {
  // The group stays with everybody in it, whoever of them was in the way.
  if (kind === 'delete-group' && !isUndo) return sentence`Group ${groupOf(subject)} was not deleted`
  const [first] = refusals
  if (first !== undefined && refusals.length === 1) return oneRefused(kind, first, isUndo)
  const people = new Set(refusals.flatMap(({ uri }) => uri ?? [])).size
  if (people === 0) return [`${number(refusals.length)} groups were not ${isUndo ? 'changed back' : 'made'}`]
  const sum = people < subject.count ? `${number(people)} of ${peopleWords(subject.count)}` : peopleWords(people)
  return [`${sum} ${isUndo ? 'were not put back' : refused[kind].several}`]
}

function oneRefused(kind: Edit['kind'], { uri, name }: Refusal, isUndo: boolean): Sentence {
  if (uri === undefined && isUndo) return sentence`Group ${name} was not changed back`
  if (uri === undefined && (kind === 'create-group' || kind === 'import')) return sentence`Group ${name} was not made`
  return sentence`${name} ${[isUndo ? 'was not put back' : refused[kind].one]}`
}
