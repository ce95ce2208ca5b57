// Hypermedia (reference 5): resolve an href, pick a link or an embedded resource, compare hrefs, read revisions.

import type { Answer } from './call'
import { UcwaError } from './ucwa-error'

/** A JSON object nobody has looked into yet. */
export type Resource = Readonly<Record<string, unknown>>

/** Takes a body for a resource; throws `unreadable` for anything that is no JSON object. */
export function resourceOf(body: unknown): Resource {
  if (!isResource(body)) throw new UcwaError('unreadable')
  return body
}

/**
 * The body of an answer of which every part may be missing. All of them cannot: a resource at least names itself
 * (reference 5), and `{}` is no empty list and nobody's blank note. Throws `unreadable` for it.
 */
export function filledBodyOf({ body }: Pick<Answer, 'body'>): Resource {
  const resource = resourceOf(body)
  if (Object.keys(resource).length === 0) throw new UcwaError('unreadable')
  return resource
}

/** A property of the object itself: words from the wire, `constructor` too, must not reach what JavaScript adds. */
export function propertyOf(resource: Resource, name: string): unknown {
  return Object.hasOwn(resource, name) ? resource[name] : undefined
}

/** In characters: no server takes a longer address, and a long one in many links would cost seconds. */
const longestHref = 10_000

/** A document of which more than this cannot be read is none: one by one they would cost seconds. */
const mostUnreadable = 1000

/** More than any list of people has, by far. */
const mostLinks = 20_000

/**
 * The absolute address of an href. A leading `//` is a path on the same host, though URL rules say otherwise: the
 * documentation's own samples show it (reference 17.1). Throws `unreadable` for everything but http(s), and for
 * addresses with a user name in them or without end.
 */
export function resolveHref(href: string, base: string): string {
  const address = tryResolve(href, base)
  if (address === undefined) throw new UcwaError('unreadable')
  return address
}

/**
 * What `resolveHref` gave, in the form for comparing: samples differ in case (reference 5). A list of 5,000 people asks
 * for this some hundred thousand times, so it parses nothing again.
 */
export function hrefKey(href: string): string {
  const hash = href.indexOf('#')
  return (hash < 0 ? href : href.slice(0, hash)).toLowerCase()
}

/** Version of a relation that the server offers (reference 7): a number or a text on the link; absent is 1. */
export function revisionOf(resource: Resource, rel: string): number {
  const link = listUnder(resource, '_links', rel)[0]
  const revision = isResource(link) ? propertyOf(link, 'revision') : undefined
  const number = typeof revision === 'string' ? Number.parseFloat(revision) : revision
  return typeof number === 'number' && Number.isFinite(number) ? number : 1
}

/** Addresses of all usable links of a relation, one or many, each once. Throws `unreadable` for links without end. */
export function linksOf(resource: Resource, rel: string, base: string): string[] {
  const links = listUnder(resource, '_links', rel)
  if (links.length > mostLinks) throw new UcwaError('unreadable')
  const hrefs = links.flatMap((link) => {
    const href = isResource(link) ? propertyOf(link, 'href') : undefined
    const address = typeof href === 'string' ? tryResolve(href, base) : undefined
    return address === undefined ? [] : [address]
  })
  return hrefs.length < 2 ? hrefs : uniqueBy(hrefs, hrefKey)
}

/** Address of a relation, or `undefined`: not allowed or not possible now. */
export function linkOf(resource: Resource, rel: string, base: string): string | undefined {
  return linksOf(resource, rel, base)[0]
}

/** Address of a relation nothing works without; throws `missing-link`. */
export function requireLink(resource: Resource, rel: string, base: string): string {
  const href = linkOf(resource, rel, base)
  if (href === undefined) throw new UcwaError('missing-link')
  return href
}

/** Those of the named relations that are there. */
export function pickLinks<Rel extends string>(
  resource: Resource,
  rels: readonly Rel[],
  base: string
): { readonly [R in Rel]?: string } {
  const links: { [R in Rel]?: string } = {}
  for (const rel of rels) {
    const href = linkOf(resource, rel, base)
    if (href !== undefined) links[rel] = href
  }
  return links
}

/** All embedded resources of a relation, one or many; none when `_embedded` is missing. */
export function embeddedOf(resource: Resource, rel: string): Resource[] {
  return listUnder(resource, '_embedded', rel).filter(isResource)
}

/** Reads each item; those that cannot be read are skipped, the rest survives. Throws `unreadable` for too many. */
export function readEach<From, To>(items: readonly From[], read: (item: From) => To): To[] {
  let skipped = 0
  return items.flatMap((item) => {
    try {
      return [read(item)]
    } catch (error) {
      if (!(error instanceof UcwaError)) throw error
      skipped += 1
      if (skipped > mostUnreadable) throw new UcwaError('unreadable', { cause: error })
      return []
    }
  })
}

/** The same list with the first of each key. */
export function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const first = new Map<string, T>()
  for (const item of items) {
    const name = key(item)
    if (!first.has(name)) first.set(name, item)
  }
  return [...first.values()]
}

/** Takes one or many for many, as reference 5 asks. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listUnder(resource: Resource, holder: string, rel: string): readonly unknown[] {
  const held = propertyOf(resource, holder)
  return isResource(held) ? listOf(propertyOf(held, rel)) : []
}

/**
 * A host that the URL class would leave as it is: lower case, no port, nothing that could be a number or Punycode. The
 * rest of the address does not matter, for it only lends its origin.
 */
const plainOrigin = /^https:\/\/[a-z][a-z\d]*(?:[.-][a-z][a-z\d]*)*(?=\/)/

/** A path from the root that the URL class would leave as it is: nothing to escape, no dot or empty segment. */
const plainPath = /^(?:\/[\w~@=&,;+!$()*:-][\w.~@=&,;+!$()*:%-]*)+$/

/** `undefined` instead of an error, which costs more than all the rest: a document may hold many bad links. */
function tryResolve(href: string, base: string): string | undefined {
  if (href.length > longestHref) return undefined
  return tryPlain(href, base) ?? tryParsed(href, base)
}

// Nearly all links of a server: parsing each, as below, with the same result, would be most of the work of an event.
function tryPlain(href: string, base: string): string | undefined {
  const origin = plainPath.test(href) ? plainOrigin.exec(base)?.[0] : undefined
  return origin === undefined ? undefined : origin + href
}

function tryParsed(href: string, base: string): string | undefined {
  // What a URL parser would drop or read as a slash is settled first, so that it cannot hide a host.
  const plain = href.replace(/[\t\r\n]/g, '').trim()
  if (plain === '') return undefined
  const absolute = /^[/\\]{2}/.test(plain) && URL.canParse(base) ? new URL(base).origin + plain : plain
  if (!URL.canParse(absolute, base)) return undefined
  const url = new URL(absolute, base)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined
}
