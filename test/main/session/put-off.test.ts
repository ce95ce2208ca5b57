// One answer that is put off holds up nobody else, and nothing old is shown as live meanwhile.

import { expect, it } from 'vitest'
import { online, type Stage } from './stage'

/** Two people who are available; the first one's presence is put off by the server from now on. */
async function twoPeople(fault: { path: string; status: number; seconds: number }): Promise<[Stage, string, string]> {
  const stage = await online({ quirks: { bareEvents: true } })
  const [one = '', other = ''] = stage.session.people.map(({ uri }) => uri)
  const available = [one, other].map((uri) => ({ uri, availability: 'Online' as const }))
  stage.simulator.world.changePeople(available, { releaseNow: true })
  await stage.advance(20_000)
  const { path, status, seconds } = fault
  const headers = { 'Retry-After': String(seconds) }
  stage.faults.add({
    path: path || `/${one.replace('sip:', '')}/presence`,
    action: 'status',
    status,
    headers,
    times: 1000
  })
  for (const uri of [one, other]) {
    stage.simulator.world.changePeople([{ uri, availability: 'Offline' }], { releaseNow: true })
    await stage.settle()
  }
  await stage.advance(30_000)
  return [stage, one, other]
}

it.each([11, 90, 3600])(
  'dims one person whom the server puts off for %i s, and goes on with all others',
  async (seconds) => {
    const [stage, one, other] = await twoPeople({ path: '', status: 503, seconds })
    expect(stage.session.connection.kind).toBe('online')
    expect(stage.availability(one)).toBe('stale available')
    expect(stage.availability(other)).toBe('live offline')
  }
)

it.each([30, 600])('shows nothing as live while the server puts every question off for %i s', async (seconds) => {
  const [stage, one, other] = await twoPeople({ path: '/batch', status: 429, seconds })
  expect(stage.session.connection).toMatchObject({ kind: 'reconnecting', problem: { code: 'server-busy' } })
  expect([stage.availability(one), stage.availability(other)]).toEqual(['stale available', 'stale available'])
  stage.faults.clear()
  await stage.advance(seconds * 1000 + 60_000)
  expect(stage.session.connection.kind).toBe('online')
  expect([stage.availability(one), stage.availability(other)]).toEqual(['live offline', 'live offline'])
})
