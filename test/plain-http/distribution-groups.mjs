// Distribution groups, to which documents "group2" (expandDistributionGroup) and "myGroupMemberships2" (a group nobody
// can be added to) refer: expanded, taken from the list, found again, put back (reference 13.7, 13.9; scenario 8).
import { happening } from './channel.mjs'
import { error, isA, isSameHref, link, noBody, property, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import { versionTwo } from './http.mjs'

export async function distributionGroups(scene) {
  const { http, people } = scene
  const { resource } = await http.send('GET', people.myGroups[0].href)
  const groups = resource.embedded.distributionGroup
  await expand(scene, groups)
  await takeFromList(scene, groups[0])
}

/** Each group is either expanded in full or too large, by the truth about its size. */
async function expand(scene, groups) {
  const { http, control, expandLimit = Infinity } = scene
  const truth = (await control.state()).groups
  for (const { href, properties } of groups) {
    const { members } = truth.find(({ id }) => id === properties.id)
    const { resource } = await http.get(
      href,
      properties.name,
      isA('distributionGroup'),
      property('uri'),
      link('expandDistributionGroup')
    )
    const expanded = resource.links.expandDistributionGroup[0].href
    if (members.length > expandLimit) {
      await http.ask('GET', expanded, {}, 'too large', error(403, 'Forbidden', 'TooManyContacts'))
      continue
    }
    const all = that(
      `${members.length} contacts`,
      (answer) => answer.resource.embedded.contact?.length === members.length
    )
    await http.get(expanded, 'expanded', isA('distributionGroup'), all)
    await meetErrorRows(scene, errorRows.expandDistributionGroup.GET, 'GET', expanded, {})
  }
}

async function takeFromList({ http, channel, people }, { href, links, properties }) {
  const { id, name } = properties
  const list = { rel: 'myGroups', href: people.myGroups[0].href }
  const post = (to, request, what, ...checks) =>
    http.ask('POST', to, { headers: versionTwo, ...request }, what, ...checks)
  const away = links.removeFromContactList?.[0].href
  await post(away, {}, 'needs the id of the group', wrongInput('groupId'))
  await post(away, { input: { groupId: id } }, 'off the list', status(204), noBody)
  await channel.expect(happening('High', 'deleted', 'distributionGroup', href, list))

  const search = { query: { query: name } }
  const isFound = that(name, ({ resource }) => find(resource))
  const find = (resource) => resource.embedded.distributionGroup?.find((one) => one.properties.name === name)
  const { resource } = await http.ask(
    'GET',
    people.search[0].href,
    search,
    'found in the directory',
    status(200),
    isFound
  )
  const back = find(resource)?.links.addToContactList?.[0].href
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
