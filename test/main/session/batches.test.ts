// A batch whose parts all fail for one reason is asked about that reason once, not once a part.

import { expect, it } from 'vitest'
import { online, type Stage } from './stage'

const many = 20

/** Makes many people be right back; the server names them, and each has to be read, all in one batch. */
function changeMany(stage: Stage): string[] {
  const others = stage.session.people.filter(({ uri }) => stage.availability(uri) !== 'live be-right-back')
  const uris = others.slice(0, many).map(({ uri }) => uri)
  stage.simulator.world.changePeople(
    uris.map((uri) => ({ uri, availability: 'BeRightBack' })),
    { releaseNow: true }
  )
  return uris
}

const onlineWithBareEvents = async (): Promise<Stage> => {
  const stage = await online({ quirks: { bareEvents: true } })
  stage.forgetRequests()
  return stage
}

/** How many parts were refused with this status, all in batches. */
const refusedParts = (stage: Stage, status: number): number =>
  stage.allRequests().filter((request) => request.inBatch && request.status === status).length

it('renews the token once when every part of a batch is answered with a 401, and nobody notices', async () => {
  const stage = await onlineWithBareEvents()
  const kinds = stage.kinds.length
  stage.faults.add({ path: '/presence', method: 'GET', action: 'status', status: 401, times: many })
  const uris = changeMany(stage)
  await stage.advance(10_000)
  expect(refusedParts(stage, 401)).toBe(many)
  expect(stage.requests().filter(({ path }) => path.includes('oauthtoken'))).toHaveLength(1)
  expect(stage.kept).toHaveLength(2)
  expect(stage.requests().filter(({ path }) => path.endsWith('/batch'))).toHaveLength(2)
  expect(stage.kinds.slice(kinds)).toEqual([])
  expect(new Set(uris.map(stage.availability))).toEqual(new Set(['live be-right-back']))
})

it('asks once whether the application is gone when every part of a batch says so', async () => {
  const stage = await onlineWithBareEvents()
  const kinds = stage.kinds.length
  const gone = { action: 'status', status: 404, code: 'NotFound', subcode: 'ApplicationNotFound' } as const
  stage.faults.add({ path: '/presence', method: 'GET', ...gone, times: many })
  const uris = changeMany(stage)
  await stage.settle()
  expect(refusedParts(stage, 404)).toBe(many)
  expect(stage.requests().filter(({ path }) => /\/applications\/\d+$/.test(path))).toHaveLength(1)
  expect(stage.kinds.slice(kinds)).toEqual([])
  // Each child is gone by itself: nobody is shown as they were.
  expect(new Set(uris.map(stage.availability))).toEqual(new Set(['live unknown']))
})
