// What a bad line or a careless proxy makes of an answer that the server gave: halves, marks, lost parts, drops.

import type { Clock } from '../clock'

/** The connection broke before there was an answer. A listener destroys the socket; a direct caller sees this. */
export class ConnectionDropped extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'ConnectionDropped'
  }
}

/** Half of the answer. On the wire the connection breaks there; inside a batch only the part is short. */
export async function cut(response: Response, inBatch: boolean): Promise<Response> {
  const whole = await bytesOf(response)
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
  return altered(response, body)
}

/** One byte every `everyMs` of the simulator's clock, until the caller (`signal`) gives up. */
export async function drip(
  response: Response,
  everyMs: number,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }
): Promise<Response> {
  const whole = await bytesOf(response)
  let sent = 0
  let forgetTimer = (): void => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // Inside a batch nobody else would end it.
        signal.addEventListener('abort', () => {
          forgetTimer()
          controller.error(signal.reason)
        })
      },
      pull: (controller) =>
        new Promise<void>((resolve) => {
          forgetTimer = clock.after(everyMs, () => {
            if (sent < whole.length) controller.enqueue(whole.slice(sent, sent + 1))
            else controller.close()
            sent += 1
            resolve()
          })
        }),
      cancel: () => forgetTimer()
    },
    { highWaterMark: 0 }
  )
  return altered(response, body)
}

/** A byte-order mark before the text; an empty answer stays empty. */
export async function mark(response: Response): Promise<Response> {
  const text = await response.text()
  return altered(response, text === '' ? null : `\uFEFF${text}`)
}

/** The parts are divided by another line than the one announced. An answer without parts stays as it is. */
export async function misdivide(response: Response): Promise<Response> {
  const boundary = boundaryOf(response)
  const text = await response.text()
  return altered(response, boundary === undefined ? text : text.replaceAll(`--${boundary}`, `--no-${boundary}`))
}

/** Without its first part. An answer without parts stays as it is. */
export async function losePart(response: Response): Promise<Response> {
  const boundary = boundaryOf(response)
  const text = await response.text()
  if (boundary === undefined) return altered(response, text)
  const [before = '', , ...others] = text.split(`--${boundary}`)
  return altered(response, [before, ...others].join(`--${boundary}`))
}

/** Every `find` in the text becomes `by`; an empty one is found nowhere. */
export async function replace(response: Response, find: string, by: string): Promise<Response> {
  const text = await response.text()
  return altered(response, find === '' ? text : text.replaceAll(find, () => by))
}

function boundaryOf(response: Response): string | undefined {
  return /^multipart\/.*boundary="?([^";]+)/i.exec(response.headers.get('content-type') ?? '')?.[1]
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer())
}

/** Status and headers as they were, but for the length, which is another now. */
function altered({ status, headers }: Response, body: string | ReadableStream<Uint8Array> | null): Response {
  headers.delete('Content-Length')
  const isEmpty = body === '' || status === 204 || status === 205 || status === 304
  return new Response(isEmpty ? null : body, { status, headers })
}
