// Everything that goes wrong between us and a server, as the issue of it is told in the README: what happens, how long,
// and of whom it may ask something.

import type { ProblemCode } from '../../../preload/contract'
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
  line('certificate forged on the way', 'net::ERR_CERT_AUTHORITY_INVALID'),
  // What the app's own network says where the user had trusted another one.
  line('certificate changed', 'net::ERR_CERT_AUTHORITY_INVALID', {
    code: 'CERT_CHANGED',
    mayAsk: ['certificate-changed']
  }),
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
