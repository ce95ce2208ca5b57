// Lets the next matching requests go wrong in a chosen way; the real server stays as it is behind them.

import type { Clock } from '../clock'
import type { AskedRequest, RequestHook } from '../options'
import { codeOf } from '../wire/answers'
import { render } from '../wire/rendering'
import { ConnectionDropped, cut, drip, losePart, mark, misdivide, replace } from './damage'

/** The ways to go wrong. */
export const faultActions = [
  'status',
  'drop',
  'hang',
  'slow',
  'truncate',
  'html',
  'redirect',
  'reset',
  'drip',
  'byte-order-mark',
  'broken-multipart',
  'missing-part',
  'replace'
] as const

export interface Fault {
  /** Any letter case; missing means any method. */
  readonly method?: string
  /** Part of the path with its query, in any letter case. */
  readonly path?: string
  readonly rel?: string
  /** How many requests it hits; default 1. */
  readonly times?: number
  /**
   * `status`, `drop`, `hang`, `html` and `redirect` keep the request from the server; with the others it does its work,
   * and the answer suffers: `slow` comes late, `reset` not at all, `drip` byte by byte, `truncate` by half;
   * `byte-order-mark` has one before its text; of a batch, `broken-multipart` is divided by another line than announced
   * and `missing-part` lacks its first part; `replace` puts other words into it.
   */
  readonly action: (typeof faultActions)[number]
  /** Of `status` (default 500), `html` (default 200) and `redirect` (default 302). */
  readonly status?: number
  readonly code?: string
  readonly subcode?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Of `status` and `html`; instead of a UCWA error or a sign-in page of a proxy. */
  readonly body?: string
  /** On the simulator's clock. Of `slow`, before the answer, default 5000; of `drip`, before each byte, default 1000. */
  readonly delayMs?: number
  /** Of `replace`: every `find` in the answer becomes `by`; both default to nothing. */
  readonly find?: string
  readonly by?: string
}

export interface Faults {
  readonly hook: RequestHook
  add(fault: Fault): void
  /** Forgets all faults; whoever hangs is dropped. A caller who gives up ends a hanging or slow request too. */
  clear(): void
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
      case 'reset':
        await answer()
        throw new ConnectionDropped()
      case 'drip':
        return drip(await answer(), fault.delayMs ?? 1_000, { clock, signal: asked.signal })
      case 'byte-order-mark':
        return mark(await answer())
      case 'broken-multipart':
        return misdivide(await answer())
      case 'missing-part':
        return losePart(await answer())
      case 'replace':
        return replace(await answer(), fault.find ?? '', fault.by ?? '')
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
