// The wire form of a batch (reference 10): requests written into one multipart body, answers read out of one. Pure.

import { addressOf, contentOf, type TextAnswer } from './answers'
import type { Call } from './call'
import { UcwaError } from './ucwa-error'

const newLine = '\r\n'
const emptyLine = /\r?\n\r?\n/

/** What RFC 2046 allows; one without end makes no regular expression. */
const longestBoundary = 70

/** Ours have 100 at most; each costs, were it ever so short. */
const mostParts = 1000

/** Nobody sends more in one answer: what stands behind is left out. */
const mostHeaders = 200

/** Writes calls as a `multipart/batching` body; the boundary must be one that no JSON line can begin with. */
export function writeBatch(calls: readonly Call<unknown>[], boundary: string): string {
  const parts = calls.map((call) => `--${boundary}${newLine}${writePart(call)}${newLine}`)
  return `${parts.join('')}--${boundary}--${newLine}`
}

export interface BatchAnswer {
  /** In the order of the requests; `undefined` is a part that cannot be read. */
  readonly parts: readonly (TextAnswer | undefined)[]
  /** False when the closing boundary is missing, so that the end may have been cut off. */
  readonly closed: boolean
}

/**
 * Takes the answers of a batch apart. Throws `not-ucwa` when it is no multipart at all, and `unreadable` when the
 * announced boundary is missing, too long or never occurs, or the parts are without end.
 */
export function readBatch(contentType: string, text: string): BatchAnswer {
  if (!/^multipart\//i.test(contentType.trim())) throw new UcwaError('not-ucwa')
  const announced = /;\s*boundary=(?:"([^"]+)"|([^;\s"]+))/i.exec(contentType)
  const boundary = announced?.[1] ?? announced?.[2]
  if (boundary === undefined || boundary.length > longestBoundary) throw new UcwaError('unreadable')
  const [, ...pieces] = `${newLine}${text}`.split(new RegExp(`\\r?\\n--${escape(boundary)}(?=--|[ \\t]*(?:\\r?\\n|$))`))
  const closing = pieces.findIndex((piece) => piece.startsWith('--'))
  const open = closing === -1 ? pieces : pieces.slice(0, closing)
  if (pieces.length === 0 || pieces.length > mostParts) throw new UcwaError('unreadable')
  // One sample forgets the final "--": the boundary then looks like the start of a part with nothing in it.
  const last = open.at(-1)?.trim() === '' ? -1 : undefined
  return { parts: open.slice(0, last).map(readPart), closed: closing !== -1 || last !== undefined }
}

function writePart(call: Call<unknown>): string {
  const url = addressOf(call)
  const { headers, body } = contentOf(call)
  const lines = [
    'Content-Type: application/http; msgtype=request',
    '',
    `${call.method} ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Accept: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  ]
  return [...lines, '', body ?? ''].join(newLine)
}

/** `piece` is part headers (missing in some servers' hands), an empty line, and a whole HTTP answer. */
function readPart(piece: string): TextAnswer | undefined {
  const whole = piece.trimStart()
  const inner = whole.startsWith('HTTP/') ? whole : restAfter(whole, emptyLine)?.trimStart()
  const start = /^HTTP\/\d(?:\.\d)? (\d{3})(?: [^\r\n]*)?(?:\r?\n|$)/.exec(inner ?? '')
  if (inner === undefined || start === null) return undefined
  const rest = inner.slice(start[0].length)
  // An answer without headers has its empty line at once.
  const body = /^\r?\n/.test(rest) ? rest.replace(/^\r?\n/, '') : (restAfter(rest, emptyLine) ?? '')
  return { status: Number(start[1]), headers: readHeaders(rest.slice(0, rest.length - body.length)), text: body }
}

function readHeaders(block: string): Headers {
  const headers = new Headers()
  for (const line of block.split(/\r?\n/, mostHeaders)) {
    // Only what `Headers` accepts: it throws at anything else. It takes the blanks around the value away.
    const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) headers.append(name, value)
  }
  return headers
}

function restAfter(text: string, separator: RegExp): string | undefined {
  const found = separator.exec(text)
  return found ? text.slice(found.index + found[0].length) : undefined
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
