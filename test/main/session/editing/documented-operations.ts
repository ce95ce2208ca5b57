// How to have the client ask for each documented operation on groups, memberships and subscriptions.

import type { Edit, Named, Outcome, Problem } from '../../../../preload/contract'
import type { Stage } from '../stage'
import { finish, groupOf, memberOf, stranger } from './lists'

export interface Operation {
  /** Part of the path at which the row is answered; several relations share one address. */
  readonly path: string
  readonly edition?: '2015'
  /** Before the server begins to fail. */
  readonly prepare?: (stage: Stage) => Promise<void> | void
  /** Has the client ask; answers what the user is told, or `null`. */
  readonly ask: (stage: Stage) => Promise<Problem | null>
}

const edit =
  (make: (stage: Stage) => Edit) =>
  async (stage: Stage): Promise<Problem | null> => {
    const outcome = stage.session.edit(make(stage))
    if (!outcome.ok) return outcome.problem
    const status = () => stage.session.edits.find(({ id }) => id === outcome.value)
    await finish(stage, () => stage.session.connection.kind === 'ended' || status()?.stage === 'done')
    return endedBy(stage) ?? status()?.refusals[0]?.problem ?? null
  }

/** Answers after the time that this takes; a session that ended says why before anything else does. */
const answering =
  (start: (stage: Stage) => Promise<Outcome<unknown>>) =>
  async (stage: Stage): Promise<Problem | null> => {
    const started = start(stage)
    await stage.advance(20_000)
    const outcome = await started
    return endedBy(stage) ?? (outcome.ok ? null : outcome.problem)
  }

const endedBy = ({ session: { connection } }: Stage): Problem | null =>
  connection.kind === 'ended' ? connection.problem : null

/** Asked by the client on its own shortly before a subscription ends. */
const afterTwentyFiveMinutes = async (stage: Stage): Promise<Problem | null> => {
  await stage.advance(25 * 60_000)
  return endedBy(stage)
}

/** Asked by the client on its own when another device has changed the lists. */
const afterForeignChange = async (stage: Stage): Promise<Problem | null> => {
  const problems: Problem[] = []
  const stop = stage.session.onChange(() => {
    const { connection } = stage.session
    if (connection.kind === 'reconnecting' || connection.kind === 'ended') problems.push(connection.problem)
  })
  stage.simulator.world.createGroup('Made elsewhere')
  await stage.advance(5_000)
  stop()
  return problems[0] ?? null
}

const watch = (index: number): Edit => ({ kind: 'watch', people: [watched(index)] })
const watched = (index: number): Named => ({ uri: `sip:guest${index}@elsewhere.example`, name: `Guest ${index}` })

const add = edit((stage) => ({ kind: 'add', people: [stranger(stage)], to: groupOf(stage, 'pinnedGroup').id }))
const remove = edit((stage) => {
  const { id, members } = groupOf(stage, 'group')
  return { kind: 'remove', places: [{ uri: members[0] ?? '', groupId: id }] }
})
const rename = edit((stage) => ({ kind: 'rename-group', groupId: groupOf(stage, 'group').id, name: 'Day shift' }))
const watchFirst = edit(() => watch(1))
const watchSecond = edit(() => watch(2))
const unwatchOne = edit(() => ({ kind: 'unwatch', uris: [watched(1).uri] }))
const watchTwo = async (stage: Stage) => {
  await watchFirst(stage)
  await watchSecond(stage)
}

/** Somebody whom another device has put into a group: the address of that membership was never told. */
const addElsewhere = async (stage: Stage) => {
  stage.simulator.world.addContact(memberOf(stage, 'defaultGroup'), groupOf(stage, 'group').id)
  await stage.advance(5_000)
}
const removeAddedElsewhere = edit((stage) => {
  const { id, members } = groupOf(stage, 'group')
  return { kind: 'remove', places: [{ uri: members.at(-1) ?? '', groupId: id }] }
})

/** By page and method. */
export const operations: Readonly<Record<string, Operation>> = {
  'group2 GET': { path: '/people/groups/', ask: rename },
  'group2 PUT': { path: '/people/groups/', ask: rename },
  'group2 DELETE': {
    path: '/people/groups/',
    ask: edit((stage) => ({ kind: 'delete-group', groupId: groupOf(stage, 'group').id }))
  },
  'myGroups2 GET': { path: '/people/groups', ask: afterForeignChange },
  'myGroups2 POST': {
    path: '/people/groups',
    ask: edit(() => ({ kind: 'create-group', name: 'Day shift', people: [], leave: [] }))
  },
  'myGroupMemberships2 GET': { path: 'groupMemberships', prepare: addElsewhere, ask: removeAddedElsewhere },
  'groupMemberships GET': {
    path: '/memberships',
    edition: '2015',
    prepare: addElsewhere,
    ask: removeAddedElsewhere
  },
  'myGroupMemberships2 POST': { path: 'groupMemberships', ask: add },
  'myGroupMembership2 DELETE': { path: 'groupMemberships/', ask: remove },
  'removeContactFromAllGroups2 POST': {
    path: 'removeContactFromAllGroups',
    ask: edit((stage) => ({ kind: 'remove-contacts', uris: [memberOf(stage, 'group')] }))
  },
  'presenceSubscriptions POST': { path: '/presenceSubscriptions', ask: watchFirst },
  'memberships POST': {
    path: 'presenceSubscriptionMemberships',
    prepare: async (stage) => void (await watchFirst(stage)),
    ask: watchSecond
  },
  'memberships GET': { path: 'presenceSubscriptionMemberships', ask: watchFirst },
  'presenceSubscriptionMembership DELETE': {
    path: 'presenceSubscriptionMemberships/',
    prepare: watchTwo,
    ask: unwatchOne
  },
  'presenceSubscription POST': {
    path: '/presenceSubscriptions/',
    prepare: async (stage) => void (await watchFirst(stage)),
    ask: afterTwentyFiveMinutes
  },
  'subscribeToGroupPresence POST': {
    path: 'presenceSubscriptions?groupId',
    ask: afterTwentyFiveMinutes
  },
  'expandDistributionGroup GET': {
    path: '/expand',
    ask: answering((stage) => stage.session.openGroup(groupOf(stage, 'distributionGroup').id))
  },
  'search2 GET': {
    path: '/people/search',
    ask: answering((stage) => stage.session.searchDirectory('ma'))
  },
  'addToContactList POST': {
    path: 'addToContactList',
    prepare: async (stage) => {
      stage.simulator.world.setListed(groupOf(stage, 'distributionGroup').id, false)
      await stage.advance(5_000)
    },
    ask: async (stage) => {
      const searching = stage.session.searchDirectory('Facilities Lisbon')
      await stage.advance(5_000)
      const found = await searching
      const list = found.ok ? found.value.lists[0] : undefined
      if (list === undefined) throw new Error('the directory does not know the distribution group')
      return edit(() => ({ kind: 'add-list', list }))(stage)
    }
  },
  'removeFromContactList POST': {
    path: 'removeFromContactList',
    ask: edit((stage) => ({ kind: 'remove-list', groupId: groupOf(stage, 'distributionGroup').id }))
  }
}

/** Documented, but nothing this program does needs them. */
export const neverAsked = [
  'myGroupMembership2 GET',
  'presenceSubscriptions GET',
  'presenceSubscription GET',
  'presenceSubscription DELETE',
  'presenceSubscriptionMembership GET',
  'presenceSubscriptionMemberships GET',
  'presenceSubscriptionMemberships POST',
  'addToPresenceSubscription POST'
]
