// Why something was refused, as the end of a sentence that has said what: ": the list already holds 250 people. Remove
// someone first." Problems that have no such end are told in sentences of their own.
import type { ListsState, Problem, ProblemCode } from '../../preload/contract'
import { problemWords } from './problems'
import { number } from '../../preload/words/times'

type Reason = string | ((lists: ListsState | undefined) => string)

const reasons: Partial<Record<ProblemCode, Reason>> = {
  'list-full': (lists) =>
    typeof lists?.contactLimit === 'number'
      ? `the list already holds ${number(lists.contactLimit)} people. Remove someone first.`
      : 'the list is full. Remove someone first.',
  'too-many-delegates': (lists) =>
    lists === undefined
      ? 'there are too many delegates. Remove one of them first.'
      : `there are ${number(lists.delegateLimit)} delegates already. Remove one of them first.`,
  'too-many-groups': 'the server takes no more groups. Delete one first.',
  'too-many-watched': 'the server tells the presence of no more people. Stop watching someone first.',
  'already-there': 'another group has this name. Choose another one.',
  'list-moving': 'the server is moving your list. It can be read, not changed, until that is over.',
  'editing-unsupported': 'this server does not let programs change the list.',
  'mailbox-unsupported': 'the server that keeps your list is too old to change it.',
  'group-not-editable': 'the server keeps this group, and it cannot be changed.',
  'group-gone': 'the group is not there any more. It was deleted, perhaps on another device.',
  'group-changed': 'the group was changed on another device at the same time. Look at it, then try again.',
  'group-name-unusable': 'the server does not take this name. Choose another one.',
  'not-a-contact-address': 'the server does not take this address. Check how it is written.',
  'not-allowed': 'the server does not allow changes now.',
  'not-found': 'the server does not know it any more.',
  'not-now': 'the server is busy with something else. Try again in a while.',
  'not-connected': 'there is no connection. Try again when it is back.',
  'server-busy': 'the server is busy. Try again in a while.',
  'server-trouble': 'the server has trouble. Try again in a while.',
  'not-understood': 'the server did not understand it. Try again in a while.'
}

/** `: why. What to do.`, or `. What happened. What to do.` */
export function reasonFor(problem: Problem, lists: ListsState | undefined): string {
  const reason = reasons[problem.code]
  if (reason !== undefined) return `: ${typeof reason === 'string' ? reason : reason(lists)}`
  const { what, advice } = problemWords(problem)
  return `. ${what} ${advice}`
}
