// The line between the app and the simulated server: it takes its time, can be cut, and counts what is under way.

import type { Simulator } from '../../main/simulator/simulator'
import type { Fetch } from '../../main/ucwa/http'
import type { Timeline } from './timeline'

/** One request as the app made it. */
export interface Tried {
  /** What is tried: the same for the same request, whenever and however often it is made. */
  readonly what: string
  /** When it was made, in milliseconds that the computer was awake for. */
  readonly at: number
  /** 0: no answer came. */
  readonly status: number
}

export interface Cable {
  readonly fetch: Fetch
  readonly underWay: number
  /** Cuts it, or plugs it in again. What is under way breaks. */
  plug(isIn: boolean): void
  /** The process is gone: the server sees its sockets close, and nobody waits for an answer. */
  forget(): void
}

/** Taken before listeners are counted: whoever listens at the server's end is no part of the app. */
const ServersController = AbortController

/** As the app's own network gives up an answer that has begun. */
const bodyLimitMs = 30_000

export function createCable(input: {
  simulator: Simulator
  timeline: Timeline
  /** How long one way takes, in milliseconds. */
  delayMs: () => number
  onTried: (tried: Tried) => void
}): Cable {
  const { simulator, timeline, delayMs, onTried } = input
  const { server, computer } = timeline
  const lines = new Set<(how: 'broken' | 'forgotten') => void>()
  let isPlugged = true

  const travel = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const end = (): void => {
        signal.removeEventListener('abort', end)
        cancel()
        resolve()
      }
      const cancel = server.after(delayMs(), end)
      signal.addEventListener('abort', end)
    })

  const fetch: Fetch = (url, { signal, ...init }) =>
    new Promise<Response>((resolve, reject) => {
      timeline.stir()
      if (!isPlugged) {
        onTried({ what: nameOf(url, init), at: computer.awakeMs(), status: 0 })
        return reject(new TypeError('fetch failed'))
      }
      const gone = new ServersController()
      const tried = { what: nameOf(url, init), at: computer.awakeMs() }
      const over = (): void => {
        lines.delete(end)
        signal.removeEventListener('abort', stop)
        timeline.stir()
      }
      const end = (how: 'broken' | 'forgotten'): void => {
        over()
        gone.abort(new TypeError('fetch failed'))
        if (how === 'forgotten') return
        onTried({ ...tried, status: 0 })
        reject(new TypeError('fetch failed'))
      }
      const stop = (): void => {
        over()
        gone.abort(signal.reason)
        reject(signal.reason)
      }
      lines.add(end)
      signal.addEventListener('abort', stop)
      const answer = async (): Promise<Response> => {
        await travel(gone.signal)
        const response = await simulator.fetch(new Request(url, { ...init, signal: gone.signal }))
        // To its end, as the app's own network does: whoever gives up meanwhile gives up the rest of it.
        const cancel = server.after(bodyLimitMs, () => {
          if (!lines.has(end)) return
          over()
          gone.abort()
          onTried({ ...tried, status: 0 })
          reject(new Error('net::ERR_TIMED_OUT'))
        })
        const whole = await wholeOf(response).finally(cancel)
        await travel(gone.signal)
        return whole
      }
      answer().then(
        (response) => {
          if (!lines.has(end)) return
          over()
          onTried({ ...tried, status: response.status })
          resolve(response)
        },
        () => lines.has(end) && end('broken')
      )
    })

  return {
    fetch,
    get underWay() {
      return lines.size
    },
    plug(isIn) {
      isPlugged = isIn
      if (!isIn) for (const end of [...lines]) end('broken')
    },
    forget() {
      for (const end of [...lines]) end('forgotten')
    }
  }
}

/** The same answer, with nothing of it still to come. Rejects when the line breaks in the middle of it. */
async function wholeOf(response: Response): Promise<Response> {
  if (response.body === null) return response
  const { status, headers } = response
  return new Response(await response.arrayBuffer(), { status, headers })
}

/** A batch is named by what is in it, without the boundary, which is another each time; a poll by its place alone. */
function nameOf(url: string, { method, body = '' }: { readonly method: string; readonly body?: string }): string {
  const { pathname } = new URL(url)
  const boundary = /^--(batch-[0-9a-f-]+)/.exec(body)?.[1]
  const content = boundary === undefined ? body : body.replaceAll(boundary, '')
  return `${method} ${pathname} ${content}`
}
