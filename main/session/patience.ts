// Patience with a server that fails again and again, whoever asks and for whatever: an edit, a renewal and a reading
// that each wait their own time would together knock more often than once a second.

import type { Http } from '../ucwa/http'
import { UcwaError } from '../ucwa/ucwa-error'
import type { SessionPorts } from './ports'
import { isPassing } from './retry'

/** One for everything that is asked of a server; the polls are one after the other by themselves. */
export interface Patience {
  /** The same requests; after the second failure in a row each waits until a second after the try before it. */
  around(http: Http): Http
}

const gapMs = 1_000
/** Those that wait stand in line; a longer way to the next turn means that somebody set the clock back. */
const longestMs = 20_000

export function createPatience(ports: Pick<SessionPorts, 'now' | 'sleep'>): Patience {
  let failures = 0
  let nextAt = 0

  const turn = async (signal = new AbortController().signal): Promise<void> => {
    const now = ports.now()
    const waitMs = failures < 2 || nextAt - now > longestMs ? 0 : Math.max(0, nextAt - now)
    nextAt = now + waitMs + gapMs
    if (waitMs > 0) await ports.sleep(waitMs, signal)
  }
  const patient = async <T>(
    signal: AbortSignal | undefined,
    ask: () => Promise<T>,
    isGood: (answer: T) => boolean = () => true
  ): Promise<T> => {
    await turn(signal)
    try {
      const answer = await ask()
      failures = isGood(answer) ? 0 : failures + 1
      return answer
    } catch (error) {
      if (error instanceof UcwaError && isPassing(error)) failures += 1
      throw error
    }
  }

  return {
    around: (http) => ({
      send: (call, options) => patient(options?.signal, () => http.send(call, options)),
      download: (href, query, options) => patient(options?.signal, () => http.download(href, query, options)),
      // Any status is an answer here; the others throw what is none.
      exchange: (request, options) =>
        patient(
          options?.signal,
          () => http.exchange(request, options),
          ({ status }) => status < 400
        )
    })
  }
}
