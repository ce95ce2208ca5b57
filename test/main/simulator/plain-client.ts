// A bare UCWA client for these tests: plain requests against the simulator, no code of the product's client.
import { createClock, type Clock } from '../../../main/simulator/clock'
import type { Organisation, SimGroup, SimPerson } from '../../../main/simulator/world/organisation'
import type { SimulatorOptions } from '../../../main/simulator/options'
import { createSimulator, type Simulator } from '../../../main/simulator/simulator'

export const origin = 'https://web.corvo.example'
export const startOfTime = Date.UTC(2026, 2, 2, 9)

export interface Told {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; tests reach into it by path. */
  readonly body: unknown
}

export interface TestClient {
  readonly simulator: Simulator
  readonly clock: Clock
  token: string
  /** The application's address, once there is one. */
  app: string
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>
  get(path: string, headers?: Record<string, string>): Promise<Told>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>
}

/** The value at `a.b.0.c`; undefined wherever the way ends. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    // Only objects and arrays are entered, and both can be read by key.
    return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined
  }, value)
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path)
  if (typeof found !== 'string') throw new Error(`No text at ${path} in ${JSON.stringify(value)}`)
  return found
}

export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

function person(name: string, more: Partial<SimPerson> = {}): SimPerson {
  const mail = `${name.toLowerCase()}@corvo.example`
  return {
    uri: `sip:${mail}`,
    name,
    mail,
    type: 'User',
    sourceNetwork: 'SameEnterprise',
    availability: 'Online',
    deviceType: 'PC',
    hasPortrait: false,
    ...more
  }
}

const group = (id: string, kind: SimGroup['kind'], name: string, members: readonly string[]): SimGroup => ({
  id,
  kind,
  name,
  members: members.map((member) => `sip:${member}@corvo.example`)
})

export const organisation: Organisation = {
  domain: 'corvo.example',
  me: person('Ines', { name: 'Inês Carvalho', availability: 'Busy', workPhone: '+351 1', company: 'Corvo' }),
  userName: 'CORVO\\ines',
  password: 'correct horse',
  people: [
    person('Lena', { hasPortrait: true, note: { message: 'Back at 3', type: 'Personal' }, title: 'Editor' }),
    person('Tomasz', { availability: 'Busy', activity: 'in-a-meeting', lastActive: 1_700_000_000_000 }),
    person('Yuki'),
    person('Chidi', { location: 'Lagos' }),
    person('Priya'),
    person('Adébáyọ', { uri: 'sip:ade@corvo.example', mail: 'ade@corvo.example' }),
    person('Mateo')
  ],
  groups: [
    group('cGlubmVk', 'pinnedGroup', 'Favourites', ['lena']),
    group('bmlnaHQ=', 'group', 'Night shift', ['lena', 'tomasz', 'yuki']),
    group('ZGZsdA==', 'defaultGroup', 'Other Contacts', ['chidi']),
    group('ZGVs', 'delegatesGroup', 'Delegates', ['priya']),
    group('ZGVycw==', 'delegatorsGroup', 'Delegators', ['priya']),
    group('b3Jn', 'myOrganizationGroup', 'My organisation', ['priya']),
    {
      ...group('ZGcx', 'distributionGroup', 'Release council', ['mateo']),
      uri: 'sip:release@corvo.example',
      nested: ['ZGcy']
    },
    { ...group('ZGcy', 'distributionGroup', 'Release leads', ['yuki']), uri: 'leads@corvo.example' }
  ]
}

export function startClient(options: Partial<SimulatorOptions> = {}): TestClient {
  const clock = createClock({ start: startOfTime, running: false })
  const simulator = createSimulator({ organisation, clock, ...options })
  const client: TestClient = {
    simulator,
    clock,
    token: '',
    app: '',
    async send(method, path, body, headers = {}) {
      return told(await simulator.fetch(requestOf(client.token, method, path, body, headers)))
    },
    get: (path, headers) => client.send('GET', path, undefined, headers),
    post: (path, body, headers) => client.send('POST', path, body, headers)
  }
  return client
}

export function requestOf(
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal
): Request {
  return new Request(new URL(path, origin), {
    method,
    headers: {
      Accept: 'application/json',
      ...(token !== '' && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && typeof body !== 'string' && { 'Content-Type': 'application/json' }),
      ...headers
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal })
  })
}

async function told(response: Response): Promise<Told> {
  const { status, headers } = response
  const isJson = /json/.test(headers.get('content-type') ?? '')
  return { status, headers, body: isJson ? await response.json() : await response.text() }
}

export async function askForToken(client: TestClient, fields: Record<string, string>): Promise<Told> {
  return client.send('POST', '/WebTicket/oauthtoken', new URLSearchParams(fields).toString(), {
    'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8'
  })
}

/** Token and application; with `available`, makeMeAvailable as well. */
export async function signIn(client: TestClient, available = false, endpointId = 'e1'): Promise<TestClient> {
  const { userName, password } = client.simulator.signIn
  const token = await askForToken(client, { grant_type: 'password', username: userName, password })
  client.token = textAt(token.body, 'access_token')
  const made = await client.post('/ucwa/oauth/v1/applications', { culture: 'en-US', endpointId, userAgent: 'Test/1' })
  client.app = textAt(made.body, '_links.self.href')
  if (available) await client.post(`${client.app}/me/makeMeAvailable`, { supportedModalities: ['Messaging'] })
  return client
}

/** A poll that may have to wait: its answer, and whether it has come. */
export function startPoll(client: TestClient, path: string, signal?: AbortSignal) {
  const poll = { answered: false, answer: Promise.resolve<Told | undefined>(undefined) }
  poll.answer = client.simulator.fetch(requestOf(client.token, 'GET', path, undefined, {}, signal)).then((response) => {
    poll.answered = true
    return told(response)
  })
  return poll
}

/** Lets everything already under way finish. */
export function settled(client: TestClient): Promise<void> {
  return client.clock.advance(0)
}

/** `type link.rel` of every event, with ` in in.rel` where there is one, in order. */
export function eventNames(body: unknown): string[] {
  return listAt(body, 'sender')
    .flatMap((sender) => listAt(sender, 'events'))
    .map((event) => {
      const owner = at(event, 'in.rel')
      return `${textAt(event, 'type')} ${textAt(event, 'link.rel')}${typeof owner === 'string' ? ` in ${owner}` : ''}`
    })
}
