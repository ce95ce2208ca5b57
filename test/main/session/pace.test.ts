// A server that answers every poll at once with nothing new must not make a tight loop.

import { expect, it } from 'vitest'
import { change, online, type Stage } from './stage'

const currentPoll = (stage: Stage): string =>
  stage.requests().findLast(({ path }) => path.includes('/events'))?.path ?? ''

const polls = (stage: Stage): number => stage.requests().filter(({ path }) => path.includes('/events')).length

/** From now on every poll gets this answer at once. */
function answerPolls(stage: Stage, body: unknown): void {
  const times = Infinity
  stage.faults.add({ path: '/events', action: 'status', status: 200, body: JSON.stringify(body), times })
}

const presenceOf = (href: string) => ({
  rel: 'people',
  href: '/people',
  events: [
    { type: 'updated', link: { rel: 'contactPresence', href: `${href}/presence` }, in: { rel: 'contact', href } }
  ]
})

it.each([
  ['nothing at all', (next: string) => ({ _links: { next: { href: next } } }), 30],
  [
    'the same package',
    (next: string) => ({ _links: { next: { href: next } }, sender: [presenceOf('/people/ada')] }),
    30
  ],
  ['resync', (next: string) => ({ _links: { resync: { href: next } } }), 150],
  ['resume', (next: string) => ({ _links: { resume: { href: next } } }), 150]
])('is patient with a server that answers every poll at once with %s', async (_what, body, most) => {
  const stage = await online()
  answerPolls(stage, body(currentPoll(stage)))
  stage.forgetRequests()
  change(stage, 'Busy')
  await stage.advance(2 * 60_000)
  expect(polls(stage)).toBeLessThanOrEqual(30)
  expect(stage.requests().length).toBeLessThanOrEqual(most)
})

it.each([
  ['goes along with forty answers of nothing, as when its clock is moved', 40, 40, 41],
  ['is patient in the long run', 10_000, 51, 80]
])('%s, when the server counts on', async (_what, times, least, most) => {
  const stage = await online()
  let answered = 0
  stage.simulator.onRequest((asked, answer) => {
    if (!asked.path.includes('/events') || answered >= times) return answer()
    answered += 1
    const body = { _links: { next: { href: `${asked.path.split('?')[0] ?? ''}?ack=${1000 + answered}` } } }
    return Promise.resolve(Response.json(body))
  })
  change(stage, 'Busy')
  await stage.settle()
  expect(answered).toBeGreaterThanOrEqual(Math.min(least, times))
  await stage.advance(2 * 60_000)
  expect(answered).toBeLessThanOrEqual(most)
})

it('shows the next change at once when the server has come to its senses', async () => {
  const stage = await online()
  answerPolls(stage, { _links: { next: { href: currentPoll(stage) } } })
  change(stage, 'Busy')
  await stage.advance(60_000)
  stage.faults.clear()
  await stage.advance(20_000)
  for (const availability of ['Online', 'BeRightBack'] as const) {
    const uri = change(stage, availability, 1)
    await stage.settle()
    expect(stage.availability(uri)).toBe(availability === 'Online' ? 'live available' : 'live be-right-back')
  }
})

it('holds up nothing when the server sends many packages one after another', async () => {
  const stage = await online()
  for (let turn = 0; turn < 20; turn += 1) {
    const uri = change(stage, turn % 2 === 0 ? 'Online' : 'BeRightBack')
    await stage.settle()
    expect(stage.availability(uri)).toBe(turn % 2 === 0 ? 'live available' : 'live be-right-back')
  }
})
