// Conditional requests (reference 8): which state of a resource was seen, and how to say so.

import { propertyOf, type Resource } from './links'

/**
 * The entity tag in the form to send back: the header's as it stands, else the body's in double quotes. `undefined` if
 * the server told none, or one that must not stand in a header.
 */
export function etagOf(resource: Resource, headers?: Headers): string | undefined {
  const header = headers?.get('etag') ?? ''
  return isPlain(header) ? header : quoted(propertyOf(resource, 'etag'))
}

/** The server shall answer 304 if this is still the state. */
export function ifNoneMatch(etag: string | undefined): Record<string, string> {
  return etag === undefined ? {} : { 'If-None-Match': etag }
}

/** The server shall change the resource only if this is still the state: 412 otherwise. */
export function ifMatch(etag: string | undefined): Record<string, string> {
  return etag === undefined ? {} : { 'If-Match': etag }
}

function quoted(value: unknown): string | undefined {
  const tag = typeof value === 'number' ? String(value) : value
  if (typeof tag !== 'string' || !isPlain(tag)) return undefined
  if (/^(W\/)?"[^"]*"$/.test(tag)) return tag
  return tag.includes('"') ? undefined : `"${tag}"`
}

/** In a batch a header is a line of text: a tag with a line break in it would become one of its own. */
function isPlain(tag: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(tag)
}
