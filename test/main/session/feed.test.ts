// What becomes of a poll that fails.

import { expect, it } from 'vitest'
import { openFeed } from '../../../main/session/feed'
import type { Http } from '../../../main/ucwa/http'
import { UcwaError } from '../../../main/ucwa/ucwa-error'

it.each([
  ['was never answered', new UcwaError('timeout'), false],
  ['broke', new UcwaError('network'), true],
  ['was answered with 408', new UcwaError('timeout', { status: 408 }), true]
])('counts on what was read before when a poll %s only if it may', async (_, failure, isLoaded) => {
  const life = { position: 'https://pool.corvo.example/events?ack=1', loaded: true }
  const fail = (): Promise<never> => Promise.reject(failure)
  const http: Http = { send: fail, download: fail, exchange: fail }
  const keeper = {
    current: () => undefined,
    answer: fail,
    ensure: fail,
    authorized: <T>(run: () => Promise<T>) => run(),
    keepFresh: () => Promise.resolve()
  }
  const ports = { now: () => 0, sleep: () => Promise.resolve(), random: () => 0.5 }
  const feed = openFeed({ http, life, keeper, ports, signal: new AbortController().signal })
  await expect(feed.next()).rejects.toThrow(UcwaError)
  expect(life.loaded).toBe(isLoaded)
})
