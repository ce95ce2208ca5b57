// Patience with what fails again and again, whoever asks for it: a stay that begins anew, an edit and a renewal that
// each wait their own time would together knock more often than once a second.

import type { Fetch } from '../ucwa/http'
import type { SessionPorts } from './ports'

const gapMs = 1_000
/** Those that wait stand in line; a longer way to the next turn means that somebody set the clock back. */
const longestMs = 20_000
/** Addresses of applications that are gone are never asked again. */
const mostRemembered = 100

interface Failing {
  failures: number
  nextAt: number
}

/**
 * The same network; only what failed twice in a row (no answer, or a status from 400 on) waits at each further try until
 * a second after the try before. All batches of an application count as one.
 */
export function withPatience(fetch: Fetch, { now, sleep }: Pick<SessionPorts, 'now' | 'sleep'>): Fetch {
  const failing = new Map<string, Failing>()

  const turn = async (what: string, signal: AbortSignal): Promise<void> => {
    const known = failing.get(what)
    if (!known || known.failures < 2) return
    const at = now()
    const waitMs = known.nextAt - at > longestMs ? 0 : Math.max(0, known.nextAt - at)
    known.nextAt = at + waitMs + gapMs
    if (waitMs > 0) await sleep(waitMs, signal)
    // Nobody waits for it any more.
    signal.throwIfAborted()
  }
  const failed = (what: string, at: number): void => {
    const known = failing.get(what)
    if (!known && failing.size >= mostRemembered) failing.clear()
    const nextAt = Math.max(known?.nextAt ?? 0, at + gapMs)
    failing.set(what, { failures: (known?.failures ?? 0) + 1, nextAt })
  }

  return async (url, init) => {
    const what = `${init.method} ${new URL(url).pathname}`
    await turn(what, init.signal)
    const at = now()
    try {
      const response = await fetch(url, init)
      if (response.status >= 400) failed(what, at)
      else failing.delete(what)
      return response
    } catch (error) {
      if (!init.signal.aborted) failed(what, at)
      throw error
    }
  }
}
