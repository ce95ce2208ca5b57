// No secret goes elsewhere when something goes wrong: every fault of the simulator in every phase, each dressed up with
// whatever could lead a client away.

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { faultActions, type Fault } from '../../../main/simulator/control/faults'
import { startRecorder, type Recorder } from '../../helpers/recorder'
import { leaks, liveThrough, tap } from './wire-tap'

let recorder: Recorder

beforeAll(async () => {
  recorder = await startRecorder()
})

beforeEach(() => recorder.forget())

afterAll(() => recorder.close())

/** Which requests belong to a phase. */
const phases: Readonly<Record<string, Pick<Fault, 'method' | 'path'>>> = {
  'the first three steps': {},
  'looking for the user': { path: '/Autodiscover' },
  'the token': { path: 'oauthtoken' },
  'making the application': { method: 'POST', path: '/applications' },
  'being online': { path: '/me' },
  'the lists': { path: '/people/' },
  'a batch': { path: '/batch' },
  'the poll': { path: '/events' },
  'somebody to find': { path: '/search' },
  'a photo': { path: '/photos/' },
  'an own edit': { method: 'POST', path: '/people/groups' },
  'an own note': { method: 'POST', path: '/note' },
  'taking somebody out': { method: 'DELETE', path: '/groupMemberships' },
  'signing out': { method: 'DELETE', path: '/applications' }
}

/** Every way to go wrong; the redirects by each status there is for it. */
const faults: readonly Fault[] = [
  ...faultActions
    .filter((action) => !['redirect', 'status', 'hang', 'slow'].includes(action))
    .map((action) => ({ action })),
  ...[300, 301, 302, 303, 305, 307, 308].map((status) => ({ action: 'redirect', status }) as const),
  ...[401, 403, 404, 407, 409, 410, 429, 500, 503].map((status) => ({ action: 'status', status }) as const),
  { action: 'slow', delayMs: 1_000 },
  { action: 'hang' }
]

/** What a browser would follow, or take for a question. */
function luring(fault: Fault, to: string): Fault {
  const url = `${to}/Autodiscover/user`
  const headers = {
    Location: url,
    'Content-Location': url,
    Refresh: `0; url=${url}`,
    Link: `<${url}>; rel="canonical"`,
    'Alt-Svc': `h2="${new URL(to).host}"`,
    'WWW-Authenticate': `MsRtcOAuth href="${to}/token",grant_type="password", Basic realm="${to}"`,
    'Proxy-Authenticate': 'Basic realm="elsewhere"'
  }
  return { ...fault, headers, times: 3 }
}

// Now the one origin, now the other: an address of this machine on another port, and another name of this machine.
const cases = Object.keys(phases).flatMap((phase, row) =>
  faults.map((fault, column) => ({ phase, fault, which: (row + column) % 2 === 0 ? 0 : 1 }) as const)
)

it('meets every phase in a day in short', async () => {
  const tapped = tap(recorder, undefined, { people: 8, groups: 2 })
  await liveThrough(tapped)
  const asked = tapped.stage.allRequests().map(({ method, path }) => ({ method, path: path.toLowerCase() }))
  for (const [phase, { method, path = '' }] of Object.entries(phases)) {
    const met = asked.filter((one) => one.path.includes(path.toLowerCase()) && (method ?? one.method) === one.method)
    expect([phase, met.length > 0]).toEqual([phase, true])
  }
})

it.each(cases)('sends nothing elsewhere when $phase meets $fault.action $fault.status', async (one) => {
  const { phase, fault, which } = one
  const tapped = tap(recorder, undefined, { people: 8, groups: 2 })
  tapped.stage.faults.add({ ...phases[phase], ...luring(fault, recorder.origins[which]) })
  await liveThrough(tapped)
  tapped.stage.faults.clear()
  expect(leaks(tapped, recorder)).toEqual([])
  expect([...tapped.foreign, ...recorder.seen]).toEqual([])
})
