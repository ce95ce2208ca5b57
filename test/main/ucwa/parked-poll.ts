// A long poll under control: whichever comes first, the poll or its answer, waits for the other. One poll at a time.

import type { Fetch } from '../../../main/ucwa/exchange'

type Answer = Response | Error

export interface ParkedPoll {
  readonly fetch: Fetch
  /** Everything that was polled so far, as path and query. */
  readonly polled: readonly string[]
  /** How many polls wait for an answer now. */
  readonly parked: () => number
  answer(answer: Answer): void
}

export function parkedPoll(): ParkedPoll {
  const polled: string[] = []
  const answers: Answer[] = []
  let waiting: ((answer: Answer) => void) | undefined

  const fetch: Fetch = (url, init) => {
    const { pathname, search } = new URL(url)
    polled.push(pathname + search)
    if (waiting) throw new Error('a second poll came while one was parked')
    return new Promise((resolve, reject) => {
      const settle = (answer: Answer): void => {
        waiting = undefined
        if (answer instanceof Error) reject(answer)
        else resolve(answer)
      }
      init.signal?.addEventListener('abort', () => settle(new Error('net::ERR_ABORTED')))
      const ready = answers.shift()
      if (ready) settle(ready)
      else waiting = settle
    })
  }

  return {
    fetch,
    polled,
    parked: () => (waiting ? 1 : 0),
    answer: (answer) => {
      if (waiting) waiting(answer)
      else answers.push(answer)
    }
  }
}
