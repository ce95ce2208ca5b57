// Everything that changes the lists, against the simulated server of both editions.

import { expect, it } from 'vitest'
import {
  addToContactList,
  expandDistributionGroup,
  removeFromContactList
} from '../../../main/ucwa/distribution-groups'
import { createGroup, deleteGroup, readEditableGroup, renameGroup } from '../../../main/ucwa/group-changes'
import { readGroup, readGroupIfChanged, readMyGroups } from '../../../main/ucwa/groups'
import {
  addToGroup,
  readGroupMemberships,
  readMembershipsOfGroup,
  removeFromAllGroups,
  removeFromGroup
} from '../../../main/ucwa/memberships'
import {
  addToPresenceSubscription,
  readPresenceMemberships,
  removeFromPresenceSubscription
} from '../../../main/ucwa/presence-memberships'
import { search } from '../../../main/ucwa/search'
import { createPresenceSubscription } from '../../../main/ucwa/subscriptions'
import { withoutVersion } from '../../../main/ucwa/version'
import { codeOf, errorOf } from './fake-server'
import { href, sendAll, signIn, type Edition, type SignedIn } from './signed-in'

const editions = ['current', '2015'] as const satisfies readonly Edition[]

const stranger = (number: number): string => `sip:stranger${number}@fabrikam.example`

async function groupOf({ http, application }: SignedIn, matches: (group: { rel: string; name: string }) => boolean) {
  const { groups } = await http.send(readMyGroups(href(application.people.links.myGroups)))
  const group = groups.find(matches)
  if (group === undefined) throw new Error('the simulator has no such group')
  return group
}

/** `uri`s of the people in a group, as the server has it. */
function membersOf({ simulator }: SignedIn, id: string): readonly string[] {
  return simulator.state().groups.find((group) => group.id === id)?.members ?? []
}

it.each(editions)('makes, renames and deletes a group at a server of the edition %s', async (edition) => {
  const signedIn = await signIn({}, edition)
  const { http, application, sender } = signedIn
  const lunch = '<b>Déjeuner</b> 🍜 & مرحبا'
  await http.send(createGroup(href(application.people.links.myGroups), lunch))
  const made = await groupOf(signedIn, ({ name }) => name === lunch)
  const editable = await http.send(readEditableGroup(made.self))
  expect(editable.name).toBe(lunch)
  await http.send(renameGroup(editable, 'Dinner'))
  expect((await http.send(readGroup('group', made.self))).name).toBe('Dinner')
  expect(await codeOf(() => http.send(renameGroup(editable, 'Supper')))).toBe('precondition-failed')
  const { self, properties } = await http.send(readEditableGroup(made.self))
  const untagged = renameGroup({ self, name: 'Dinner', properties }, 'Supper')
  expect(await codeOf(() => http.send(untagged))).toBe('precondition-required')
  const [renamed] = await sender.sendAll([renameGroup(await http.send(readEditableGroup(made.self)), 'Supper')])
  expect(renamed?.ok).toBe(true)
  await http.send(deleteGroup(made.self))
  expect(await codeOf(() => http.send(readGroup('group', made.self)))).toBe('not-found')
})

it.each(editions)('reads a group again only when it changed, at a server of the edition %s', async (edition) => {
  const signedIn = await signIn({}, edition)
  const { http, simulator } = signedIn
  const listed = await groupOf(signedIn, ({ rel }) => rel === 'group')
  const known = await http.send(readGroup('group', listed.self))
  expect(await http.send(readGroupIfChanged(known))).toBe('unchanged')
  expect(await sendAll(signedIn, [readGroupIfChanged(known)])).toEqual(['unchanged'])
  simulator.world.renameGroup(known.id, 'Renamed elsewhere')
  expect(await sendAll(signedIn, [readGroupIfChanged(known)])).toMatchObject([{ name: 'Renamed elsewhere' }])
})

it.each(editions)('puts people into a group and takes them out, at a server of the edition %s', async (edition) => {
  const signedIn = await signIn({}, edition)
  const { http, application } = signedIn
  const collection = href(application.people.links.myGroupMemberships)
  const group = await groupOf(signedIn, ({ rel }) => rel === 'group')
  const before = membersOf(signedIn, group.id)
  const add = (number: number) => addToGroup(collection, { contactUri: stranger(number), groupId: group.id })
  const pairs = await sendAll(signedIn, [add(1), add(2), add(3)])
  expect(membersOf(signedIn, group.id)).toEqual([...before, stranger(1), stranger(2), stranger(3)])
  expect((await errorOf(() => http.send(add(1))))?.details).toMatchObject({ status: 409, subcode: 'AlreadyExists' })
  const { memberships } = await http.send(readMembershipsOfGroup(collection, group.id))
  expect(memberships).toEqual(expect.arrayContaining(pairs))
  expect(memberships).toHaveLength(before.length + 3)
  expect(group.links.groupMemberships !== undefined).toBe(edition === '2015')
  if (group.links.groupMemberships !== undefined) {
    expect(await http.send(readGroupMemberships(group.links.groupMemberships))).toEqual({ memberships })
  }
  await sendAll(
    signedIn,
    pairs.slice(1).map((pair) => removeFromGroup(href(pair?.self)))
  )
  expect(membersOf(signedIn, group.id)).toEqual([...before, stranger(1)])
  const again = await errorOf(() => http.send(removeFromGroup(href(pairs[1]?.self))))
  expect([again?.code, again?.details.subcode ?? 'None']).toEqual(['not-found', 'None'])
})

it('takes somebody out of all groups where the server shows the way', async () => {
  const signedIn = await signIn()
  const { http, application, simulator } = signedIn
  const { removeContactFromAllGroups } = await http.send(
    readGroupMemberships(href(application.people.links.myGroupMemberships))
  )
  const uri = simulator.state().groups.find(({ kind, members }) => kind === 'group' && members.length)?.members[0] ?? ''
  await http.send(removeFromAllGroups(href(removeContactFromAllGroups), uri))
  const left = simulator.state().groups.filter(({ kind }) => ['group', 'pinnedGroup', 'defaultGroup'].includes(kind))
  expect(left.filter(({ members }) => members.includes(uri))).toEqual([])
})

it.each([
  ['distributionGroup', {}, 'forbidden', 'None'],
  ['delegatorsGroup', {}, 'forbidden', 'OperationNotSupported'],
  ['myOrganizationGroup', {}, 'forbidden', 'OperationNotSupported'],
  ['delegatesGroup', { delegates: 2 }, 'forbidden', 'LimitExceeded'],
  ['group', { contacts: 1 }, 'conflict', 'LimitExceeded']
])('is told alike, alone and in a batch, why nobody can be added to a %s %j', async (rel, limits, code, subcode) => {
  const signedIn = await signIn({ batchByteOrderMark: true, absoluteHrefs: true }, 'current', limits)
  const { http, application, sender } = signedIn
  const group = await groupOf(signedIn, (one) => one.rel === rel)
  const memberships = href(application.people.links.myGroupMemberships)
  const call = addToGroup(memberships, { contactUri: stranger(1), groupId: group.id })
  const [part] = await sender.sendAll([call])
  const errors = [await errorOf(() => http.send(call)), part?.ok === false ? part.error : undefined]
  expect(errors.map((error) => [error?.code, error?.details.subcode ?? 'None'])).toEqual([
    [code, subcode],
    [code, subcode]
  ])
})

it('is refused by a server of version one, with the version named and without', async () => {
  const signedIn = await signIn({ versionOneOnly: true })
  const { http, application } = signedIn
  const group = await groupOf(signedIn, ({ rel }) => rel === 'group')
  const create = createGroup(href(application.people.links.myGroups), 'Lunch')
  expect(await codeOf(() => http.send(create))).toBe('version-not-supported')
  expect(await codeOf(() => http.send(withoutVersion(create)))).toBe('method-not-allowed')
  expect(await codeOf(() => http.send(withoutVersion(deleteGroup(group.self))))).toBe('method-not-allowed')
  expect(application.people.searchRevision).toBe(1)
})

it('is told that the list is being moved', async () => {
  const { http, application } = await signIn({ migrating: true })
  const create = createGroup(href(application.people.links.myGroups), 'Lunch')
  expect((await errorOf(() => http.send(create)))?.details).toMatchObject({
    status: 500,
    subcode: 'MigrationInProgress'
  })
})

it.each(editions)('watches people one by one at a server of the edition %s', async (edition) => {
  const signedIn = await signIn({}, edition, { contactsPerSubscription: 3 })
  const { http, application } = signedIn
  const { presenceSubscriptions, presenceSubscriptionMemberships } = application.people.links
  const uris = [stranger(1), stranger(2)]
  const { self, links } = await http.send(createPresenceSubscription(href(presenceSubscriptions), 30, uris))
  const add = href(links.addToPresenceSubscription ?? links.memberships)
  const added = await http.send(addToPresenceSubscription(add, [stranger(3)]))
  const all = await http.send(readPresenceMemberships(href(links.memberships)))
  expect(all).toHaveLength(3)
  expect(all).toEqual(expect.arrayContaining([...added]))
  expect(all.every(({ subscription }) => subscription === self)).toBe(true)
  expect(await http.send(readPresenceMemberships(href(presenceSubscriptionMemberships)))).toEqual(all)
  const full = await errorOf(() => http.send(addToPresenceSubscription(add, [stranger(4)])))
  expect(full?.details).toMatchObject({ status: 403, subcode: 'LimitExceeded' })
  const [first, ...rest] = all
  await http.send(removeFromPresenceSubscription(href(first?.self)))
  expect(await http.send(readPresenceMemberships(href(links.memberships)))).toEqual(rest)
})

it.each(editions)(
  'opens distribution groups at a server of the edition %s, and takes one off and on',
  async (edition) => {
    const signedIn = await signIn({}, edition)
    const { http, application } = signedIn
    const { links } = application.people
    const listed = () => http.send(readMyGroups(href(links.myGroups)))
    const group = await groupOf(signedIn, ({ rel }) => rel === 'distributionGroup')
    const inside = await http.send(expandDistributionGroup(href(group.links.expandDistributionGroup)))
    expect(inside.contacts.map(({ uri }) => uri)).toEqual(membersOf(signedIn, group.id))
    const nested = await http.send(expandDistributionGroup(href(inside.groups[0]?.links.expandDistributionGroup)))
    expect(nested.contacts.length).toBeGreaterThan(0)

    await http.send(removeFromContactList(href(group.links.removeFromContactList), group.id))
    expect((await listed()).groups.map(({ id }) => id)).not.toContain(group.id)
    const found = await http.send(search(href(links.search), { query: group.name, limit: 10 }))
    expect(found.groups.map(({ id }) => id)).toEqual([group.id])
    const add = href(found.groups[0]?.links.addToContactList)
    const smtpAddress = (group.uri ?? '').replace(/^sip:/, '')
    await http.send(addToContactList(add, { displayName: group.name, smtpAddress }))
    expect((await listed()).groups.map(({ id }) => id)).toContain(group.id)
  }
)

it('finds exactly one person by a whole mail address where the server can', async () => {
  const { http, application, simulator } = await signIn()
  const { links, searchRevision } = application.people
  expect(searchRevision).toBe(2)
  const [person] = simulator.world.people()
  const query = person?.mail ?? ''
  const found = await http.send(search(href(links.search), { query, limit: 10, searchRevision }))
  expect(found.contacts.map(({ uri }) => uri)).toEqual([person?.uri])
})
