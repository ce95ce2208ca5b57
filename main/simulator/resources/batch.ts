// Many requests in one (reference 10): each part is answered as if it had come alone, except those that may not.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { Refusal, type Answer } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { parsePart, splitParts } from '../wire/multipart'

const mostOutstanding = 100

export async function postBatch({ server, request, url, dispatchPart }: ApplicationCall): Promise<Answer> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  const texts = splitParts(await request.text(), boundary)
  if (server.outstanding + texts.length > mostOutstanding) throw tooManyRequests(server.quirks.retryAfter)
  const parts = texts.map((part) => parsePart(part, url.origin, request.signal))
  server.outstanding += parts.length
  try {
    const responses = await Promise.all(parts.map((part) => dispatchPart(part)))
    return await inOneBody(responses, server.quirks.batchByteOrderMark === true)
  } finally {
    server.outstanding -= parts.length
  }
}

function boundaryOf(contentType: string): string {
  const [, quoted, bare] =
    /^multipart\/batching\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw new Refusal(415)
  return boundary
}

function tooManyRequests(retryAfter: number | undefined): Refusal {
  return new Refusal(429, {
    message: 'Too many requests are outstanding.',
    ...(retryAfter !== undefined && { headers: { 'Retry-After': String(retryAfter) } })
  })
}

async function inOneBody(responses: readonly Response[], withMark: boolean): Promise<Answer> {
  const boundary = randomUUID()
  const parts = await Promise.all(responses.map((response) => partOf(response, withMark)))
  const body = [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('')
  return { status: 200, content: { type: `multipart/batching; boundary="${boundary}"`, body } }
}

async function partOf(response: Response, withMark: boolean): Promise<string> {
  const text = await response.text()
  const body = withMark && text !== '' ? `\uFEFF${text}` : text
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const statusLine = `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? 'Status'}\r\n`
  return `Content-Type: application/http; msgtype=response\r\n\r\n${statusLine}${headers}\r\n${body}`
}
