// Everything that goes wrong between us and a server, as the issue of it is told in the README: what happens, how long,
// and what is to be seen of it.

import type { ProblemCode } from '../../../preload/contract'
import {
  answered,
  asks,
  asksFor,
  broken,
  dims,
  dimsInHurry,
  goesOn,
  lineLost,
  mayReconnect,
  nothing,
  reconnects,
  refuses,
  unanswered,
  withholds,
  type Expected
} from './expected'
import type { FaultCase } from './fault-case'
import { always, line, moment, sleep, status } from './make-faults'
import { everybodyChanges, otherContinuation, presenceEvent, twice, withEvent } from './odd-answers'

const elsewhere = 'https://elsewhere.example'
const minuteMs = 60_000

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

const brokenBatch: Expected = {
  else: reconnects('answer-unreadable'),
  'renewing subscriptions': mayReconnect('answer-unreadable')
}
/** A new one is made at once and without a word (reference 4.3); for that moment there is no connection. */
const recreated: Expected = { else: mayReconnect('server-trouble') }
const pollLost: Expected = { else: mayReconnect('server-unreachable') }

/** Refused while three tries are made, each after what the server asked for. */
const threeTriesS = 45

/** Tried three times at once, and then again and again. */
const busy = (code: ProblemCode, more: Partial<Expected> = {}): Expected =>
  answered(code, refuses(code), { 'reading presence': dimsInHurry(), ...more })
const trouble = busy('server-trouble')
const notUnderstood = answered('not-understood', refuses('not-understood'))
/** Something that is not there, or not for us: to the server there is no connection without it. */
const withheld = (code: ProblemCode, edit: ProblemCode, more: Partial<Expected> = {}): Expected =>
  answered(code, refuses(edit), { 'first load': withholds, ...more })

/** Reference 11.4: what these endings are called. */
const endings = [
  ['InactiveApplicationExpired', 'ended-by-server'],
  ['TooManyApplications', 'too-many-applications'],
  ['UserAgentNotAllowed', 'app-not-allowed'],
  ['CannotRedirect', 'no-backup-pool']
] as const

export const catalogue: readonly FaultCase[] = [
  line('connection refused', 'net::ERR_CONNECTION_REFUSED', lineLost('server-unreachable')),
  {
    ...line('connection refused for an hour', 'net::ERR_CONNECTION_REFUSED', lineLost('server-unreachable')),
    lastsMs: 60 * minuteMs
  },
  always(
    'connection reset',
    { action: 'reset' },
    broken('server-unreachable', {
      'reading presence': reconnects('server-unreachable'),
      'renewing subscriptions': mayReconnect('server-unreachable')
    })
  ),
  always('half-open: no answer for ever', { action: 'hang' }, unanswered),
  always('slow drip', { action: 'drip', delayMs: 20_000 }, unanswered),
  // Of an answer that breaks off the line tells; a part of a batch is short without a word.
  always(
    'truncated JSON',
    { action: 'truncate' },
    broken('server-unreachable', { 'first load': reconnects('answer-unreadable') })
  ),
  always('broken multipart', { action: 'broken-multipart' }, brokenBatch, onBatch),
  always('batch part missing', { action: 'missing-part' }, brokenBatch, onBatch),
  always('byte-order mark', { action: 'byte-order-mark' }, nothing, { isHarmless: true }),
  always('HTML with 200', { action: 'html' }, answered('answer-unreadable', refuses('answer-unreadable'))),
  always('HTML with 502', { action: 'html', status: 502 }, trouble),
  always(
    'redirect to another origin',
    { action: 'redirect', headers: { Location: `${elsewhere}/` } },
    answered('answer-unreadable', refuses('answer-unreadable'), { discovery: reconnects('redirect-not-trusted') })
  ),
  status(401, undefined, nothing, {
    name: '401 once',
    hits: 1,
    isMeant: ({ authorized }) => authorized,
    only: { phases: withToken, because: 'said to a password, it refuses that' }
  }),
  status(401, undefined, asksFor('sign-in-expired', 'sign-in-not-permitted'), {
    name: '401 for every token',
    isMeant: ({ authorized, rel }) => authorized || rel === 'token'
  }),
  // A right that is lacking as a whole ends it; lacking for a single thing, that thing is not shown (reference 11.4).
  status(
    403,
    'None',
    {
      ...asksFor('sign-in-not-permitted'),
      'first load': withholds,
      'reading presence': dims,
      'own edit': refuses('not-allowed'),
      'renewing subscriptions': dims
    },
    { name: '403 of UCWA' }
  ),
  always('403 with HTML', { action: 'html', status: 403 }, answered('answer-unreadable', refuses('answer-unreadable'))),
  status(404, undefined, withheld('server-trouble', 'not-found', { discovery: reconnects('server-not-found') })),
  status(404, 'ApplicationNotFound', withheld('server-trouble', 'not-found'), { name: '404 of a child', only: below }),
  moment('404 of the application', ({ simulator }) => simulator.expire('application'), recreated, { only: below }),
  status(408, undefined, busy('server-unreachable')),
  moment('409 PGetReplaced by us', (scene) => scene.time.after(0, () => scene.loseRequest('/events')), pollLost, {
    only: onPoll
  }),
  status(409, 'PGetReplaced', asksFor('taken-over'), { name: '409 PGetReplaced by someone else', only: onPoll }),
  status(409, 'None', answered('server-trouble', refuses('not-now'))),
  ...endings.map(([subcode, code]) => status(410, subcode, asksFor(code))),
  status(412, undefined, notUnderstood),
  status(413, undefined, notUnderstood),
  status(415, undefined, notUnderstood),
  status(429, undefined, busy('server-busy')),
  always(
    '429 with Retry-After',
    { action: 'status', status: 429, headers: { 'Retry-After': '20' } },
    busy('server-busy', {
      'first load': reconnects('server-busy', threeTriesS),
      batch: reconnects('server-busy', threeTriesS),
      'reading presence': { ...dims, withinS: threeTriesS },
      'renewing subscriptions': {
        ...dims,
        withinS: threeTriesS,
        hurries: { times: 1, because: 'one for all takes the place of the refused one of each group' }
      }
    })
  ),
  status(500, undefined, trouble),
  status(500, 'CallbackChannelError', busy('events-unreachable')),
  status(500, 'MigrationInProgress', answered('server-trouble', refuses('list-moving'))),
  status(500, 'InvalidExchangeServerVersion', answered('mailbox-unsupported', refuses('mailbox-unsupported'))),
  status(500, 'ProvisioningDataUnavailable', trouble),
  status(503, undefined, trouble),
  status(504, undefined, trouble),
  moment('resume', ({ simulator }) => simulator.expire('channel'), { else: goesOn }, { only: onPoll }),
  { name: 'resync', hits: 1, respond: otherContinuation('resync'), expected: { else: goesOn }, only: onPoll },
  {
    name: 'no continuation link',
    hits: 'all',
    respond: otherContinuation('later'),
    expected: broken('answer-unreadable'),
    only: onPoll
  },
  { name: 'the same package twice', hits: 2, respond: twice(), expected: nothing, only: onPoll },
  {
    name: 'event for an unknown person',
    hits: 1,
    respond: withEvent(presenceEvent('/ucwa/v1/people/nobody')),
    expected: nothing,
    only: onPoll
  },
  {
    name: 'event whose link points elsewhere',
    hits: 1,
    respond: withEvent(presenceEvent(`${elsewhere}/people/nobody`)),
    expected: nothing,
    only: onPoll
  },
  moment('5,000 contacts at once', everybodyChanges, nothing, {
    people: 5_000,
    only: { phases: ['first load', 'poll'], because: 'they come with the lists or with events, and with nothing else' }
  }),
  line('certificate forged on the way', 'net::ERR_CERT_AUTHORITY_INVALID', lineLost('certificate-not-trusted')),
  // What the app's own network says where the user had trusted another one.
  line('certificate changed', 'net::ERR_CERT_AUTHORITY_INVALID', { else: asks('certificate-changed') }, 'CERT_CHANGED'),
  line('DNS gone', 'net::ERR_NAME_NOT_RESOLVED', lineLost('no-network')),
  {
    ...line('network gone and back', 'net::ERR_INTERNET_DISCONNECTED', lineLost('no-network')),
    end(scene) {
      scene.breakLine(null)
      scene.session.connectNow()
    }
  },
  sleep('sleep of 20 minutes', 20 * minuteMs),
  sleep('sleep of 9 hours', 9 * 60 * minuteMs),
  moment('wall clock a day forward', (scene) => scene.skewClock(24 * 60 * minuteMs), nothing),
  moment('wall clock a day back', (scene) => scene.skewClock(-24 * 60 * minuteMs), nothing)
]
