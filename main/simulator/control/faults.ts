// Lets the next matching requests go wrong in a chosen way; the real server stays as it is behind them.

import type { Clock } from '../clock'
import type { AskedRequest, RequestHook } from '../options'
import { codeOf } from '../wire/answers'
import { render } from '../wire/rendering'

/** The ways to go wrong. */
export const faultActions = ['status', 'drop', 'hang', 'slow', 'truncate', 'html', 'redirect'] as const

export interface Fault {
  /** Any letter case; missing means any method. */
  readonly method?: string
  /** Part of the path with its query, in any letter case. */
  readonly path?: string
  readonly rel?: string
  /** How many requests it hits; default 1. */
  readonly times?: number
  /** `slow` and `truncate` let the server do its work first; the others keep the request from it. */
  readonly action: (typeof faultActions)[number]
  /** Of `status` (default 500), `html` (default 200) and `redirect` (default 302). */
  readonly status?: number
  readonly code?: string
  readonly subcode?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Of `status` and `html`; instead of a UCWA error or a sign-in page of a proxy. */
  readonly body?: string
  /** Of `slow`, on the simulator's clock; default 5000. */
  readonly delayMs?: number
}

export interface Faults {
  readonly hook: RequestHook
  add(fault: Fault): void
  /** Forgets all faults; whoever hangs is dropped. A caller who gives up ends a hanging or slow request too. */
  clear(): void
}

/** The connection broke before there was an answer. A listener destroys the socket; a direct caller sees this. */
export class ConnectionDropped extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'ConnectionDropped'
  }
}

/** No faults yet; `hook` goes to `simulator.onRequest`. */
export function createFaults(clock: Clock): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = []
  const hanging = new Set<() => void>()

  const take = (asked: AskedRequest): Fault | undefined => {
    const found = waiting.find(({ fault }) => matches(fault, asked))
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left <= 0) waiting = waiting.filter((each) => each !== found)
    return found.fault
  }

  const hang = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => {
      const drop = (): void => {
        hanging.delete(drop)
        signal.removeEventListener('abort', drop)
        reject(signal.aborted ? signal.reason : new ConnectionDropped())
      }
      hanging.add(drop)
      signal.addEventListener('abort', drop)
    })

  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const forgetTimer = clock.after(ms, resolve)
      signal.addEventListener('abort', () => {
        forgetTimer()
        reject(signal.reason)
      })
    })

  const hook: RequestHook = async (asked, answer) => {
    asked.signal.throwIfAborted()
    const fault = take(asked)
    switch (fault?.action) {
      case undefined:
        return answer()
      case 'drop':
        throw new ConnectionDropped()
      case 'hang':
        return hang(asked.signal)
      case 'slow':
        await wait(fault.delayMs ?? 5_000, asked.signal)
        return answer()
      case 'truncate':
        return cut(await answer(), asked.inBatch)
      case 'status':
      case 'html':
      case 'redirect':
        return madeUp(fault, asked)
    }
  }

  return {
    hook,
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    clear() {
      waiting = []
      for (const drop of [...hanging]) drop()
    }
  }
}

function matches({ method, path, rel }: Fault, asked: AskedRequest): boolean {
  return (
    (method === undefined || method.toUpperCase() === asked.method.toUpperCase()) &&
    (path === undefined || asked.path.toLowerCase().includes(path.toLowerCase())) &&
    (rel === undefined || rel === asked.rel || rel === asked.alsoRel)
  )
}

function madeUp(fault: Fault, { type }: AskedRequest): Response {
  if (fault.action === 'html') {
    const page = fault.body ?? '<!DOCTYPE html><html><title>Proxy</title><p>Please sign in to the network.</p></html>'
    return answer(fault.status ?? 200, page, { 'Content-Type': 'text/html', ...fault.headers })
  }
  if (fault.action === 'redirect') {
    return answer(fault.status ?? 302, null, { Location: 'https://elsewhere.example/', ...fault.headers })
  }
  const status = fault.status ?? 500
  if (fault.body !== undefined)
    return answer(status, fault.body, { 'Content-Type': 'application/json', ...fault.headers })
  return ucwaError(status, fault, type)
}

/** As the server itself would write it, in the format that was asked for. */
function ucwaError(status: number, { code = codeOf(status), subcode, headers }: Fault, type?: string): Response {
  const document = { code, ...(subcode !== undefined && { subcode }) }
  const response = render({ status, ...(!isEmpty(status) && { document }) }, type === undefined ? {} : { type })
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value)
  return response
}

function isEmpty(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}

function answer(status: number, body: string | null, headers: Readonly<Record<string, string>>): Response {
  return new Response(isEmpty(status) ? null : body, { status, headers })
}

/** Half of the answer. On the wire the connection breaks there; inside a batch only the part is short. */
async function cut(response: Response, inBatch: boolean): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer())
  const half = whole.slice(0, Math.floor(whole.length / 2))
  const { status, headers } = response
  if (whole.length === 0) return new Response(null, { status, headers })
  if (inBatch) return new Response(half, { status, headers })
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(half),
    async pull(controller) {
      // The half must be on its way before the socket is destroyed.
      await new Promise<void>((resolve) => void setImmediate(resolve))
      controller.error(new ConnectionDropped())
    }
  })
  headers.delete('Content-Length')
  return new Response(body, { status, headers })
}
