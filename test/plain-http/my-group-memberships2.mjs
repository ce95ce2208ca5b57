// Document "myGroupMemberships2": who is in which group, read, added to, taken from (reference 13.4; scenario 6).
// A membership is one (contact, group) pair; no event tells of it as such, only of the contact in the group.
import { happening } from './channel.mjs'
import { error, isA, isSameHref, link, links, noBody, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import { createGroup, dropGroup } from './group2.mjs'
import { versionTwo } from './http.mjs'

const groupLinks = {
  current: ['group', 'defaultGroup', 'pinnedGroup', 'delegatesGroup'],
  2015: ['group', 'defaultGroup', 'pinnedGroup']
}

const groupLinksOf = ({ links: found }) => groupLinks.current.filter((rel) => found[rel])

/** The samples show every kind of group on one membership; a pair has exactly one (reference 17.1, 25). */
const isPair = (rel) => (answer) =>
  isA('myGroupMembership')(answer) ?? links('contact', rel)(answer) ?? link('contact')(answer)

export async function myGroupMemberships2(scene) {
  const group = await createGroup(scene, 'First of two')
  const other = await createGroup(scene, 'Second of two')
  const { http, people, edition } = scene
  const { resource } = await http.send('GET', people.myGroups[0].href)
  const groups = Object.fromEntries(Object.entries(resource.embedded).map(([kind, [one]]) => [kind, one]))
  const own = (href) => resource.embedded.group.find((one) => isSameHref(one.href, href))
  const here = { ...scene, href: people.myGroupMemberships[0].href, groups, first: own(group), second: own(other) }

  await readAll(here)
  await add(here)
  await addToGroupsOfTheSystem(here)
  await refuseAdding(here)
  await move(here)
  await removeFromAll(here)
  if (edition !== '2015') await reachDelegateLimit(here)
  await reachContactLimit(here)
  const input = { contactUri: here.guest('refused'), groupId: here.first.properties.id }
  await meetErrorRows(here, errorRows.myGroupMemberships2.GET, 'GET', here.href, {})
  await meetErrorRows(here, errorRows.myGroupMemberships2.POST, 'POST', here.href, { headers: versionTwo, input })
  for (const href of [group, other]) await dropGroup(scene, href)
}

const post = ({ http, href }, request, what, ...checks) =>
  http.ask('POST', href, { headers: versionTwo, ...request }, what, ...checks)

/** Adds somebody, holds the answer and the events against it. @returns the membership */
async function addMember(here, { rel, group, isNew = true, ...request }, what) {
  const { resource } = await post(
    here,
    request,
    what,
    status(201),
    isPair(rel),
    that(`of ${rel} itself`, (answer) => isSameHref(answer.resource?.links[rel]?.[0].href, group.href))
  )
  const contact = resource?.links.contact?.[0].href
  const priority = rel === 'delegatesGroup' ? 'Low' : 'High'
  const list = { rel: 'myContacts', href: here.people.myContacts[0].href }
  await here.channel.expect(
    happening(priority, 'added', 'contact', contact, { rel, href: group.href }),
    ...(isNew ? [happening('High', 'added', 'contact', contact, list)] : [])
  )
  return resource
}

/** Deletes one membership; the contact leaves the list with its last one. */
async function removeMember({ http, channel, people }, { href, links: of }, rel, isLast, what) {
  await http.ask('DELETE', href, { headers: versionTwo }, what, status(204), noBody)
  const contact = of.contact[0].href
  const priority = rel === 'delegatesGroup' ? 'Low' : 'High'
  const list = { rel: 'myContacts', href: people.myContacts[0].href }
  await channel.expect(
    happening(priority, 'deleted', 'contact', contact, { rel, href: of[rel][0].href }),
    ...(isLast ? [happening('High', 'deleted', 'contact', contact, list)] : [])
  )
}

async function readAll({ http, href, control, edition, groups, first }) {
  const { groups: truth } = await control.state()
  const pairs = truth.filter(({ kind }) => groupLinks[edition].includes(kind)).flatMap(({ members }) => members)
  const everyPair = that(`${pairs.length} pairs of a contact and one group`, ({ resource }) => {
    const found = resource.embedded.myGroupMembership
    const isOne = (one) => one.href && one.links.contact?.length === 1 && groupLinksOf(one).length === 1
    return found.length === pairs.length && found.every(isOne)
  })
  await http.get(href, 'all memberships', isA('myGroupMemberships'), everyPair)
  const of = (groupId) => ({ query: { groupId } })
  const { id } = groups.pinnedGroup.properties
  const { members } = truth.find((one) => one.id === id)
  const ofPinned = that(`${members.length} of the pinned group`, ({ resource }) => {
    const found = resource.embedded.myGroupMembership
    return found.length === members.length && found.every((one) => groupLinksOf(one)[0] === 'pinnedGroup')
  })
  await http.ask('GET', href, of(id), 'of one group', status(200), isA('myGroupMemberships'), ofPinned)
  const none = that('none', ({ resource }) => !resource.embedded.myGroupMembership?.length)
  await http.ask('GET', href, of(first.properties.id), 'of an empty group', status(200), none)
  await http.ask('GET', href, of('g'.repeat(257)), 'an id has at most 256 characters', wrongInput('groupId'))
  if (edition === '2015') return
  for (const kind of ['delegatorsGroup', 'myOrganizationGroup']) {
    const request = of(groups[kind].properties.id)
    await http.ask('GET', href, request, `not of ${kind}`, error(403, 'Forbidden', 'OperationNotSupported'))
  }
}

/** The inputs in the body, in the query, in other letter case, in both places. */
async function add(here) {
  const { http, first, second } = here
  const pair = { contactUri: here.guest('body'), groupId: first.properties.id }
  const target = { rel: 'group', group: first }
  const added = await addMember(here, { ...target, input: pair }, 'adds a contact to a group')
  await http.get(added.href, 'the membership by itself', isPair('group'))
  await http.get(added.links.contact[0].href, 'its contact', isA('contact'))
  const again = error(409, 'Conflict', 'AlreadyExists')
  await post(here, { input: pair }, 'already in the group', again)
  await meetErrorRows(here, errorRows.myGroupMembership2.DELETE, 'DELETE', added.href, { headers: versionTwo })
  await removeMember(here, added, 'group', true, 'takes the contact from the group')
  await http.ask('DELETE', added.href, { headers: versionTwo }, 'not in the group', error(404, 'NotFound'))

  const query = { ...pair, contactUri: here.guest('query') }
  const byQuery = await addMember(here, { ...target, query }, 'adds with the inputs in the query')
  await removeMember(here, byQuery, 'group', true, 'and takes out')
  const input = { ContactUri: here.guest('case'), GROUPID: first.properties.id }
  const byCase = await addMember(here, { ...target, input }, 'adds with other letter case')
  await removeMember(here, byCase, 'group', true, 'and takes out')
  const both = { query: { groupId: second.properties.id }, input: { ...pair, contactUri: here.guest('both') } }
  const byBoth = await addMember(here, { ...target, ...both }, 'the body wins over the query')
  await removeMember(here, byBoth, 'group', true, 'and takes out')
}

async function addToGroupsOfTheSystem(here) {
  const { groups, edition, first } = here
  const contactUri = here.guest('everywhere')
  const { defaultGroup } = groups
  const byDefault = { rel: 'defaultGroup', group: defaultGroup, input: { contactUri } }
  const memberships = [['defaultGroup', await addMember(here, byDefault, 'without a group: the default one')]]
  const kinds = edition === '2015' ? ['pinnedGroup'] : ['pinnedGroup', 'delegatesGroup']
  for (const rel of kinds) {
    const group = groups[rel]
    const target = { rel, group, isNew: false, input: { contactUri, groupId: group.properties.id } }
    memberships.push([rel, await addMember(here, target, `adds to ${rel}`)])
  }
  const own = { rel: 'group', group: first, isNew: false, input: { contactUri, groupId: first.properties.id } }
  memberships.push(['group', await addMember(here, own, 'and to a group')])
  for (const [rel, membership] of memberships) {
    await removeMember(here, membership, rel, rel === 'group', `takes it from ${rel}`)
  }
}

async function refuseAdding(here) {
  const { groups, edition, first } = here
  const contactUri = here.guest('nobody')
  const refuse = (input, what, ...checks) => post(here, { input }, what, ...checks)
  const to = (group) => ({ contactUri, groupId: group.properties.id })
  await refuse(to(groups.distributionGroup), 'not to a distribution group', error(403, 'Forbidden'))
  if (edition !== '2015') {
    const notSupported = error(403, 'Forbidden', 'OperationNotSupported')
    await refuse(to(groups.delegatorsGroup), 'not to the delegators', notSupported)
    await refuse(to(groups.myOrganizationGroup), 'not to the organisation', notSupported)
  }
  await refuse({ groupId: first.properties.id }, 'needs an address', wrongInput('contactUri'))
  await post(here, {}, 'needs an address: the sample without body', wrongInput('contactUri'))
  await refuse({ ...to(first), contactUri: 'nobody' }, 'needs a sip: address', wrongInput('contactUri'))
  const long = (length) => `sip:${'n'.repeat(length - 'sip:@fabrikam.example'.length)}@fabrikam.example`
  await refuse({ ...to(first), contactUri: long(251) }, 'at most 250 characters', wrongInput('contactUri'))
  await refuse({ contactUri, groupId: 'g'.repeat(257) }, 'an id has at most 256', wrongInput('groupId'))
  const longest = { rel: 'group', group: first, input: { ...to(first), contactUri: long(250) } }
  await removeMember(here, await addMember(here, longest, '250 characters will do'), 'group', true, 'and taken out')
  const headers = { 'X-MS-RequiresMinResourceVersion': '3' }
  await post(here, { headers, input: to(first) }, 'no version three', error(404, 'NotFound', 'APIVersionNotSupported'))
  const text = { headers: { ...versionTwo, 'content-type': 'text/plain' }, body: contactUri }
  await post(here, text, 'no such media type', error(415, 'UnsupportedMediaType'))
}

/** There is no operation that moves: first into the new group, then out of the old one. */
async function move(here) {
  const { first, second } = here
  const contactUri = here.guest('moved')
  const into = (group, isNew) => ({ rel: 'group', group, isNew, input: { contactUri, groupId: group.properties.id } })
  const source = await addMember(here, into(first, true), 'a contact in the one group')
  const target = await addMember(here, into(second, false), 'moves: first into the other')
  await removeMember(here, source, 'group', false, 'then out of the one')
  await removeMember(here, target, 'group', true, 'and taken out')
}

/** No page says where the link is; it hangs below the memberships in the samples. Without it: one by one. */
async function removeFromAll(here) {
  const { http, href, channel, people, first, second } = here
  const contactUri = here.guest('leaving')
  const into = (group, isNew) => ({ rel: 'group', group, isNew, input: { contactUri, groupId: group.properties.id } })
  const one = await addMember(here, into(first, true), 'a contact in one group')
  const two = await addMember(here, into(second, false), 'and in another')
  const { resource } = await http.send('GET', href)
  const fromAll = (resource.links.removeContactFromAllGroups ?? people.removeContactFromAllGroups)?.[0].href
  if (!fromAll) {
    await removeMember(here, one, 'group', false, 'no link to remove it from all: from the one')
    return removeMember(here, two, 'group', true, 'and from the other')
  }
  const ask = (request, what, ...checks) =>
    http.ask('POST', fromAll, { headers: versionTwo, ...request }, what, ...checks)
  await ask({}, 'needs an address', wrongInput('contactUri'))
  await ask({ input: { contactUri } }, 'out of all groups', status(204), noBody)
  const contact = one.links.contact[0].href
  const places = [first, second].map((group) => ({ rel: 'group', href: group.href }))
  const list = { rel: 'myContacts', href: people.myContacts[0].href }
  await channel.expect(...[...places, list].map((place) => happening('High', 'deleted', 'contact', contact, place)))
}

async function reachDelegateLimit(here) {
  const { http, href, groups } = here
  const groupId = groups.delegatesGroup.properties.id
  await fill(here, 'delegate', groupId, 'too many delegates', error(403, 'Forbidden', 'LimitExceeded'))
  await http.ask('GET', href, { query: { groupId } }, 'the delegates', status(200), isA('myGroupMemberships'))
}

async function reachContactLimit(here) {
  const full = error(409, 'Conflict', 'LimitExceeded')
  await fill(here, 'one-more', here.first.properties.id, 'too many contacts', full)
}

/** Adds until refused, and takes all of them out again. */
async function fill(here, name, groupId, what, ...checks) {
  const { http, href, channel, people } = here
  const headers = versionTwo
  const request = (count) => ({ href, headers, input: { contactUri: here.guest(`${name}-${count}`), groupId } })
  const added = await http.askUntilRefused('POST', request, what, ...checks)
  for (const { resource } of added) await http.send('DELETE', resource.href, { headers })
  const list = { rel: 'myContacts', href: people.myContacts[0].href }
  const left = ({ resource }) => happening('Low', 'deleted', 'contact', resource.links.contact[0].href, list)
  await channel.settle(...added.map(left))
}
