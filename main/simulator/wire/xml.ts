// The same documents as XML, for clients that ask for it, and XML input read (reference 6).
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Document } from './answers'

const namespace = 'http://schemas.microsoft.com/rtc/2012/03/ucwa'
const continuations = ['next', 'resync', 'resume']

/** A whole XML text: `<resource>`, `<events>` for a package of the event channel, `<reason>` for an error. */
export function toXml(document: Document): string {
  return `<?xml version="1.0" encoding="utf-8"?>${rootOf(document)}`
}

function rootOf(document: Document): string {
  const links = fieldsOf(document['_links'])
  if (typeof document['code'] === 'string' && document['_links'] === undefined) {
    const fields = Object.entries(document).map(([name, value]) => reasonField(name, value))
    return element('reason', { xmlns: namespace }, fields.join(''))
  }
  if (document['rel'] === undefined && continuations.some((rel) => rel in links)) return eventsOf(document, links)
  return resource(document, String(document['rel'] ?? 'root'), { xmlns: namespace })
}

function reasonField(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return element(name, {}, escaped(value))
  const properties = Object.entries(value).map(([key, inner]) => element('property', { name: key }, escaped(inner)))
  return element(name, {}, properties.join(''))
}

function resource(value: unknown, rel: string, more: Record<string, string> = {}): string {
  const { _links, _embedded, ...properties } = fieldsOf(value)
  const { self, ...links } = fieldsOf(_links)
  const content = [
    ...Object.entries(links).flatMap(([name, link]) => listOf(link).map((one) => linkElement(name, one))),
    ...Object.entries(properties).map(([name, property]) => propertyElement(name, property)),
    ...Object.entries(fieldsOf(_embedded)).flatMap(([name, inner]) => listOf(inner).map((one) => resource(one, name)))
  ]
  return element(
    'resource',
    { rel: String(properties['rel'] ?? rel), ...attributesOf(self), ...more },
    content.join('')
  )
}

function linkElement(rel: string, link: unknown): string {
  return element('link', { rel, ...attributesOf(link) }, '')
}

function propertyElement(name: string, value: unknown): string {
  if (!Array.isArray(value)) return element('property', { name }, escaped(value))
  return element('propertyList', { name }, value.map((item) => element('item', {}, escaped(item))).join(''))
}

function eventsOf(document: Document, { self, ...links }: Record<string, unknown>): string {
  const content = [
    ...Object.entries(links).map(([rel, link]) => linkElement(rel, link)),
    ...listOf(document['sender'] ?? []).map(senderElement)
  ]
  return element('events', { ...attributesOf(self), xmlns: namespace }, content.join(''))
}

function senderElement(sender: unknown): string {
  const { events, ...reference } = fieldsOf(sender)
  return element(
    'sender',
    attributesOf(reference),
    listOf(events ?? [])
      .map(eventElement)
      .join('')
  )
}

/** No sample shows `in`; it is written like the event's own reference (reference 6). */
function eventElement(event: unknown): string {
  const { type, link, in: owner, _embedded } = fieldsOf(event)
  const content = [
    ...(owner === undefined ? [] : [element('in', attributesOf(owner), '')]),
    ...Object.entries(fieldsOf(_embedded)).map(([rel, inner]) => resource(inner, rel))
  ]
  return element(String(type), attributesOf(link), content.join(''))
}

function element(name: string, attributes: Record<string, string>, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

function attributesOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, inner]) => [name, String(inner)]))
}

/** Dates are ISO 8601 here, unlike in JSON; control characters, which XML cannot carry, leave a mark. */
function escaped(value: unknown): string {
  const text = String(value)
    .replace(/[^\P{Cc}\t\n\r]/gu, '\uFFFD')
    .replace(/^\/Date\((-?\d+)\)\/$/, (_, ms: string) => new Date(Number(ms)).toISOString())
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** In characters: a thousand addresses fit in. The parser takes seconds for a megabyte of attributes. */
const longestInput = 100_000

/** Properties of an `<input>` or `<resource>`; undefined if it is neither, or too long. All single values are texts. */
export function parseXmlInput(text: string): Record<string, unknown> | undefined {
  if (text.length > longestInput) return undefined
  const root = fieldsOf(parsed(text))
  const input = root['input'] ?? root['resource']
  if (input === undefined) return undefined
  const { property = [], propertyList = [] } = fieldsOf(input)
  return Object.fromEntries([
    ...listOf(property)
      .map(fieldsOf)
      .map((one) => [one['@name'], one['#text'] ?? '']),
    ...listOf(propertyList)
      .map(fieldsOf)
      .map((one) => [one['@name'], listOf(one['item'] ?? [])])
  ])
}

function parsed(text: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    ignoreDeclaration: true,
    // Without this, numeric character references stay as they are.
    htmlEntities: true,
    isArray: (name) => ['property', 'propertyList', 'item'].includes(name)
  })
  try {
    return XMLValidator.validate(text) === true ? parser.parse(text) : undefined
  } catch {
    // The parser refuses more than the validator does, for instance too many entities.
    return undefined
  }
}
