// Whoever asks for whatever: a server that fails is asked no more than once a second.

import { expect, it } from 'vitest'
import { createPatience } from '../../../main/session/patience'
import type { Call } from '../../../main/ucwa/call'
import type { Http } from '../../../main/ucwa/http'
import { UcwaError } from '../../../main/ucwa/ucwa-error'

const call: Call<void> = { method: 'GET', href: 'https://pool.corvo.example/x', read: () => undefined }

/** A server that answers as told, on a clock that moves only while somebody waits. */
function scene() {
  const tries: number[] = []
  let now = 1_000_000
  let error: UcwaError | null = new UcwaError('server-trouble', { status: 503 })
  const ask = (): Promise<never> => {
    tries.push(now)
    return Promise.reject(error ?? new UcwaError('forbidden'))
  }
  const http: Http = { send: ask, download: ask, exchange: ask }
  const patience = createPatience({
    now: () => now,
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    }
  })
  return {
    http: patience.around(http),
    gaps: () => tries.slice(1).map((at, index) => at - (tries[index] ?? 0)),
    fails: (to: UcwaError | null) => void (error = to),
    setClock: (byMs: number) => void (now += byMs)
  }
}

async function tryOften(http: Http, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await http.send(call).catch(() => undefined)
}

it('lets the first retry through at once and keeps a second between all that follow', async () => {
  const { http, gaps } = scene()
  await tryOften(http, 5)
  expect(gaps()).toEqual([0, 1_000, 1_000, 1_000])
})

it('counts what is asked for by others too', async () => {
  const { http, gaps } = scene()
  await tryOften(http, 2)
  await http.download('https://pool.corvo.example/photo').catch(() => undefined)
  await http.exchange({ method: 'POST', url: new URL('https://pool.corvo.example/batch') }).catch(() => undefined)
  expect(gaps()).toEqual([0, 1_000, 1_000])
})

it('does not hold up who is refused what the server understood', async () => {
  const { http, gaps, fails } = scene()
  fails(null)
  await tryOften(http, 4)
  expect(gaps()).toEqual([0, 0, 0])
})

it('does not wait for a day when the clock is set back by one', async () => {
  const { http, gaps, setClock } = scene()
  await tryOften(http, 4)
  setClock(-24 * 60 * 60_000)
  await tryOften(http, 2)
  expect(gaps().slice(-1)).toEqual([1_000])
})
