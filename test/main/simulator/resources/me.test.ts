// The user's own presence, note, location and activity.
import { expect, it } from 'vitest'
import { at, signIn, startClient, textAt, type TestClient } from '../plain-client'
import { formats, speak } from '../two-formats'

const minutes = (count: number): number => count * 60_000

async function availability(client: TestClient): Promise<unknown> {
  return at((await client.get(`${client.app}/me/presence`)).body, 'availability')
}

it('changes its links when the user becomes available', async () => {
  const client = await signIn(startClient())
  const links = async () => Object.keys(Object(at((await client.get(`${client.app}/me`)).body, '_links')))
  expect(await links()).toEqual(['self', 'makeMeAvailable', 'photo', 'phones', 'callForwardingSettings'])
  expect(await client.post(`${client.app}/me/makeMeAvailable`, {})).toMatchObject({ status: 204, body: '' })
  expect(await links()).toEqual([
    'self',
    'presence',
    'note',
    'location',
    'reportMyActivity',
    'photo',
    'phones',
    'callForwardingSettings'
  ])
})

it.each([
  ['GET', 'presence'],
  ['POST', 'presence'],
  ['GET', 'note'],
  ['POST', 'note'],
  ['GET', 'location'],
  ['POST', 'location'],
  ['POST', 'reportMyActivity']
])('answers %s %s with 409 before makeMeAvailable', async (method, resource) => {
  const client = await signIn(startClient())
  const told = await client.send(method, `${client.app}/me/${resource}`)
  expect(told).toMatchObject({ status: 409, body: { code: 'Conflict', subcode: 'MakeMeAvailableRequired' } })
})

it('makes the user available once, in the wished state', async () => {
  const client = await signIn(startClient())
  await client.post(`${client.app}/me/makeMeAvailable`, { SignInAs: 'busy' })
  expect(await availability(client)).toBe('Busy')
  expect(await client.post(`${client.app}/me/makeMeAvailable`, {})).toMatchObject({
    status: 409,
    body: { subcode: 'AlreadyExists' }
  })
})

it('refuses calls it cannot take, or lists what worked in version two', async () => {
  const wish = { supportedModalities: ['Messaging', 'Video'] }
  const first = await signIn(startClient())
  expect((await first.post(`${first.app}/me/makeMeAvailable`, wish)).status).toBe(403)
  const second = await signIn(startClient())
  const told = await second.post(`${second.app}/me/makeMeAvailable`, wish, { 'X-MS-RequiresMinResourceVersion': '2' })
  expect(told).toMatchObject({ status: 201, body: { operations: ['SignIn', 'Messaging'] } })
})

it.each([
  [{ supportedModalities: ['Smell'] }, 'supportedModalities'],
  [{ supportedModalities: 7 }, 'supportedModalities'],
  [{ supportedMessageFormats: 'Rtf' }, 'supportedMessageFormats'],
  [{ audioPreference: true }, 'audioPreference'],
  [{ signInAs: 'Offline' }, 'signInAs'],
  [{ phoneNumber: 'x'.repeat(101) }, 'phoneNumber']
])('refuses to make the user available with %j', async (wish, parameter) => {
  const client = await signIn(startClient())
  const told = await client.post(`${client.app}/me/makeMeAvailable`, wish)
  expect([told.status, Object.keys(Object(at(told.body, 'parameters')))]).toEqual([400, [parameter]])
})

it('makes the user available with no kind of talk at all', async () => {
  const client = await signIn(startClient())
  expect((await client.post(`${client.app}/me/makeMeAvailable`, { supportedModalities: [] })).status).toBe(204)
})

it('sets a state by hand and resets it with an empty body', async () => {
  const client = await signIn(startClient(), true)
  expect((await client.post(`${client.app}/me/presence`, { availability: 'DoNotDisturb' })).status).toBe(204)
  expect(await availability(client)).toBe('DoNotDisturb')
  expect((await client.post(`${client.app}/me/presence`)).status).toBe(204)
  expect(await availability(client)).toBe('Online')
})

it('reads Offwork back as Away with its activity', async () => {
  const client = await signIn(startClient(), true)
  await client.post(`${client.app}/me/presence?availability=Offwork`)
  expect((await client.get(`${client.app}/me/presence`)).body).toMatchObject({
    availability: 'Away',
    activity: 'off-work'
  })
  await client.post(`${client.app}/me/presence`, { availability: 'Online' })
  expect(at((await client.get(`${client.app}/me/presence`)).body, 'activity')).toBeUndefined()
})

it.each(['Offline', 'IdleOnline', 'Sleeping'])('does not let %s be set', async (wanted) => {
  const client = await signIn(startClient(), true)
  const told = await client.post(`${client.app}/me/presence`, { availability: wanted })
  expect(told).toMatchObject({ status: 400, body: { subcode: 'ParameterValidationFailure' } })
})

it('goes from online to inactive to away without activity, and back with it', async () => {
  const client = await signIn(startClient(), true)
  await client.clock.advance(minutes(4))
  await client.post(`${client.app}/me/reportMyActivity`)
  await client.clock.advance(minutes(4))
  expect(await availability(client)).toBe('Online')
  await client.clock.advance(minutes(1))
  expect(await availability(client)).toBe('IdleOnline')
  await client.clock.advance(minutes(5))
  expect(await availability(client)).toBe('Away')
  expect((await client.post(`${client.app}/me/reportMyActivity`)).status).toBe(204)
  expect(await availability(client)).toBe('Online')
})

it('shows inactivity beside a busy state but keeps do not disturb', async () => {
  const busy = await signIn(startClient(), true)
  await busy.post(`${busy.app}/me/presence`, { availability: 'Busy' })
  await busy.clock.advance(minutes(11))
  expect(await availability(busy)).toBe('IdleBusy')
  await busy.post(`${busy.app}/me/presence`, { availability: 'DoNotDisturb' })
  expect(await availability(busy)).toBe('DoNotDisturb')
})

it('is offline once the last application has ended', async () => {
  const client = await signIn(startClient(), true)
  expect(client.simulator.state().me.availability).toBe('Online')
  await client.send('DELETE', client.app)
  expect(client.simulator.state().me.availability).toBe('Offline')
})

it('ends an application whose user has not been seen for too long', async () => {
  const client = await signIn(startClient({ limits: { unreportedMinutes: 12 } }), true)
  await client.clock.advance(minutes(12))
  expect(await client.get(client.app)).toMatchObject({ status: 410, body: { subcode: 'InactiveApplicationExpired' } })
})

it('sets and clears the note', async () => {
  const client = await signIn(startClient(), true)
  const note = async () => (await client.get(`${client.app}/me/note`)).body
  expect((await client.post(`${client.app}/me/note`, { Message: 'Olá' })).status).toBe(204)
  expect(await note()).toMatchObject({ message: 'Olá', type: 'Personal' })
  await client.post(`${client.app}/me/note`, { message: ' ' })
  expect(await note()).toMatchObject({ message: '', type: 'Personal' })
})

it.each([
  ['set before it', ['personal', 'away'], 'Here'],
  ['set meanwhile', ['away', 'personal'], 'Here'],
  ['cleared meanwhile', ['personal', 'away', 'clear'], '']
] as const)('shows an out-of-office note first, and then the personal one again, %s', async (_words, steps, after) => {
  const client = await signIn(startClient(), true)
  const note = async () => (await client.get(`${client.app}/me/note`)).body
  const tell = (message: string): void => {
    const { uri } = client.simulator.state().me
    client.simulator.world.changePeople([{ uri, note: { message, type: 'OutOfOffice' } }])
  }
  for (const step of steps) {
    if (step === 'away') tell('On leave')
    else await client.post(`${client.app}/me/note`, step === 'clear' ? undefined : { message: 'Here' })
  }
  expect(await note()).toMatchObject({ message: 'On leave', type: 'OutOfOffice' })
  tell('Back on Monday')
  expect(await note()).toMatchObject({ message: 'Back on Monday', type: 'OutOfOffice' })
  tell('')
  expect(await note()).toMatchObject({ message: after, type: 'Personal' })
})

it.each(formats.flatMap((format) => (['current', '2015'] as const).map((edition) => [format, edition] as const)))(
  'sets a location of at most 60 characters and clears it, in %s, edition %s',
  async (format, edition) => {
    const client = await signIn(startClient({ edition }), true)
    const path = `${client.app}/me/location`
    const location = async () => at((await speak(client, format, 'GET', path)).body, 'location')
    const set = async (to?: string) =>
      (await speak(client, format, 'POST', path, to === undefined ? undefined : { location: to })).status
    expect([await set('Porto & Gaia'), await location()]).toEqual([204, 'Porto & Gaia'])
    expect([await set('x'.repeat(60)), await set('x'.repeat(61))]).toEqual([204, 400])
    expect([await set(), await location()]).toEqual([204, ''])
  }
)

it('lists phones and has no call forwarding', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/me/phones`)
  expect(textAt(body, '_embedded.phone.0.number')).toBe('+351 1')
  expect((await client.get(`${client.app}/me/callForwardingSettings`)).status).toBe(403)
})
