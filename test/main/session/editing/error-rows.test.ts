// Every error row the documentation lists for groups, memberships and subscriptions: the server answers it, the user
// is told in words, and in the end the list is the server's.

import { expect, it } from 'vitest'
import type { ProblemCode } from '../../../../preload/contract'
import { problemWords } from '../../../../renderer/words/problems'
import rows from '../../../fixtures/error-rows.json'
import { createStage } from '../stage'
import { neverAsked, operations } from './documented-operations'
import { shownLists, truthLists } from './lists'

type Row = (typeof rows)[number]

const operationOf = ({ resource, method }: Row) => `${resource} ${method}`

it('knows every documented operation', () => {
  const documented = new Set(rows.map(operationOf))
  expect([...Object.keys(operations), ...neverAsked].sort()).toEqual([...documented].sort())
})

/** What the user is told; `null`: nothing, since it is so already or heals by itself. */
const usual: Readonly<Record<string, ProblemCode | null>> = {
  '403 None': 'not-allowed',
  '403 LimitExceeded': 'too-many-watched',
  '403 OperationNotSupported': 'group-not-editable',
  '403 TooManyContacts': 'list-too-large',
  '404 None': null,
  '409 None': 'not-now',
  '409 AlreadyExists': 'already-there',
  '409 LimitExceeded': 'list-full',
  '409 TooManyGroups': 'too-many-groups',
  '410 CannotRedirect': 'no-backup-pool',
  '500 CallbackChannelError': 'events-unreachable',
  '500 InvalidExchangeServerVersion': 'mailbox-unsupported',
  '500 MigrationInProgress': 'list-moving'
}

/** Where the same row means something else. */
const special: Readonly<Record<string, Readonly<Record<string, ProblemCode | null>>>> = {
  // Read because another device changed something, not because the user asked for anything.
  'myGroups2 GET': {
    '403 None': null,
    '409 None': 'server-trouble',
    '409 AlreadyExists': 'server-trouble',
    '409 TooManyGroups': 'server-trouble'
  },
  // A subscription that is full gets a second one beside it.
  'memberships POST': { '403 LimitExceeded': null },
  'addToContactList POST': { '409 AlreadyExists': null },
  'myGroupMemberships2 POST': { '403 LimitExceeded': 'too-many-delegates', '409 AlreadyExists': null },
  'expandDistributionGroup GET': { '403 None': 'members-hidden' },
  'search2 GET': { '403 None': 'search-not-allowed' }
}

/** Asked without the user's doing: whatever is refused there is mended or left alone, and nobody is told. */
const quiet = new Set([
  'memberships GET',
  'presenceSubscription POST',
  'presenceSubscriptionMembership DELETE',
  'subscribeToGroupPresence POST'
])

function expected(row: Row): ProblemCode | null {
  const key = `${row.status} ${row.subcode ?? 'None'}`
  const operation = operationOf(row)
  if (quiet.has(operation) && row.status !== 410) return null
  const code = special[operation]?.[key] ?? (key in (special[operation] ?? {}) ? null : usual[key])
  if (code === undefined) throw new Error(`no word on ${key}`)
  return code
}

const asked = rows.filter((row) => operationOf(row) in operations)

it.each(asked)('$resource $method $status $subcode ($about): told in words, and the list stays right', async (row) => {
  const operation = operations[operationOf(row)]
  if (!operation) throw new Error('filtered above')
  const stage = createStage({
    people: 12,
    groups: 3,
    ...(operation.edition && { edition: operation.edition })
  })
  await stage.goOnline()
  await operation.prepare?.(stage)
  stage.faults.add({
    method: row.method,
    path: operation.path,
    action: 'status',
    status: row.status,
    code: row.error,
    ...(row.subcode !== null && { subcode: row.subcode }),
    times: 1_000
  })
  const problem = await operation.ask(stage)
  expect(problem?.code ?? null).toBe(expected(row))
  if (problem) {
    const { what, advice } = problemWords(problem)
    expect(`${what} ${advice}`).toMatch(/^\p{Lu}.{10,}[.!]$/u)
    expect(`${what} ${advice}`).not.toMatch(/undefined|null|\d{3}|[a-z][A-Z]/)
  }
  stage.faults.clear()
  if (stage.session.connection.kind === 'ended') stage.session.connectNow()
  // Lists that were withheld are read again with the next change.
  stage.simulator.world.createGroup('Made afterwards')
  await stage.advance(120_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(shownLists(stage)).toEqual(truthLists(stage))
  await stage.session.signOut()
})
