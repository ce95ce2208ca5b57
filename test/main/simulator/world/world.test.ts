// The truth and its verbs, without any server around it.
import { expect, it } from 'vitest'
import { createClock } from '../../../../main/simulator/clock'
import { createWorld, type World, type WorldChange } from '../../../../main/simulator/world/world'
import { WorldError } from '../../../../main/simulator/world/world-error'
import { organisation, startOfTime } from '../plain-client'

const lena = 'sip:lena@corvo.example'
const mateo = 'sip:mateo@corvo.example'
const nightShift = 'bmlnaHQ='

function start(limits = {}): { world: World; heard: WorldChange[] } {
  const world = createWorld(organisation, createClock({ start: startOfTime, running: false }), limits)
  const heard: WorldChange[] = []
  world.onChange((change) => heard.push(change))
  return { world, heard }
}

it('tells one change for many people, naming what really changed', () => {
  const { world, heard } = start()
  world.changePeople([
    { uri: lena, availability: 'Away', note: '' },
    { uri: 'SIP:Yuki@corvo.example', availability: 'Online' },
    { uri: 'sip:chidi@corvo.example', location: 'Abuja' }
  ])
  expect(heard).toEqual([
    {
      kind: 'people',
      releaseNow: false,
      changes: [
        { uri: lena, details: ['presence', 'note'] },
        { uri: 'sip:yuki@corvo.example', details: [] },
        { uri: 'sip:chidi@corvo.example', details: ['location'] }
      ]
    }
  ])
  expect(world.person(lena)).toMatchObject({ availability: 'Away', lastActive: startOfTime })
  expect(world.person(lena)?.note).toBeUndefined()
})

it('lets an activity end with the state it belonged to', () => {
  const { world } = start()
  world.changePeople([{ uri: 'sip:tomasz@corvo.example', availability: 'Online' }])
  expect(world.person('tomasz@corvo.example')?.activity).toBeUndefined()
})

it('changes nobody when one address is unknown', () => {
  const { world, heard } = start()
  const change = () => world.changePeople([{ uri: lena, availability: 'Away' }, { uri: 'sip:who@corvo.example' }])
  expect(change).toThrow(expect.objectContaining({ code: 'unknown-person' }))
  expect(world.person(lena)?.availability).toBe('Online')
  expect(heard).toEqual([])
})

it('changes the user by the own address', () => {
  const { world, heard } = start()
  world.changePeople([{ uri: 'sip:ines@corvo.example', availability: 'DoNotDisturb' }], { releaseNow: true })
  expect(world.me).toMatchObject({ availability: 'DoNotDisturb', preferred: 'DoNotDisturb' })
  expect(heard).toEqual([{ kind: 'me', details: ['presence'], releaseNow: true }])
})

it('adds to the default group unless told otherwise', () => {
  const { world, heard } = start()
  world.addContact(mateo)
  expect(world.group('ZGZsdA==')?.members).toContain(mateo)
  expect(heard).toEqual([{ kind: 'contact-added', uri: mateo, groupIds: ['ZGZsdA=='], listed: true }])
})

it('adds a stranger, who is offline and from elsewhere', () => {
  const { world } = start()
  world.addContact('sip:new@elsewhere.example', nightShift)
  expect(world.person('sip:new@elsewhere.example')).toMatchObject({
    availability: 'Offline',
    sourceNetwork: 'Federated'
  })
})

it('takes a contact out of one group, and off the list with the last one', () => {
  const { world, heard } = start()
  world.removeContact(lena, nightShift)
  world.removeContact(lena, 'cGlubmVk')
  expect(heard.map((change) => 'listed' in change && change.listed)).toEqual([false, true])
  expect(world.contacts()).not.toContain(lena)
})

it('moves the members of a deleted group who are nowhere else to the default group', () => {
  const { world } = start()
  world.deleteGroup(nightShift)
  expect(world.group('ZGZsdA==')?.members).toEqual([
    'sip:chidi@corvo.example',
    'sip:tomasz@corvo.example',
    'sip:yuki@corvo.example'
  ])
})

it('creates and renames groups', () => {
  const { world, heard } = start()
  const id = world.createGroup('Lunch')
  world.renameGroup(id, 'Late lunch')
  expect(id).toMatch(/^[A-Za-z0-9+/]+=*$/)
  expect(world.group(id)).toMatchObject({ kind: 'group', name: 'Late lunch', members: [] })
  expect(heard.map(({ kind }) => kind)).toEqual(['group-added', 'group-renamed'])
})

it('puts distribution groups on the list and takes them off, telling only what changed', () => {
  const { world, heard } = start()
  world.setListed('ZGcx', true)
  world.setListed('ZGcy', true)
  world.setListed('ZGcx', false)
  expect(world.groups().filter(({ kind, listed }) => kind === 'distributionGroup' && listed)).toMatchObject([
    { id: 'ZGcy' }
  ])
  expect(heard).toEqual([
    { kind: 'group-added', groupId: 'ZGcy' },
    { kind: 'group-deleted', groupId: 'ZGcx' }
  ])
})

it.each<[string, (world: World) => void]>([
  ['unknown-group', (world) => world.setListed('none', true)],
  ['not-allowed', (world) => world.setListed('bmlnaHQ=', false)],
  ['unknown-group', (world) => world.addContact(mateo, 'none')],
  ['unknown-group', (world) => world.renameGroup('none', 'x')],
  ['not-allowed', (world) => world.addContact(mateo, 'b3Jn')],
  ['not-allowed', (world) => world.renameGroup('ZGZsdA==', 'x')],
  ['not-allowed', (world) => world.deleteGroup('cGlubmVk')],
  ['already-there', (world) => world.addContact(lena, nightShift)],
  ['not-there', (world) => world.removeContact(mateo)],
  ['not-there', (world) => world.removeContact(mateo, nightShift)],
  ['bad-address', (world) => world.addContact('mateo')],
  ['bad-name', (world) => world.createGroup(' ')],
  ['bad-name', (world) => world.createGroup('x'.repeat(257))],
  ['contact-limit', (world) => world.addContact(mateo)],
  ['delegate-limit', (world) => world.addContact(lena, 'ZGVs')],
  ['group-limit', (world) => world.createGroup('x')]
])('refuses with %s: %s', (code, act) => {
  const { world, heard } = start({ contacts: 5, delegates: 1, groups: 1 })
  expect(() => act(world)).toThrow(WorldError)
  expect(() => act(world)).toThrow(expect.objectContaining({ code }))
  expect(heard).toEqual([])
})
