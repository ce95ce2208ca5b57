// From an answer to the bytes of a response: JSON with UCWA's dates, ETags in quotes, the version on everything.
import type { Answer, Document } from './answers'

export interface RenderingOptions {
  /** Scheme and host to put before relative hrefs, if they are to be absolute. */
  readonly origin?: string
}

const ucwaVersion = '1.7'

export function render(answer: Answer, options: RenderingOptions = {}): Response {
  const headers = new Headers({ 'X-MS-UcwaVersion': ucwaVersion, ...answer.headers })
  if (answer.etag !== undefined) headers.set('ETag', `"${answer.etag}"`)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache')
  const { status } = answer
  if (answer.content) {
    headers.set('Content-Type', answer.content.type)
    return new Response(answer.content.body, { status, headers })
  }
  if (answer.document === undefined) return new Response(null, { status, headers })
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return new Response(toJson(answer.document, options.origin), { status, headers })
}

/** A moment (ms since 1970) as UCWA writes it; the escaped slashes come with `toJson` (reference 5). */
export function ucwaDate(ms: number): string {
  return `/Date(${Math.round(ms)})/`
}

export function toJson(document: Document, origin?: string): string {
  const text = JSON.stringify(document, (key, value: unknown) =>
    origin !== undefined && key === 'href' && typeof value === 'string' && value.startsWith('/')
      ? origin + value
      : value
  )
  return text.replace(/"\/Date\((-?\d+)\)\/"/g, String.raw`"\/Date($1)\/"`)
}
