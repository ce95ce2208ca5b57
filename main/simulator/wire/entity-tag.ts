// Entity tags: numbers computed from what a resource says, so that the same state always has the same tag.
import type { Document } from './answers'

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

/** Whether a conditional GET already holds this tag; quoted, weak and bare spellings all count (reference 8). */
export function holdsTag(headers: Headers, etag: string): boolean {
  const held = headers.get('if-none-match')
  if (held === null) return false
  return held.split(',').some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === etag)
}
