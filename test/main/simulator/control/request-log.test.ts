// The request log keeps what was asked, in order, with how it ended.

import { expect, it } from 'vitest'
import type { AskedRequest } from '../../../../main/simulator/options'
import { createRequestLog } from '../../../../main/simulator/control/request-log'

const { signal } = new AbortController()
const asked = (path: string): AskedRequest => ({ at: 5, method: 'GET', path, inBatch: false, authorized: true, signal })
const ok = (): Promise<Response> => Promise.resolve(new Response())

it('tells requests in the order in which they were asked, not answered', async () => {
  const log = createRequestLog()
  let answerPoll = (): void => undefined
  const poll = log.hook(
    asked('/events'),
    () => new Promise((resolve) => (answerPoll = () => resolve(new Response(null, { status: 204 }))))
  )
  await log.hook(asked('/me'), ok)
  expect(log.entries().map(({ path, status }) => [path, status])).toEqual([
    ['/events', 0],
    ['/me', 200]
  ])
  answerPoll()
  await poll
  expect(log.entries()[0]).toEqual({
    at: 5,
    method: 'GET',
    path: '/events',
    inBatch: false,
    authorized: true,
    status: 204
  })
})

it('keeps a dropped request with status 0 and passes the failure on', async () => {
  const log = createRequestLog()
  const lost = new Error('lost')
  await expect(log.hook(asked('/me'), () => Promise.reject(lost))).rejects.toBe(lost)
  expect(log.entries()[0]?.status).toBe(0)
})

it('forgets the oldest when there are too many, and all when cleared', async () => {
  const log = createRequestLog(3)
  for (let number = 1; number <= 10; number += 1) await log.hook(asked(`/${number}`), ok)
  expect(log.entries().map(({ path }) => path)).toEqual(['/8', '/9', '/10'])
  log.clear()
  expect(log.entries()).toEqual([])
})
