// The one token: asked for once, renewed in time, and a refused password never sent twice.

import { expect, it } from 'vitest'
import { createTokenKeeper, type TokenKeeper } from '../../../main/session/token-keeper'
import { createClock } from '../../../main/simulator/clock'
import { Secret } from '../../../main/ucwa/secret'
import { UcwaError } from '../../../main/ucwa/ucwa-error'

const challenge = { tokenHref: 'https://pool.corvo.example/token', grants: ['password'] }
const hourMs = 3_600_000

function keeperOf(refusals: UcwaError[] = [], lifetimeMs = hourMs) {
  const clock = createClock({ start: 1_000_000, running: false })
  let asked = 0
  const keeper: TokenKeeper = createTokenKeeper({
    async request() {
      asked += 1
      await new Promise<void>((resolve) => void setImmediate(resolve))
      const refusal = refusals.shift()
      if (refusal) throw refusal
      return { accessToken: new Secret(`token ${asked}`), expiresAt: clock.now() + lifetimeMs }
    },
    ports: {
      now: clock.now,
      random: () => 0,
      log: () => undefined,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          clock.after(ms, resolve)
          signal.addEventListener('abort', () => resolve())
        })
    },
    onToken: () => undefined
  })
  return { keeper, clock, asked: () => asked }
}

/** A server that takes only the named token. */
const answers = (keeper: TokenKeeper, wanted: string) => (): Promise<string> =>
  keeper.current()?.reveal() === wanted ? Promise.resolve('answer') : Promise.reject(new UcwaError('unauthorized'))

it('renews once for all requests that meet an expired token together', async () => {
  const { keeper, asked } = keeperOf()
  await keeper.ensure(challenge)
  const all = await Promise.all([1, 2, 3].map(() => keeper.authorized(answers(keeper, 'token 2'))))
  expect(all).toEqual(['answer', 'answer', 'answer'])
  expect(asked()).toBe(2)
})

it('passes on a 401 that a fresh token does not mend', async () => {
  const { keeper, asked } = keeperOf()
  await keeper.ensure(challenge)
  await expect(keeper.authorized(answers(keeper, 'never'))).rejects.toMatchObject({ code: 'unauthorized' })
  expect(asked()).toBe(2)
})

it('renews again when a request that took minutes meets the end of the new token, too', async () => {
  const { keeper, clock, asked } = keeperOf()
  await keeper.ensure(challenge)
  const parked = async (): Promise<string> => {
    await clock.advance(180_000)
    return answers(keeper, 'token 3')()
  }
  expect(await keeper.authorized(parked)).toBe('answer')
  expect(asked()).toBe(3)
})

it('never sends a refused password again', async () => {
  const { keeper, asked } = keeperOf([new UcwaError('bad-credentials')])
  await expect(keeper.ensure(challenge)).rejects.toMatchObject({ code: 'bad-credentials' })
  await expect(keeper.ensure(challenge)).rejects.toMatchObject({ code: 'bad-credentials' })
  await expect(keeper.answer(challenge)).rejects.toMatchObject({ code: 'bad-credentials' })
  expect(asked()).toBe(1)
})

it('renews at nine tenths of the time, and again after that', async () => {
  const { keeper, clock, asked } = keeperOf()
  const stop = new AbortController()
  await keeper.ensure(challenge)
  const keeping = keeper.keepFresh(stop.signal)
  await clock.advance(0.89 * hourMs)
  expect(asked()).toBe(1)
  await clock.advance(0.02 * hourMs)
  expect(asked()).toBe(2)
  await clock.advance(0.9 * hourMs)
  expect(asked()).toBe(3)
  stop.abort()
  await keeping
})

it('asks again after the issuer could not be reached', async () => {
  const { keeper } = keeperOf([new UcwaError('network'), new UcwaError('server-trouble', { status: 503 })])
  await expect(keeper.ensure(challenge)).rejects.toMatchObject({ code: 'network' })
  await expect(keeper.ensure(challenge)).rejects.toMatchObject({ code: 'server-trouble' })
  await keeper.ensure(challenge)
  expect(keeper.current()?.reveal()).toBe('token 3')
})

it('does not renew in a tight loop when tokens live for no time at all', async () => {
  const { keeper, clock, asked } = keeperOf([], 0)
  const stop = new AbortController()
  await keeper.ensure(challenge)
  const keeping = keeper.keepFresh(stop.signal)
  await clock.advance(60_000)
  expect(asked()).toBeLessThanOrEqual(7)
  stop.abort()
  await keeping
})
