// Own groups: making, renaming and deleting them, and what that tells.
import { expect, it } from 'vitest'
import { at, eventNames, signIn, startClient, textAt, type TestClient } from '../plain-client'
import { formats, listOf, speak, type Format } from '../two-formats'
import { watching } from '../events/watching'

const nightShift = 'bmlnaHQ='
const awkward = 'Λάμδα & <img onerror=x> "שלום" 🦉'

const names = (client: TestClient): string[] =>
  client.simulator.world.groups().flatMap(({ kind, name }) => (kind === 'group' ? [name] : []))

function without(fields: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

/** Everything a PUT has to send: the representation without links, and the tag. */
async function readGroup(client: TestClient, format: Format, id = nightShift) {
  const path = `${client.app}/people/groups/${id}`
  const { body, headers } = await speak(client, format, 'GET', path)
  const fields = without(Object(body) as Record<string, string>, '_links')
  return { path, fields, tag: headers.get('etag') ?? '' }
}

it.each(formats)('makes a group without a word of it in the answer, in %s', async (format) => {
  const client = await signIn(startClient())
  const told = await speak(client, format, 'POST', `${client.app}/people/groups`, { displayName: awkward })
  expect([told.status, told.body]).toEqual([204, ''])
  const { body } = await speak(client, format, 'GET', `${client.app}/people/groups`)
  expect(listOf(at(body, '_embedded.group')).map((group) => at(group, 'name'))).toEqual(['Night shift', awkward])
})

it('takes the name of a new group from the query, in any letter case', async () => {
  const client = await signIn(startClient())
  expect((await client.post(`${client.app}/people/groups?DisplayName=Lunch`)).status).toBe(204)
  expect((await client.post(`${client.app}/people/groups?displayName=Lunch`, { DISPLAYNAME: 'Tea' })).status).toBe(204)
  expect(names(client)).toEqual(['Night shift', 'Lunch', 'Tea'])
})

it.each(formats.flatMap((format) => [[format, ''] as const, [format, 'x'.repeat(257)] as const]))(
  'refuses a group whose name has no or too many characters, in %s: "%.3s"',
  async (format, displayName) => {
    const client = await signIn(startClient())
    const told = await speak(client, format, 'POST', `${client.app}/people/groups`, { displayName })
    expect(told).toMatchObject({
      status: 400,
      body: {
        code: 'BadRequest',
        subcode: 'ParameterValidationFailure',
        parameters: { displayName: expect.any(String) }
      }
    })
    expect(names(client)).toEqual(['Night shift'])
  }
)

it.each(['x', 'x'.repeat(256)])('takes a name from 1 to 256 characters: %.3s', async (displayName) => {
  const client = await signIn(startClient())
  expect((await client.post(`${client.app}/people/groups`, { displayName })).status).toBe(204)
  expect(names(client)).toContain(displayName)
})

it('limits how many groups the user makes, whatever else is on the list', async () => {
  const client = await signIn(startClient({ limits: { groups: 2 } }))
  const post = (displayName: string) => client.post(`${client.app}/people/groups`, { displayName })
  expect((await post('Lunch')).status).toBe(204)
  expect(await post('Tea')).toMatchObject({ status: 409, body: { code: 'Conflict', subcode: 'TooManyGroups' } })
})

it.each(formats)('renames a group by its whole representation, in %s', async (format) => {
  const client = await signIn(startClient())
  const { path, fields, tag } = await readGroup(client, format)
  const told = await speak(client, format, 'PUT', path, { ...fields, name: awkward }, { 'If-Match': tag })
  expect([told.status, told.body]).toEqual([200, ''])
  expect((await readGroup(client, format)).fields).toEqual({ ...fields, name: awkward })
})

it('gives the PUT token a GUID for a name, the same at every reading', async () => {
  const client = await signIn(startClient())
  const { fields } = await readGroup(client, 'json')
  const [name, ...others] = Object.keys(fields).filter((key) => !['rel', 'id', 'name'].includes(key))
  expect(others).toEqual([])
  expect(name).toMatch(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/)
  expect(fields[name ?? '']).toBe('please pass this in a PUT request')
  expect((await readGroup(client, 'json')).fields).toEqual(fields)
})

it('takes the tag with quotes and without, but no stale one and not none', async () => {
  const client = await signIn(startClient())
  const { path, fields, tag } = await readGroup(client, 'json')
  const put = async (name: string, headers: Record<string, string>) =>
    (await client.send('PUT', path, { ...fields, name }, headers)).status
  expect(await put('One', {})).toBe(428)
  expect(await put('One', { 'If-Match': tag.replaceAll('"', '') })).toBe(200)
  expect(await put('Two', { 'If-Match': tag })).toBe(412)
  expect(await put('Two', { 'If-Match': (await readGroup(client, 'json')).tag })).toBe(200)
  expect(names(client)).toEqual(['Two'])
})

it('has another tag under another name, and says 304 to whoever holds the right one', async () => {
  const client = await signIn(startClient())
  const { path, tag } = await readGroup(client, 'json')
  expect((await client.get(path, { 'If-None-Match': tag })).status).toBe(304)
  client.simulator.world.renameGroup(nightShift, 'Day shift')
  expect((await client.get(path, { 'If-None-Match': tag })).status).toBe(200)
})

it.each([
  ['no token', ({ id, name }: Record<string, string>) => ({ rel: 'group', id, name }), undefined],
  ['no name', (fields: Record<string, string>) => without(fields, 'name'), 'name'],
  ['an empty name', (fields: Record<string, string>) => ({ ...fields, name: ' ' }), 'name'],
  ['a name of 257', (fields: Record<string, string>) => ({ ...fields, name: 'x'.repeat(257) }), 'name'],
  ['the id of another group', (fields: Record<string, string>) => ({ ...fields, id: 'ZGVs' }), 'id']
])('refuses a PUT with %s', async (_what, change, parameter) => {
  const client = await signIn(startClient())
  const { path, fields, tag } = await readGroup(client, 'json')
  const told = await client.send('PUT', path, change(fields), { 'If-Match': tag })
  expect(told).toMatchObject({ status: 400, body: { subcode: 'ParameterValidationFailure' } })
  const [named] = Object.keys(Object(at(told.body, 'parameters')))
  expect(named).toBe(parameter ?? Object.keys(fields).find((key) => key.includes('-')))
  expect(names(client)).toEqual(['Night shift'])
})

it('passes over links and properties it does not know', async () => {
  const client = await signIn(startClient())
  const { path, tag } = await readGroup(client, 'json')
  const whole = Object((await client.get(path)).body) as object
  const body = { ...whole, name: 'Day shift', colour: 'red', _embedded: { contact: [] } }
  expect((await client.send('PUT', path, body, { 'If-Match': tag })).status).toBe(200)
  expect(names(client)).toEqual(['Day shift'])
})

it('deletes a group and keeps its people', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/groups/${nightShift}`
  expect((await client.send('DELETE', path)).status).toBe(204)
  expect((await client.get(path)).status).toBe(404)
  expect((await client.send('DELETE', path)).status).toBe(404)
  expect(client.simulator.world.contacts()).toContain('sip:yuki@corvo.example')
})

it.each([
  ['defaultGroup', 'ZGZsdA=='],
  ['pinnedGroup', 'cGlubmVk'],
  ['delegatesGroup', 'ZGVs'],
  ['delegatorsGroup', 'ZGVycw=='],
  ['myOrganizationGroup', 'b3Jn'],
  ['distributionGroup', 'ZGcx']
])('leaves a %s as it is', async (rel, id) => {
  const client = await signIn(startClient())
  const { path, fields, tag } = await readGroup(client, 'json', id)
  expect(fields).toMatchObject({ rel })
  expect(Object.values(fields)).not.toContain('please pass this in a PUT request')
  const put = await client.send('PUT', path, { ...fields, name: 'Mine' }, { 'If-Match': tag })
  const gone = await client.send('DELETE', path)
  expect([put.status, gone.status, at(gone.body, 'code')]).toEqual([405, 405, 'MethodNotAllowed'])
})

it('tells of a group made, renamed and deleted, at once and also to who did it', async () => {
  const { client, next } = await watching()
  const told = async (path: string) => (await client.get(path)).body
  await client.post(`${client.app}/people/groups`, { displayName: 'Lunch' })
  const made = await told(next)
  expect(eventNames(made)).toEqual(['added group in myGroups'])
  const id = textAt(made, 'sender.0.events.0._embedded.group.id')
  const { path, fields, tag } = await readGroup(client, 'json', id)
  await client.send('PUT', path, { ...fields, name: 'Tea' }, { 'If-Match': tag })
  const renamed = await told(textAt(made, '_links.next.href'))
  expect(eventNames(renamed)).toEqual(['updated group'])
  await client.send('DELETE', path)
  expect(eventNames(await told(textAt(renamed, '_links.next.href')))).toEqual(['deleted group in myGroups'])
})

it('tells where the people of a deleted group went', async () => {
  const { client, next } = await watching()
  await client.send('DELETE', `${client.app}/people/groups/${nightShift}`)
  expect(eventNames((await client.get(next)).body)).toEqual([
    'added contact in defaultGroup',
    'added contact in defaultGroup',
    'deleted group in myGroups'
  ])
})

it.each(['bmlnaHQ=', 'bmlnaHQ%3D', 'bmlnaHQ%253D'])('knows the group %s however often it is encoded', async (id) => {
  const client = await signIn(startClient())
  for (const path of [`groups/${id}`, `contacts?groupId=${id}`, `groupMemberships?groupId=${id}`]) {
    expect((await client.get(`${client.app}/people/${path}`)).status).toBe(200)
  }
  expect(
    (await client.post(`${client.app}/people/presenceSubscriptions?groupId=${id}&duration=30`)).body
  ).toMatchObject({ id: nightShift })
  const prolonged = await client.post(`${client.app}/people/presenceSubscriptions/${id}?duration=10`)
  expect(prolonged.status).toBe(200)
  expect((await client.send('DELETE', `${client.app}/people/groups/${id}`)).status).toBe(204)
})
