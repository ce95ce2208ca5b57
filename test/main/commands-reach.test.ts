// Whom the commands mail, call and copy: people of the list, by addresses that can mean nobody else.

import { expect, it } from 'vitest'
import type { Person } from '../../preload/contract'
import { lena, notedCommands } from './noted-commands'

it('mails, calls and copies the address of somebody in the list', async () => {
  const { commands, did } = notedCommands()
  await commands.openMail.run(lena.uri)
  await commands.openCall.run(lena.uri)
  await commands.copyAddress.run(lena.uri)
  expect(did).toEqual([
    'open mailto:lena.fischer@corvo.example',
    'open sip:lena@corvo.example',
    'copy lena.fischer@corvo.example'
  ])
})

it('takes the sign-in address of somebody whose mail is not known', async () => {
  const { commands, did, state } = notedCommands()
  const people: Person[] = [{ uri: lena.uri, name: lena.name, presence: lena.presence }]
  Object.assign(state, { people })
  await commands.openMail.run(lena.uri)
  await commands.copyAddress.run(lena.uri)
  expect(did).toEqual(['open mailto:lena@corvo.example', 'copy lena@corvo.example'])
})

const omar: Person = { uri: 'sip:omar@corvo.example', name: 'Omar Haddad', presence: { kind: 'asking' } }
const everybody = [lena.uri, omar.uri]

it('writes one mail to several people, and copies their addresses one per line, each once', async () => {
  const { commands, did, state } = notedCommands()
  const twin: Person = { ...omar, uri: 'sip:omar2@corvo.example', mail: 'omar@corvo.example' }
  Object.assign(state, { people: [lena, omar, twin] })
  await commands.openMailToAll.run([...everybody, twin.uri])
  await commands.copyAddresses.run([...everybody, twin.uri])
  expect(did).toEqual([
    'open mailto:lena.fischer@corvo.example,omar@corvo.example',
    'copy lena.fischer@corvo.example\nomar@corvo.example'
  ])
})

it('writes no mail to several people when one of them has no address for it', async () => {
  const { commands, did, state } = notedCommands()
  Object.assign(state, { people: [lena, { ...omar, mail: 'a@corvo.example,b@evil.example' }] })
  expect(await commands.openMailToAll.run(everybody)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it('writes no mail to more people than one address can name', async () => {
  const { commands, did, state } = notedCommands()
  const people = Array.from({ length: 1000 }, (_, n) => ({ ...omar, uri: `sip:${'o'.repeat(20)}${n}@corvo.example` }))
  Object.assign(state, { people })
  const uris = people.map(({ uri }) => uri)
  expect(await commands.openMailToAll.run(uris)).toEqual({ ok: false, problem: { code: 'too-many-recipients' } })
  await commands.openMailToAll.run(uris.slice(0, 500))
  await commands.copyAddresses.run(uris)
  expect(did.map((what) => what.slice(0, 12))).toEqual(['open mailto:', 'copy ooooooo'])
})

it.each(['openMailToAll', 'copyAddresses'] as const)('%s refuses if one of them is not in the list', async (name) => {
  const { commands, did } = notedCommands()
  expect(await commands[name].run(everybody)).toEqual({ ok: false, problem: { code: 'not-found', about: omar.uri } })
  expect(did).toEqual([])
})

it.each(['openMail', 'openCall', 'copyAddress'] as const)('%s refuses who is not in the list', async (name) => {
  const { commands, did } = notedCommands()
  for (const uri of ['sip:stranger@evil.example', 'https://evil.example/', 'file:///etc/passwd', '']) {
    expect(await commands[name].run(uri)).toEqual({ ok: false, problem: { code: 'not-found', about: uri } })
  }
  expect(did).toEqual([])
})

it.each([
  ['a@corvo.example,b@evil.example'],
  ['a@corvo.example;b@evil.example'],
  ['a@corvo.example b@evil.example'],
  ['a@b@evil.example'],
  ['a@corvo.example\r\nbcc:b@evil.example'],
  ['"a" <b@evil.example>'],
  ['nobody']
])('writes no mail to %j: it could reach somebody else', async (mail) => {
  const { commands, did } = notedCommands({ mail })
  expect(await commands.openMail.run(lena.uri)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it.each([
  ['a?cc=b@evil.example', 'mailto:a%3Fcc%3Db@evil.example'],
  ['a&body=x@evil.example', 'mailto:a%26body%3Dx@evil.example'],
  ['a%0Acc@evil.example', 'mailto:a%250Acc@evil.example'],
  ['müller+news@corvo.example', 'mailto:m%C3%BCller%2Bnews@corvo.example']
])('the address %j cannot add recipients or a text', async (mail, href) => {
  const { commands, did } = notedCommands({ mail })
  await commands.openMail.run(lena.uri)
  expect(did).toEqual([`open ${href}`])
})

it.each([
  'file:///etc/passwd',
  'https://evil.example/',
  'javascript:alert(1)',
  'sip:a@b.example?Replaces=1',
  'sip:a b'
])('does not hand %j to the system, even if the server calls it a person', async (uri) => {
  const { commands, did } = notedCommands({ uri })
  expect(await commands.openCall.run(uri)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it.each([
  ['+49 (30) 123-45', 'tel:+493012345'],
  ['(425) 555-0100', 'tel:4255550100'],
  ['030/123 45', 'tel:03012345'],
  ['tel:+14255550100', 'tel:+14255550100'],
  ['+49 30 123 x67', 'tel:+4930123;ext=67'],
  ['+1 425 555 0100 ext. 12', 'tel:+14255550100;ext=12'],
  ['tel:+14255550100;ext=12', 'tel:+14255550100;ext=12'],
  ['*100#', 'tel:*100%23']
])('dials %s as %s', async (workPhone, href) => {
  const { commands, did } = notedCommands({ workPhone })
  expect(await commands.openCall.run(lena.uri, workPhone)).toEqual({ ok: true, value: undefined })
  expect(did).toEqual([`open ${href}`])
})

it.each(['+1 800 FLOWERS', '12+34', 'sip:b@evil.example', 'ask reception', '', '+'])(
  'does not dial %j: what is left of it would be another number',
  async (workPhone) => {
    const { commands, did } = notedCommands({ workPhone })
    expect(await commands.openCall.run(lena.uri, workPhone)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
    expect(did).toEqual([])
  }
)

it('dials only numbers that are the person’s own', async () => {
  const { commands, did } = notedCommands({ mobilePhone: '+49 171 2', homePhone: '+49 30 3', otherPhone: '4' })
  expect(await commands.openCall.run(lena.uri, '+1 900 1')).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  for (const number of ['+49 171 2', '+49 30 3', '4']) await commands.openCall.run(lena.uri, number)
  expect(did).toEqual(['open tel:+491712', 'open tel:+49303', 'open tel:4'])
})
