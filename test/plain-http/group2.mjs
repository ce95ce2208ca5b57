// Document "group2": a group of the user's own, made (myGroups2), read and deleted (reference 8, 13.3; scenario 7).
// Renaming it is in group2-put.mjs.
import { happening } from './channel.mjs'
import { error, header, isA, isSameHref, link, links, noBody, property, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import { bareEtag, currentGroup, groupPut, put, tokenName } from './group2-put.mjs'
import { versionTwo } from './http.mjs'

/** Nothing of it may be lost or taken for markup on the way. */
const trickyName = `Nacht & "Früh" <b>'s</b> <img onerror=x> 夜勤 مناوبة 🌙`

const linksOfGroup = {
  current: ['groupContacts', 'subscribeToGroupPresence'],
  2015: ['expandDistributionGroup', 'groupContacts', 'groupMemberships', 'subscribeToGroupPresence']
}

/** What each kind of group is linked to for certain; distribution groups have more where it is allowed. */
const linksOfKind = {
  current: {
    defaultGroup: linksOfGroup.current,
    delegatesGroup: linksOfGroup.current,
    delegatorsGroup: linksOfGroup.current,
    distributionGroup: ['expandDistributionGroup', 'subscribeToGroupPresence'],
    group: linksOfGroup.current,
    myOrganizationGroup: linksOfGroup.current,
    pinnedGroup: linksOfGroup.current
  },
  2015: {
    defaultGroup: linksOfGroup[2015],
    distributionGroup: ['expandDistributionGroup', 'groupContacts', 'subscribeToGroupPresence'],
    group: linksOfGroup[2015],
    pinnedGroup: linksOfGroup[2015]
  }
}

export async function group2(scene) {
  const href = await create(scene)
  await read(scene, href)
  await readConditionally(scene, href)
  await followLinks(scene, href)
  await groupPut(scene, href, trickyName)
  await leaveOtherKindsAlone(scene)
  await meetErrorRows(scene, errorRows.group2.GET, 'GET', href, {})
  await remove(scene, href)
  await reachGroupLimit(scene)
}

/** POST on myGroups answers without body: the event is the only notice of the new group's href. */
export async function createGroup({ http, people, channel }, name, request = { input: { displayName: name } }) {
  const { href } = people.myGroups[0]
  const headers = versionTwo
  await http.ask('POST', href, { headers, ...request }, `makes the group ${name}`, status(204), noBody)
  const [event] = await channel.expect(happening('High', 'added', 'group', undefined, { rel: 'myGroups', href }))
  return event?.href
}

/** Deletes a group without a line: tidying up. */
export async function dropGroup({ http, channel, people }, href) {
  const list = { rel: 'myGroups', href: people.myGroups[0].href }
  await http.send('DELETE', href, { headers: versionTwo })
  await channel.settle(happening('High', 'deleted', 'group', href, list))
}

async function create(scene) {
  const { http, people, edition } = scene
  const { href } = people.myGroups[0]
  await dropGroup(scene, await createGroup(scene, 'By query', { query: { DisplayName: 'By query' } }))
  const refuse = (input, what, ...checks) => http.ask('POST', href, { headers: versionTwo, input }, what, ...checks)
  await refuse({ colour: 'red' }, 'needs a name', wrongInput('displayName'))
  await refuse({ displayName: '' }, 'a name is not empty', wrongInput('displayName'))
  await refuse({ displayName: 'n'.repeat(257) }, 'at most 256 characters', wrongInput('displayName'))
  const group = await createGroup(scene, trickyName)
  const kinds = Object.keys(linksOfKind[edition])
  await http.get(
    href,
    'it is among the groups, under the kinds of this edition',
    isA('myGroups'),
    that(`embedded: ${kinds}`, ({ resource }) => String(Object.keys(resource.embedded).sort()) === String(kinds)),
    that('the new group', ({ resource }) =>
      resource.embedded.group.some((one) => isSameHref(one.href, group) && one.properties.name === trickyName)
    )
  )
  return group
}

async function read({ http, edition }, href) {
  const ask = (headers, what, ...checks) => http.ask('GET', href, { headers }, what, ...checks)
  await http.get(
    href,
    'properties, links, ETag and the token that PUT demands',
    isA('group'),
    header('etag'),
    property('id'),
    property('name', trickyName),
    links(...linksOfGroup[edition]),
    that('a PUT token', ({ resource }) => tokenName(resource) !== undefined)
  )
  await ask({ accept: http.media.preciseMediaType }, 'asked for in the precise media type', status(200), isA('group'))
  const version = { 'X-MS-RequiresMinResourceVersion': '3' }
  await ask(version, 'there is no version three', error(404, 'NotFound', 'APIVersionNotSupported'))
  await ask({ authorization: 'Bearer cwt=wrong' }, 'a token is needed', status(401), header('www-authenticate'))
}

async function readConditionally({ http }, href) {
  const { etag } = await currentGroup(http, href)
  const ask = (known, what, ...checks) =>
    http.ask('GET', href, { headers: { 'if-none-match': known } }, what, ...checks)
  await ask(etag, 'unchanged', status(304), noBody)
  await ask(bareEtag(etag), 'unchanged, the ETag without quotes', status(304), noBody)
  await ask('"another"', 'changed since', status(200), isA('group'))
}

async function followLinks({ http, edition }, href) {
  const { resource } = await http.send('GET', href)
  const to = (rel) => resource.links[rel]?.[0].href
  await http.get(to('groupContacts'), 'nobody in it yet', isA('groupContacts'))
  const subscribe = to('subscribeToGroupPresence')
  await http.ask('POST', subscribe, {}, 'needs a duration', wrongInput('duration'))
  const what = 'presence of its members, in a subscription that cannot be added to'
  const checks = [status(201), isA('presenceSubscription'), property('id'), links('memberships')]
  const made = await http.ask('POST', subscribe, { query: { duration: 30 } }, what, ...checks)
  await http.ask('DELETE', made.resource?.href, {}, 'made by the system: may refuse', status(204, 403))
  if (edition !== '2015') return
  await http.get(to('groupMemberships'), 'no memberships yet', isA('groupMemberships'))
  await http.get(to('expandDistributionGroup'), 'expanded: nobody', isA('distributionGroup'))
}

/** The kinds made by the system and distribution groups have GET alone; which refusal comes is not documented. */
async function leaveOtherKindsAlone({ http, people, edition }) {
  const { resource } = await http.send('GET', people.myGroups[0].href)
  for (const [kind, rels] of Object.entries(linksOfKind[edition])) {
    if (kind === 'group') continue
    const { href } = resource.embedded[kind][0]
    const { properties, etag } = await currentGroup(http, href)
    const linked = kind === 'distributionGroup' ? rels.map(link) : [links(...rels)]
    await http.get(href, `${kind} can be read`, isA(kind), property('id'), property('name'), ...linked)
    const headers = { 'if-match': etag ?? '"1"' }
    await put(http, href, { ...properties, name: 'Mine' }, headers, `${kind} has no PUT`, status(403, 405))
    await http.ask('DELETE', href, { headers: versionTwo }, `${kind} has no DELETE`, status(403, 405))
  }
}

async function remove({ http, channel, people }, href) {
  const ask = (what, ...checks) => http.ask('DELETE', href, { headers: versionTwo }, what, ...checks)
  await ask('deletes the group', status(204), noBody)
  await channel.expect(happening('High', 'deleted', 'group', href, { rel: 'myGroups', href: people.myGroups[0].href }))
  await ask('it is gone', error(404, 'NotFound'))
  await http.ask('GET', href, {}, 'it is gone for GET as well', error(404, 'NotFound'))
}

async function reachGroupLimit(scene) {
  const { http, people } = scene
  const { href } = people.myGroups[0]
  const own = async () => (await http.send('GET', href)).resource.embedded.group.map((group) => group.href)
  const before = await own()
  const request = (count) => ({ href, headers: versionTwo, input: { displayName: `One more ${count}` } })
  await http.askUntilRefused('POST', request, 'too many groups', error(409, 'Conflict', 'TooManyGroups'))
  for (const one of await own()) if (!before.includes(one)) await dropGroup(scene, one)
}
