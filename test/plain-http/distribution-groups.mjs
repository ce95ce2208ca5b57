// Distribution groups, to which documents "group2" (expandDistributionGroup) and "myGroupMemberships2" (a group nobody
// can be added to) refer: expanded, taken from the list, found again, put back (reference 13.7, 13.9; scenario 8).
import { happening } from './channel.mjs'
import { error, isA, isSameHref, link, noBody, property, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import { versionTwo } from './http.mjs'

export async function distributionGroups(scene) {
  const { http, control, people } = scene
  const { groups } = await control.state()
  for (const truth of groups.filter(({ kind }) => kind === 'distributionGroup')) await expand(scene, truth)
  const { resource } = await http.send('GET', people.myGroups[0].href)
  await takeFromList(scene, resource.embedded.distributionGroup[0])
}

const named = (name) => (resource) => resource.embedded.distributionGroup?.find((one) => one.properties.name === name)

/** Finds a distribution group in the directory, on the list or not. */
async function find({ http, people }, name) {
  const isFound = that(name, (answer) => named(name)(answer.resource))
  const query = { query: name }
  const what = `${name} is in the directory`
  const { resource } = await http.ask(
    'GET',
    people.search[0].href,
    { query },
    what,
    status(200),
    isA('search'),
    isFound
  )
  return named(name)(resource)
}

/** Each group is either expanded in full or too large, by the truth about its size. */
async function expand(scene, { name, members }) {
  const { http, expandLimit = Infinity } = scene
  const { href } = await find(scene, name)
  const checks = [isA('distributionGroup'), property('id'), property('name', name), property('uri')]
  const { resource } = await http.get(href, name, ...checks, link('expandDistributionGroup'))
  const expanded = resource.links.expandDistributionGroup[0].href
  if (members.length > expandLimit) {
    await http.ask('GET', expanded, {}, 'too large', error(403, 'Forbidden', 'TooManyContacts'))
    return
  }
  const isAll = that(
    `${members.length} contacts`,
    (answer) => answer.resource.embedded.contact.length === members.length
  )
  await http.get(expanded, 'expanded', isA('distributionGroup'), isAll)
  await meetErrorRows(scene, errorRows.expandDistributionGroup.GET, 'GET', expanded, {})
}

async function takeFromList(scene, { href, links, properties }) {
  const { http, channel, people } = scene
  const { name } = properties
  const list = { rel: 'myGroups', href: people.myGroups[0].href }
  const post = (to, request, what, ...checks) =>
    http.ask('POST', to, { headers: versionTwo, ...request }, what, ...checks)
  const away = links.removeFromContactList?.[0].href
  await post(away, {}, 'needs the id of the group', wrongInput('groupId'))
  await post(away, { input: { groupId: properties.id } }, 'off the list', status(204), noBody)
  await channel.expect(happening('High', 'deleted', 'distributionGroup', href, list))

  const back = (await find(scene, name))?.links.addToContactList?.[0].href
  const smtpAddress = String(properties.uri).replace(/^\w+:/, '')
  await post(back, { input: { displayName: name } }, 'needs an address', wrongInput('smtpAddress'))
  await post(back, { input: { displayName: name, smtpAddress } }, 'on the list again', status(204), noBody)
  const [event] = await channel.expect(happening('High', 'added', 'distributionGroup', undefined, list))
  await http.get(
    event?.href,
    'the same group',
    property('name', name),
    that('at the same place', (answer) => isSameHref(answer.resource.href, href))
  )
}
