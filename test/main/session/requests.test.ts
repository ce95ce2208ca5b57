// What the user asks of the server: own presence, note, details, photos, and being there.

import { expect, it } from 'vitest'
import { createStage, online, spell, type Stage } from './stage'

const mine = (stage: Stage): string => (stage.session.me ? spell(stage.session.me.presence) : 'nobody')

it('sets the own presence and shows what the server says of it', async () => {
  const stage = await online()
  expect(mine(stage)).toBe('live available')
  expect(await stage.session.setMyAvailability('do-not-disturb')).toEqual({ ok: true, value: undefined })
  expect(mine(stage)).toBe('live do-not-disturb')
  expect(stage.simulator.state().me.availability).toBe('DoNotDisturb')
  await stage.session.resetMyAvailability()
  expect(mine(stage)).toBe('live available')
})

it('shows an own presence and note that were set at another device', async () => {
  const stage = await online()
  const { uri } = stage.simulator.state().me
  stage.simulator.world.changePeople([{ uri, availability: 'Busy', note: 'In the lab' }], { releaseNow: true })
  await stage.settle()
  expect(mine(stage)).toBe('live busy')
  expect(stage.session.me?.note).toEqual({ text: 'In the lab', outOfOffice: false })
})

it.each([
  ['what was set here', false, 'live busy'],
  ['nothing of what counts no more', true, 'live away']
])('tells a new application %s', async (_what, isForgotten, becomes) => {
  const stage = await online()
  await stage.session.setMyAvailability('busy')
  const { uri } = stage.simulator.state().me
  stage.simulator.world.changePeople([{ uri, availability: 'Away' }], { releaseNow: true })
  await stage.settle()
  if (isForgotten) stage.session.forgetMyAvailability()
  stage.simulator.expire('application')
  await stage.advance(30_000)
  expect(mine(stage)).toBe(becomes)
})

it('sets the own note, and clears it with an empty one', async () => {
  const stage = await online()
  await stage.session.setMyNote('At the fair')
  expect(stage.session.me?.note?.text).toBe('At the fair')
  await stage.session.setMyNote('')
  expect(stage.session.me?.note).toBeUndefined()
})

it('refuses a note that is too long before anything is sent', async () => {
  const stage = await online()
  stage.forgetRequests()
  expect(await stage.session.setMyNote('x'.repeat(1001))).toEqual({ ok: false, problem: { code: 'note-too-long' } })
  expect(stage.requests()).toEqual([])
})

it.each(['current', '2015'] as const)(
  'sets where the user is, and clears it, on an edition %s server',
  async (edition) => {
    const stage = await online({ edition })
    expect(await stage.session.setMyLocation('  Room 4 ')).toMatchObject({ ok: true })
    expect(stage.session.me?.location).toBe('Room 4')
    await stage.session.setMyLocation(' ')
    expect(stage.session.me?.location).toBeUndefined()
  }
)

it('shows where the user is as another device says it', async () => {
  const stage = await online()
  const { uri } = stage.simulator.state().me
  stage.simulator.world.changePeople([{ uri, location: 'Porto' }], { releaseNow: true })
  await stage.settle()
  expect(stage.session.me?.location).toBe('Porto')
})

it('takes 60 characters for a place, and refuses more before anything is sent', async () => {
  const stage = await online()
  expect(await stage.session.setMyLocation('x'.repeat(60))).toMatchObject({ ok: true })
  stage.forgetRequests()
  expect(await stage.session.setMyLocation('x'.repeat(61))).toEqual({
    ok: false,
    problem: { code: 'location-too-long' }
  })
  expect(stage.requests()).toEqual([])
})

it('makes the user available again to say where they are, too', async () => {
  const stage = await online()
  const path = '/me/location'
  stage.faults.add({ path, method: 'POST', action: 'status', status: 409, subcode: 'MakeMeAvailableRequired' })
  expect(await stage.session.setMyLocation('Porto')).toMatchObject({ ok: true })
  expect(stage.session.me?.location).toBe('Porto')
})

it('makes the user available again when the server has forgotten it', async () => {
  const stage = await online()
  stage.faults.add({
    path: '/me/presence',
    method: 'POST',
    action: 'status',
    status: 409,
    subcode: 'MakeMeAvailableRequired'
  })
  expect(await stage.session.setMyAvailability('busy')).toMatchObject({ ok: true })
  expect(mine(stage)).toBe('live busy')
})

it.each([
  ['setMyAvailability', (stage: Stage) => stage.session.setMyAvailability('busy')],
  ['resetMyAvailability', (stage: Stage) => stage.session.resetMyAvailability()],
  ['setMyNote', (stage: Stage) => stage.session.setMyNote('hello')],
  ['setMyLocation', (stage: Stage) => stage.session.setMyLocation('Porto')],
  ['readDetails', (stage: Stage) => stage.session.readDetails('sip:lena.fischer@corvo.example')]
])('answers %s without a connection with a problem', async (_name, ask) => {
  const stage = createStage()
  expect(await ask(stage)).toEqual({ ok: false, problem: { code: 'not-connected' } })
})

it('reads card and location when somebody looks, and keeps the location up to date', async () => {
  const stage = await online()
  const { uri } = stage.person('sip:lena.fischer@corvo.example')
  stage.simulator.world.changePeople([{ uri, location: 'Room 4' }])
  await stage.advance(20_000)
  expect(await stage.session.readDetails(uri)).toMatchObject({ ok: true })
  expect(stage.person(uri).location).toBe('Room 4')
  stage.simulator.world.changePeople([{ uri, location: 'Canteen' }], { releaseNow: true })
  await stage.settle()
  expect(stage.person(uri).location).toBe('Canteen')
})

it('says that nobody with that address is on the lists', async () => {
  const stage = await online()
  expect(await stage.session.readDetails('sip:nobody@corvo.example')).toEqual({
    ok: false,
    problem: { code: 'not-found' }
  })
})

it('asks for a photo once, and once for one that is missing', async () => {
  const stage = await online()
  const { uri } = stage.person('sip:lena.fischer@corvo.example')
  stage.forgetRequests()
  expect(await stage.session.readPhoto(uri)).toBeNull()
  expect(await stage.session.readPhoto(uri)).toBeNull()
  expect(stage.requests()).toHaveLength(1)
  expect(stage.requests()[0]?.path).toContain('size=HR96X96')
})

it('reports activity only when told of some, and at most every four minutes', async () => {
  const stage = await online()
  const reports = (): number => stage.requests().filter(({ path }) => path.includes('reportMyActivity')).length
  await stage.advance(10 * 60_000)
  expect(reports()).toBe(0)
  for (let minute = 0; minute < 8; minute += 1) {
    stage.session.userIsActive()
    await stage.advance(60_000)
  }
  expect(reports()).toBe(2)
  await stage.advance(20 * 60_000)
  expect(reports()).toBe(2)
})

it('tells nobody who stopped listening', async () => {
  const stage = createStage()
  let pictures = 0
  const stop = stage.session.onChange(() => (pictures += 1))
  stage.signIn()
  expect(pictures).toBe(1)
  stop()
  await stage.goOnline()
  expect(pictures).toBe(1)
})
