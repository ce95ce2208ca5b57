// Distribution groups: on and off the user's list, found in the directory, expanded with what is inside them.
import { expect, it } from 'vitest'
import type { Organisation } from '../../../../main/simulator/world/organisation'
import { at, eventNames, listAt, organisation, signIn, startClient, textAt, type TestClient } from '../plain-client'
import { formats, listOf, speak } from '../two-formats'
import { watching } from '../events/watching'

const council = 'ZGcx'
const leads = 'ZGcy'

const listed = async (client: TestClient): Promise<unknown[]> => {
  const { body } = await client.get(`${client.app}/people/groups`)
  return listAt(body, '_embedded.distributionGroup').map((group) => at(group, 'name'))
}

const found = async (client: TestClient, name: string): Promise<unknown> => {
  const { body } = await client.get(`${client.app}/people/search?query=${encodeURIComponent(name)}`)
  return at(body, '_embedded.distributionGroup.0')
}

const truth = (client: TestClient, id: string) => client.simulator.state().groups.find((group) => group.id === id)

it.each(formats)('comes off the list, is found by search and goes back on the list, in %s', async (format) => {
  const client = await signIn(startClient())
  const { body } = await speak(client, format, 'GET', `${client.app}/people/groups/${council}`)
  expect(Object.keys(Object(at(body, '_links')))).not.toContain('addToContactList')
  const off = textAt(body, '_links.removeFromContactList.href')
  const removed = await speak(client, format, 'POST', off, { groupId: council })
  expect([removed.status, removed.body]).toEqual([204, ''])
  expect(await listed(client)).toEqual([])
  expect(truth(client, council)).toMatchObject({ listed: false })

  const search = await speak(client, format, 'GET', `${client.app}/people/search?query=council`)
  const [inDirectory] = listOf(at(search.body, '_embedded.distributionGroup'))
  expect(Object.keys(Object(at(inDirectory, '_links')))).not.toContain('removeFromContactList')
  const fields = { displayName: 'Release council', smtpAddress: textAt(inDirectory, 'uri') }
  const added = await speak(client, format, 'POST', textAt(inDirectory, '_links.addToContactList.href'), fields)
  expect([added.status, added.body]).toEqual([204, ''])
  expect(await listed(client)).toEqual(['Release council'])
  expect(truth(client, council)).toMatchObject({ listed: true })
})

it('takes its inputs from the query as well, and an address with its scheme', async () => {
  const client = await signIn(startClient())
  const add = textAt(await found(client, 'leads'), '_links.addToContactList.href')
  const query = new URLSearchParams({ DisplayName: 'Leads', smtpaddress: 'sip:Leads@corvo.example' })
  expect((await client.post(`${add}?${query}`)).status).toBe(204)
  expect(await listed(client)).toEqual(['Release council', 'Release leads'])
})

it.each([
  ['addToContactList', { smtpAddress: 'release@corvo.example' }, 400, ['displayName']],
  ['addToContactList', { displayName: 'x'.repeat(257), smtpAddress: 'release@corvo.example' }, 400, ['displayName']],
  ['addToContactList', { displayName: 'Release council' }, 400, ['smtpAddress']],
  ['addToContactList', { displayName: 'Release council', smtpAddress: 'release' }, 400, ['smtpAddress']],
  ['addToContactList', { displayName: 'Nobody', smtpAddress: 'nobody@corvo.example' }, 404, []],
  ['removeFromContactList', {}, 400, ['groupId']],
  ['removeFromContactList', { groupId: 'x'.repeat(257) }, 400, ['groupId']],
  ['removeFromContactList', { groupId: 'none' }, 404, []],
  ['removeFromContactList', { groupId: 'bmlnaHQ=' }, 404, []]
])('refuses %s with %j: %i', async (operation, fields, status, parameters) => {
  const client = await signIn(startClient())
  const told = await client.post(`${client.app}/people/groups/${operation}`, fields)
  expect([told.status, Object.keys(Object(at(told.body, 'parameters')))]).toEqual([status, parameters])
  expect(await listed(client)).toEqual(['Release council'])
})

it('tells of a group that left the list and came back, and of no change that was none', async () => {
  const { client, next } = await watching()
  const path = `${client.app}/people/groups`
  const again = { displayName: 'Release council', smtpAddress: 'release@corvo.example' }
  expect((await client.post(`${path}/addToContactList`, again)).status).toBe(204)
  await client.post(`${path}/removeFromContactList`, { groupId: council })
  const gone = await client.get(next)
  expect(eventNames(gone.body)).toEqual(['deleted distributionGroup in myGroups'])
  expect((await client.post(`${path}/removeFromContactList`, { groupId: council })).status).toBe(204)
  await client.post(`${path}/addToContactList`, again)
  const back = await client.get(textAt(gone.body, '_links.next.href'))
  expect(eventNames(back.body)).toEqual(['added distributionGroup in myGroups'])
  expect(at(back.body, 'sender.0.events.0._embedded.distributionGroup')).toMatchObject({ id: council })
})

it('shows a group inside itself as often as it is expanded', async () => {
  const groups = organisation.groups.map((group) => (group.id === leads ? { ...group, nested: [council] } : group))
  const client = await signIn(startClient({ organisation: { ...organisation, groups } satisfies Organisation }))
  expect(await listed(client)).toEqual(['Release council'])
  let group = at((await client.get(`${client.app}/people/groups`)).body, '_embedded.distributionGroup.0')
  const names: unknown[] = []
  for (let depth = 0; depth < 4; depth += 1) {
    names.push(at(group, 'name'))
    const { body } = await client.get(textAt(group, '_links.expandDistributionGroup.href'))
    group = at(body, '_embedded.distributionGroup.0')
  }
  expect(names).toEqual(['Release council', 'Release leads', 'Release council', 'Release leads'])
})

it('expands an own group in the older edition, as a distribution group', async () => {
  const client = await signIn(startClient({ edition: '2015' }))
  const { body } = await client.get(`${client.app}/people/groups/bmlnaHQ=`)
  const expanded = await client.get(textAt(body, '_links.expandDistributionGroup.href'))
  expect(expanded.body).toMatchObject({ rel: 'distributionGroup', id: 'bmlnaHQ=' })
  expect(listAt(expanded.body, '_embedded.contact')).toHaveLength(3)
})

it('does not expand own groups in the current edition', async () => {
  const client = await signIn(startClient())
  expect((await client.get(`${client.app}/people/groups/bmlnaHQ=/expand`)).status).toBe(404)
})
