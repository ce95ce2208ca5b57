// The text of a batch taken apart: between its boundaries stand whole HTTP requests (reference 10).
import { Refusal } from './answers'

/** The parts of a multipart body, in order. Throws 400 if there are none or the last boundary is missing. */
export function splitParts(body: string, boundary: string): string[] {
  const pieces = `\r\n${body}`.split(new RegExp(`\\r?\\n--${escaped(boundary)}`))
  const closing = pieces.findIndex((piece, index) => index > 0 && piece.startsWith('--'))
  if (closing < 2) throw unreadable('The batch has no parts or no end.')
  return pieces.slice(1, closing).map((piece) => piece.replace(/^[ \t]*\r?\n/, ''))
}

/** A part as a request of its own. Throws 400 for what is not one. */
export function parsePart(part: string, origin: string, signal: AbortSignal): Request {
  const { head: partHead, rest } = splitHead(part)
  if (!/^content-type:\s*application\/http\b/im.test(partHead)) throw unreadable('A part is no HTTP request.')
  const { head, rest: body } = splitHead(rest)
  const [requestLine = '', ...headerLines] = head.split(/\r?\n/)
  const [, method = '', target = ''] = /^([A-Z]+) (\S+) HTTP\/1\.[01]$/.exec(requestLine.trim()) ?? []
  const url = URL.canParse(target, origin) ? new URL(target, origin) : undefined
  if (method === '' || url === undefined) throw unreadable('A part has no request line.')
  try {
    const hasBody = method !== 'GET' && method !== 'HEAD' && body.trim() !== ''
    return new Request(url, { method, headers: headersOf(headerLines), signal, ...(hasBody && { body }) })
  } catch (error) {
    // Forbidden methods and malformed header names end here; both are the sender's mistake.
    throw unreadable(`A part is not well formed: ${String(error)}`)
  }
}

function splitHead(text: string): { readonly head: string; readonly rest: string } {
  const blank = /\r?\n\r?\n/.exec(text)
  if (blank === null) return { head: text.trimEnd(), rest: '' }
  return { head: text.slice(0, blank.index), rest: text.slice(blank.index + blank[0].length) }
}

function headersOf(lines: readonly string[]): [string, string][] {
  return lines
    .filter((line) => line.includes(':'))
    .map((line): [string, string] => [
      line.slice(0, line.indexOf(':')).trim(),
      line.slice(line.indexOf(':') + 1).trim()
    ])
    .filter(([name]) => !/^(host|content-length|connection)$/i.test(name))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function unreadable(message: string): Refusal {
  return new Refusal(400, { subcode: 'DeserializationFailure', message })
}
