// Document "group2", PUT: a group is renamed by sending back everything that GET gave, with the new name, the ETag in
// `If-Match`, and the property that asks to be sent back (reference 5 "PUT", 8, 13.3).
import { happening } from './channel.mjs'
import { error, isA, noBody, property, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import { versionTwo } from './http.mjs'

/** @param originalName the name the group has, and has again at the end of the renaming */
export async function groupPut(scene, href, originalName) {
  await rename(scene, href, originalName)
  await refuse(scene, href)
  await refuseUnreadable(scene, href)
  await scene.http.get(href, 'none of it changed the group', property('name', originalName))
  await followAnotherDevice(scene, href)
  const { properties, etag } = await currentGroup(scene.http, href)
  const request = { headers: { ...versionTwo, 'if-match': etag }, representation: properties }
  await meetErrorRows(scene, errorRows.group2.PUT, 'PUT', href, request)
}

export const put = (http, href, representation, headers, what, ...checks) =>
  http.ask('PUT', href, { headers: { ...versionTwo, ...headers }, representation }, what, ...checks)

/** @returns { properties, etag } as they are now */
export async function currentGroup(http, href) {
  const { resource, headers } = await http.send('GET', href)
  return { properties: resource.properties, etag: headers.get('etag') }
}

/** Servers put it into quotes, the reference's samples do not: both forms have to do. */
export const bareEtag = (etag) => etag.replaceAll('"', '')

/** The property whose value asks to be sent back; its name is random, and the wording varies but at the start. */
export const tokenName = ({ properties }) =>
  Object.keys(properties).find((name) => String(properties[name]).startsWith('please pass'))

async function rename(scene, href, originalName) {
  const { http } = scene
  await renameTo(scene, href, { name: 'n'.repeat(256) }, (etag) => etag, 'to the longest name')
  await renameTo(scene, href, { name: 'Bare' }, bareEtag, 'with the ETag without quotes')
  await renameTo(scene, href, { name: 'More', colour: 'red' }, (etag) => etag, 'unknown properties are tolerated')
  await renameTo(scene, href, { name: originalName }, (etag) => etag, 'to a name with signs of every kind')
  await http.get(href, 'the group as it was', isA('group'), property('name', originalName))
}

async function renameTo({ http, channel }, href, change, written, what) {
  const { properties, etag } = await currentGroup(http, href)
  const headers = { 'if-match': written(etag) }
  await put(http, href, { ...properties, ...change }, headers, `renames ${what}`, status(200), noBody)
  await channel.expect(happening('High', 'updated', 'group', href))
  const isNew = that('another ETag', (answer) => answer.headers.get('etag') !== etag)
  await http.get(href, 'the name and the ETag changed', property('name', change.name), isNew)
  await put(http, href, properties, headers, 'the old ETag is refused', error(412, 'PreconditionFailed'))
}

async function refuse({ http }, href) {
  const { properties, etag } = await currentGroup(http, href)
  const refused = (sent, what, ...checks) => put(http, href, sent, { 'if-match': etag }, what, ...checks)
  const without = (name) => Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name))
  const invalid = error(400, 'BadRequest', 'ParameterValidationFailure')
  await put(http, href, properties, {}, 'If-Match is mandatory', error(428, 'PreconditionRequired'))
  await refused(without(tokenName({ properties })), 'the token is mandatory', invalid)
  const asInSample = { rel: 'group', id: properties.id, name: 'MyPersonalGroup' }
  await refused(asInSample, "the document's sample forgets the token", invalid)
  await refused(without('name'), 'the name is mandatory', wrongInput('name'))
  await refused({ ...properties, name: '' }, 'the name is not empty', wrongInput('name'))
  await refused({ ...properties, name: 'n'.repeat(257) }, 'at most 256 characters', wrongInput('name'))
}

async function refuseUnreadable({ http }, href) {
  const { etag } = await currentGroup(http, href)
  const headers = { ...versionTwo, 'if-match': etag }
  const text = { headers: { ...headers, 'content-type': 'text/plain' }, body: 'name' }
  await http.ask('PUT', href, text, 'no such media type', error(415, 'UnsupportedMediaType'))
  await http.ask(
    'PUT',
    href,
    { headers, body: '<{' },
    'no document',
    error(400, 'BadRequest', 'DeserializationFailure')
  )
}

/** Renamed elsewhere, somebody put in and taken out elsewhere: the events tell; an own rename is done again. */
async function followAnotherDevice({ http, control, channel, people, guest }, href) {
  const { properties, etag } = await currentGroup(http, href)
  const groupId = properties.id
  await control.changeLists({ action: 'renameGroup', groupId, name: 'Renamed elsewhere' })
  await channel.expect(happening('High', 'updated', 'group', href))
  const mine = { name: 'Mine' }
  const overtaken = error(412, 'PreconditionFailed')
  await put(http, href, { ...properties, ...mine }, { 'if-match': etag }, 'overtaken by another device', overtaken)
  const fresh = await currentGroup(http, href)
  const again = { ...fresh.properties, ...mine }
  await put(http, href, again, { 'if-match': fresh.etag }, 'read again, done again', status(200), noBody)
  await channel.expect(happening('High', 'updated', 'group', href))

  const uri = guest('elsewhere')
  const myContacts = { rel: 'myContacts', href: people.myContacts[0].href }
  const places = [{ rel: 'group', href }, myContacts]
  await control.changeLists({ action: 'addContact', uri, groupId })
  const [added] = await channel.expect(
    ...places.map((place) => happening('High', 'added', 'contact', undefined, place))
  )
  await http.get(added?.href, 'the contact that was added', isA('contact'), property('uri', uri))
  await control.changeLists({ action: 'removeContact', uri, groupId })
  await channel.expect(...places.map((place) => happening('High', 'deleted', 'contact', added?.href, place)))
}
