// Everything that goes wrong between us and a server, as the issue of it is told in the README: what happens, how long,
// and of whom it may ask something.

import type { ProblemCode } from '../../../preload/contract'
import { createFaults, type Fault } from '../../../main/simulator/control/faults'
import type { AskedRequest } from '../../../main/simulator/options'
import type { Scene } from './scene'

/** Stands in for the server on a request of the phase; `answer` is the server's own work. */
type Respond = (scene: Scene, asked: AskedRequest, answer: () => Promise<Response>) => Promise<Response>

export interface FaultCase {
  readonly name: string
  /** How many requests it hits, or that it hits all of three minutes. */
  readonly hits: number | 'all'
  readonly respond: Respond
  /** What may be asked of the user for it; nothing, if left out. */
  readonly mayAsk?: readonly ProblemCode[]
  /** Phases it can happen in, with the reason why in no other; all, if left out. */
  readonly only?: { readonly phases: readonly string[]; readonly because: string }
  /** Takes back what outlasts the requests, when the three minutes are over. */
  readonly end?: (scene: Scene) => void
  readonly people?: number
  /** Which requests of the phase it can meet; all, if left out. */
  readonly isMeant?: (asked: AskedRequest) => boolean
  /** Meets the batches that carry the requests of the phase, and not those. */
  readonly isOnBatch?: boolean
  /** Nothing fails by it: its requests may follow each other as fast as there is reason. */
  readonly isHarmless?: boolean
}

const elsewhere = 'https://elsewhere.example'
const minuteMs = 60_000

const server =
  (fault: Fault): Respond =>
  ({ time }, asked, answer) => {
    const faults = createFaults(time)
    faults.add(fault)
    return faults.hook(asked, answer)
  }

const always = (name: string, fault: Fault, more: Partial<FaultCase> = {}): FaultCase => ({
  name,
  hits: 'all',
  respond: server(fault),
  ...more
})

const status = (code: number, subcode?: string, more: Partial<FaultCase> = {}): FaultCase =>
  always(
    `${code}${subcode === undefined ? '' : ` ${subcode}`}`,
    {
      action: 'status',
      status: code,
      ...(subcode !== undefined && { subcode })
    },
    more
  )

/** The whole line, not only the requests of the phase. */
const line = (name: string, error: string): FaultCase => ({
  name,
  hits: 1,
  respond(scene) {
    scene.breakLine(error)
    return Promise.reject(new Error(error))
  },
  end: (scene) => scene.breakLine(null)
})

/** Happens while the first request of the phase is under way, which is then answered as always. */
const moment = (name: string, happen: (scene: Scene) => void, more: Partial<FaultCase> = {}): FaultCase => ({
  name,
  hits: 1,
  respond(scene, _asked, answer) {
    happen(scene)
    return answer()
  },
  ...more
})

const sleep = (name: string, ms: number): FaultCase => ({
  name,
  hits: 1,
  respond(scene) {
    scene.session.pause()
    scene.breakLine('net::ERR_NETWORK_IO_SUSPENDED')
    scene.time.after(ms, () => {
      scene.breakLine(null)
      scene.session.wake()
    })
    return Promise.reject(new Error('net::ERR_NETWORK_IO_SUSPENDED'))
  }
})

/** Edits the answer as JSON. */
const rewrite =
  (edit: (document: Record<string, unknown>) => object): Respond =>
  async (_scene, _asked, answer) => {
    const response = await answer()
    const text = await response.text()
    if (response.status !== 200) return new Response(text, response)
    // What the simulator writes is an object.
    const document = JSON.parse(text) as Record<string, unknown>
    return Response.json(edit(document), { headers: { 'X-MS-UcwaVersion': '2' } })
  }

/** One more event stands in front of those of the package. */
const withEvent = (event: object): Respond =>
  rewrite((document) => ({
    ...document,
    sender: [
      { rel: 'people', href: '/ucwa/v1/people', events: [event] },
      ...(Array.isArray(document['sender']) ? (document['sender'] as unknown[]) : [])
    ]
  }))

const presenceEvent = (person: string): object => ({
  type: 'updated',
  link: { rel: 'contactPresence', href: `${person}/presence` },
  in: { rel: 'contact', href: person }
})

const otherContinuation = (rel: string): Respond =>
  rewrite(({ _links, ...document }) => {
    // The links of a package are an object with `next` in it.
    const { next, ...links } = _links as Record<string, unknown>
    return { ...document, _links: { ...links, [rel]: next } }
  })

function twice(): Respond {
  const first = new WeakMap<Scene, Promise<string>>()
  return async (scene, _asked, answer) => {
    const text = first.get(scene) ?? answer().then((response) => response.text())
    first.set(scene, text)
    return new Response(await text, { headers: { 'Content-Type': 'application/json' } })
  }
}

const onPoll = { phases: ['poll'], because: 'only the poll is answered with events' }
const onBatch = {
  isOnBatch: true,
  only: {
    phases: ['first load', 'batch', 'renewing subscriptions'],
    because: 'it is no batch, or the one of that name'
  }
}
const below = {
  phases: ['first load', 'batch', 'poll', 'reading presence', 'own edit', 'renewing subscriptions', 'sign-out'],
  because: 'there is no application yet, or the request is not one to it'
}

const withToken = ['discovery', 'creating the application', ...below.phases]

const refused: readonly ProblemCode[] = ['sign-in-expired', 'sign-in-not-permitted']

export const catalogue: readonly FaultCase[] = [
  line('connection refused', 'net::ERR_CONNECTION_REFUSED'),
  always('connection reset', { action: 'reset' }),
  always('half-open: no answer for ever', { action: 'hang' }),
  always('slow drip', { action: 'drip', delayMs: 20_000 }),
  always('truncated JSON', { action: 'truncate' }),
  always('broken multipart', { action: 'broken-multipart' }, onBatch),
  always('batch part missing', { action: 'missing-part' }, onBatch),
  always('byte-order mark', { action: 'byte-order-mark' }, { isHarmless: true }),
  always('HTML with 200', { action: 'html' }),
  always('HTML with 502', { action: 'html', status: 502 }),
  always('redirect to another origin', { action: 'redirect', headers: { Location: `${elsewhere}/` } }),
  status(401, undefined, {
    name: '401 once',
    hits: 1,
    isMeant: ({ authorized }) => authorized,
    only: { phases: withToken, because: 'said to a password, it refuses that' }
  }),
  status(401, undefined, {
    name: '401 for every token',
    isMeant: ({ authorized, rel }) => authorized || rel === 'token',
    mayAsk: refused
  }),
  status(403, 'None', { name: '403 of UCWA', mayAsk: refused }),
  always('403 with HTML', { action: 'html', status: 403 }),
  status(404),
  status(404, 'ApplicationNotFound', { name: '404 of a child', only: below }),
  moment('404 of the application', ({ simulator }) => simulator.expire('application'), { only: below }),
  status(408),
  moment('409 PGetReplaced by us', (scene) => scene.time.after(0, () => scene.loseRequest('/events')), {
    only: onPoll
  }),
  status(409, 'PGetReplaced', { name: '409 PGetReplaced by someone else', only: onPoll, mayAsk: ['taken-over'] }),
  status(409, 'None'),
  ...['InactiveApplicationExpired', 'TooManyApplications', 'UserAgentNotAllowed', 'CannotRedirect'].map((subcode) =>
    status(410, subcode, {
      mayAsk: ['ended-by-server', 'too-many-applications', 'app-not-allowed', 'no-backup-pool']
    })
  ),
  status(412),
  status(413),
  status(415),
  status(429),
  always('429 with Retry-After', { action: 'status', status: 429, headers: { 'Retry-After': '20' } }),
  status(500),
  ...['CallbackChannelError', 'MigrationInProgress', 'InvalidExchangeServerVersion', 'ProvisioningDataUnavailable'].map(
    (subcode) => status(500, subcode)
  ),
  status(503),
  status(504),
  moment('resume', ({ simulator }) => simulator.expire('channel'), { only: onPoll }),
  { name: 'resync', hits: 1, respond: otherContinuation('resync'), only: onPoll },
  { name: 'no continuation link', hits: 'all', respond: otherContinuation('later'), only: onPoll },
  { name: 'the same package twice', hits: 2, respond: twice(), only: onPoll },
  {
    name: 'event for an unknown person',
    hits: 1,
    respond: withEvent(presenceEvent('/ucwa/v1/people/nobody')),
    only: onPoll
  },
  {
    name: 'event whose link points elsewhere',
    hits: 1,
    respond: withEvent(presenceEvent(`${elsewhere}/people/nobody`)),
    only: onPoll
  },
  moment('5,000 contacts at once', everybodyChanges, {
    people: 5_000,
    only: { phases: ['first load', 'poll'], because: 'they come with the lists or with events, and with nothing else' }
  }),
  line('certificate changed', 'net::ERR_CERT_AUTHORITY_INVALID'),
  line('DNS gone', 'net::ERR_NAME_NOT_RESOLVED'),
  {
    ...line('network gone and back', 'net::ERR_INTERNET_DISCONNECTED'),
    end(scene) {
      scene.breakLine(null)
      scene.session.connectNow()
    }
  },
  sleep('sleep of 20 minutes', 20 * minuteMs),
  sleep('sleep of 9 hours', 9 * 60 * minuteMs),
  moment('wall clock a day forward', (scene) => scene.skewClock(24 * 60 * minuteMs)),
  moment('wall clock a day back', (scene) => scene.skewClock(-24 * 60 * minuteMs))
]

function everybodyChanges({ simulator, session }: Scene): void {
  const changes = session.people.map(({ uri }) => ({ uri, availability: 'Away' as const }))
  if (changes.length > 0) simulator.world.changePeople(changes, { releaseNow: true })
}
