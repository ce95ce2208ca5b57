// How the server goes wrong in a soaked day: some of its answers, for a few times or until somebody looks after it.

import type { Fault } from '../../main/simulator/control/faults'
import type { SeededRandom } from '../../main/simulator/sample/seeded-random'
import type { Day } from './scene'

/** Where requests go wrong: parts of paths; the empty one is in all. */
const places = [
  '/events',
  '/events',
  '/batch',
  '/presence',
  '/people',
  '/groups',
  '/groupMemberships',
  '/presenceSubscriptions',
  '/contacts',
  '/note',
  '/me',
  '/oauth',
  '/applications',
  ''
]

type Wrong = Omit<Fault, 'path' | 'times'>
const wrongs: readonly Wrong[] = [
  { action: 'drop' },
  { action: 'hang' },
  { action: 'slow', delayMs: 4_000 },
  { action: 'slow', delayMs: 45_000 },
  { action: 'truncate' },
  { action: 'reset' },
  // A short answer comes to its end in time, a long one does not.
  { action: 'drip', delayMs: 100 },
  { action: 'byte-order-mark' },
  { action: 'broken-multipart' },
  { action: 'missing-part' },
  { action: 'html' },
  { action: 'html', status: 502 },
  { action: 'html', status: 403 },
  { action: 'redirect' },
  { action: 'status', status: 401 },
  { action: 'status', status: 403 },
  // Of whatever is to be deleted it would be believed.
  { action: 'status', status: 404, method: 'GET' },
  { action: 'status', status: 408 },
  { action: 'status', status: 409 },
  { action: 'status', status: 409, subcode: 'PGetReplaced' },
  { action: 'status', status: 409, subcode: 'None' },
  { action: 'status', status: 410, subcode: 'ApplicationNotFound' },
  { action: 'status', status: 410, subcode: 'InactiveApplicationExpired' },
  { action: 'status', status: 412 },
  { action: 'status', status: 429 },
  { action: 'status', status: 429, headers: { 'Retry-After': '30' } },
  { action: 'status', status: 500 },
  { action: 'status', status: 500, subcode: 'MigrationInProgress' },
  { action: 'status', status: 503 },
  { action: 'status', status: 503, headers: { 'Retry-After': '90' } },
  { action: 'status', status: 504 },
  { action: 'status', status: 200, body: '{"_links":', method: 'GET' },
  { action: 'status', status: 200, body: '\ufeff{}', method: 'GET' }
]

/** Lets some of the next requests go wrong. */
export function faulty({ faults }: Day, random: SeededRandom): string {
  const path = random.pick(places)
  const wrong = random.pick(wrongs)
  // Now and then it lasts until somebody at the server looks after it.
  const times = random.chance(0.1) ? 1_000 : random.between(1, 4)
  faults.add({ ...wrong, path, times })
  return `fault ${path} ${JSON.stringify(wrong)} x${times}`
}
