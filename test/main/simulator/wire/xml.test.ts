// The server for clients that speak XML.
import { XMLParser } from 'fast-xml-parser'
import { expect, it } from 'vitest'
import { parseXmlInput } from '../../../../main/simulator/wire/xml'
import { at, signIn, startClient, textAt, type Told } from '../plain-client'

const xml = 'application/vnd.microsoft.com.ucwa+xml'
const input = (content: string): string =>
  `<input xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">${content}</input>`

function parsed(told: Told): unknown {
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(String(told.body))
}

it('writes a resource with its links, properties, lists and embedded resources', async () => {
  const client = await signIn(startClient())
  const told = await client.get(`${client.app}/people/contacts?groupId=bmlnaHQ=`, { Accept: 'application/xml' })
  expect(told.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  const body = parsed(told)
  expect(at(body, 'resource')).toMatchObject({
    rel: 'groupContacts',
    href: `${client.app}/people/contacts?groupId=bmlnaHQ=`,
    xmlns: 'http://schemas.microsoft.com/rtc/2012/03/ucwa'
  })
  expect(at(body, 'resource.resource.0')).toMatchObject({
    rel: 'contact',
    href: `${client.app}/people/lena@corvo.example`,
    propertyList: { name: 'emailAddresses', item: 'lena@corvo.example' }
  })
  expect(at(body, 'resource.resource.0.property')).toContainEqual({ name: 'name', '#text': 'Lena' })
})

it('writes dates in ISO 8601', async () => {
  const client = await signIn(startClient())
  const told = await client.get(`${client.app}/people/tomasz@corvo.example/presence`, { Accept: xml })
  expect(at(parsed(told), 'resource.property')).toContainEqual({
    name: 'lastActive',
    '#text': '2023-11-14T22:13:20.000Z'
  })
})

it('writes errors as a reason', async () => {
  const client = await signIn(startClient())
  const told = await client.post(`${client.app}/people/presenceSubscriptions`, { duration: 30 }, { Accept: xml })
  expect(at(parsed(told), 'reason')).toMatchObject({
    code: 'BadRequest',
    subcode: 'ParameterValidationFailure',
    parameters: { property: { name: 'uris', '#text': 'is missing' } }
  })
})

it('writes events, one element each named by its type', async () => {
  const client = await signIn(startClient())
  await client.post(`${client.app}/people/contactsAndGroupsSubscription/startOrRefresh?duration=30`)
  client.simulator.world.createGroup('Lunch & <tea>')
  const body = parsed(await client.get(`${client.app}/events?ack=1`, { Accept: xml }))
  expect(at(body, 'events.link')).toEqual({ rel: 'next', href: `${client.app}/events?ack=2` })
  expect(at(body, 'events.sender')).toMatchObject({ rel: 'people', href: `${client.app}/people` })
  expect(at(body, 'events.sender.added')).toMatchObject({ rel: 'group', in: { rel: 'myGroups' } })
  expect(at(body, 'events.sender.added.resource.property')).toContainEqual({
    name: 'name',
    '#text': 'Lunch & <tea>'
  })
})

it('stays well formed whatever a name holds', async () => {
  const client = await signIn(startClient())
  await client.post(`${client.app}/people/groups`, { displayName: 'a\u0001b\u001B]]>&\u{1F989}' })
  const told = await client.get(`${client.app}/people/groups`, { Accept: xml })
  expect(String(told.body)).toContain('a\uFFFDb\uFFFD]]&gt;&amp;\u{1F989}')
})

it('answers the event channel in JSON unless XML is asked for precisely', async () => {
  const client = await signIn(startClient(), true)
  client.simulator.releaseEvents()
  const told = await client.get(`${client.app}/events?ack=1`, { Accept: 'application/xml' })
  expect(told.headers.get('content-type')).toBe('application/json; charset=utf-8')
})

it('takes input as XML', async () => {
  const client = await signIn(startClient())
  const told = await client.post(
    `${client.app}/people/presenceSubscriptions`,
    input(
      '<property name="Duration">30</property><propertyList name="uris"><item>sip:lena@corvo.example</item></propertyList>'
    ),
    { 'Content-Type': 'application/vnd.microsoft.ucwa+xml' }
  )
  expect(told.status).toBe(201)
  expect(textAt(told.body, 'rel')).toBe('presenceSubscription')
})

it('refuses XML that it cannot read', async () => {
  const client = await signIn(startClient())
  const told = await client.post('/ucwa/oauth/v1/applications', '<input><property>', { 'Content-Type': xml })
  expect(told).toMatchObject({ status: 400, body: { subcode: 'DeserializationFailure' } })
})

it.each([
  [input('<property name="a">1</property><property name="b"/>'), { a: '1', b: '' }],
  ['<resource rel="x"><property name="name">Late &amp; &#101;arly</property></resource>', { name: 'Late & early' }],
  [input('<propertyList name="c"><item>x</item><item>y</item></propertyList>'), { c: ['x', 'y'] }],
  ['<input/>', {}],
  ['<other/>', undefined],
  ['text', undefined]
])('reads %s as %o', (text, properties) => {
  expect(parseXmlInput(text)).toEqual(properties)
})

it('takes no input without end', () => {
  const long = (length: number) => input(`<property name="a">${'x'.repeat(length)}</property>`)
  expect(parseXmlInput(long(90_000))).toMatchObject({ a: 'x'.repeat(90_000) })
  expect(parseXmlInput(long(100_000))).toBeUndefined()
})
