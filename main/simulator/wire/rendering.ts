// From an answer to the bytes of a response: JSON with UCWA's dates, or XML, ETags in quotes, the version on everything.
import type { Answer, Document } from './answers'
import { toXml } from './xml'

export interface RenderingOptions {
  /** Scheme and host to put before relative hrefs, if they are to be absolute. */
  readonly origin?: string
  /** Media type of documents; default: JSON. */
  readonly type?: string
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
  const { type = 'application/json', origin } = options
  headers.set('Content-Type', `${type}; charset=utf-8`)
  const json = toJson(answer.document, origin)
  // By way of JSON, so that absent fields and rewritten addresses are the same in both.
  return new Response(/xml/.test(type) ? toXml(fromJson(json)) : json, { status, headers })
}

const jsonType = 'application/vnd.microsoft.com.ucwa+json'
const xmlType = 'application/vnd.microsoft.com.ucwa+xml'

/** The first media type of an Accept header that the server can write; on the event channel XML has to be precise. */
export function acceptedType(accept: string | null, rel: string | undefined): string | undefined {
  if (rel === 'token') return undefined
  const wanted = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase() ?? '')
  const spellings = wanted.map((type) => type.replace('microsoft.ucwa', 'microsoft.com.ucwa'))
  const known = ['application/json', jsonType, xmlType, ...(rel === 'events' ? [] : ['application/xml'])]
  return spellings.find((type) => known.includes(type))
}

function fromJson(json: string): Document {
  // It was written from a Document a moment ago.
  return JSON.parse(json) as Document
}

/** A moment (ms since 1970) as UCWA writes it; the escaped slashes come with `toJson` (reference 5). */
export function ucwaDate(ms: number): string {
  return `/Date(${Math.round(ms)})/`
}

function toJson(document: Document, origin?: string): string {
  const text = JSON.stringify(document, (key, value: unknown) =>
    origin !== undefined && key === 'href' && typeof value === 'string' && value.startsWith('/')
      ? origin + value
      : value
  )
  return text.replace(/"\/Date\((-?\d+)\)\/"/g, String.raw`"\/Date($1)\/"`)
}
