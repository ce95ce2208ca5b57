// Entity tags: numbers computed from what a resource says, so that the same state always has the same tag.
import { ok, Refusal, type Answer, type Document } from './answers'

/** The tag of a resource, without quotes. What is embedded has tags of its own and does not count (reference 4.2). */
export function entityTag(document: Document): string {
  return tagOf(JSON.stringify({ ...document, _embedded: undefined, etag: undefined }))
}

export function tagOf(text: string): string {
  // FNV-1a: short and steady is all that is asked of it.
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return String(hash >>> 0)
}

/** What a conditional GET gets: the document, or 304 if the client holds it already. */
export function okUnlessHeld(headers: Headers, document: Document): Answer {
  const etag = entityTag(document)
  return holdsTag(headers, etag) ? { status: 304, etag } : ok(document, etag)
}

/** Whether a conditional GET already holds this tag. */
export function holdsTag(headers: Headers, etag: string): boolean {
  return names(headers.get('if-none-match') ?? '', etag)
}

/** A PUT has to say which state it saw. Throws a Refusal: 428 if it does not, 412 if that is no longer the state. */
export function requireMatch(headers: Headers, etag: string): void {
  const seen = headers.get('if-match')
  if (seen === null) throw new Refusal(428)
  if (!names(seen, etag)) throw new Refusal(412)
}

/** Quoted, weak and bare spellings all count (reference 8). */
function names(list: string, etag: string): boolean {
  return list.split(',').some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === etag)
}
