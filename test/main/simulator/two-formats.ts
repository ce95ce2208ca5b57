// The same request in JSON and in XML, and both answers in one shape, so that a test can run over either.
import { XMLParser } from 'fast-xml-parser'
import type { TestClient } from './plain-client'

export const formats = ['json', 'xml'] as const
export type Format = (typeof formats)[number]

type Fields = Readonly<Record<string, string | number | readonly string[]>>

export interface Heard {
  readonly status: number
  readonly headers: Headers
  /** As JSON would have it; embedded resources and links of XML are single where there is one, lists elsewhere. */
  readonly body: unknown
}

const types = { json: 'application/json', xml: 'application/vnd.microsoft.com.ucwa+xml' }

/** Sends fields as a body of that format and reads the answer in it. */
export async function speak(
  client: TestClient,
  format: Format,
  method: string,
  path: string,
  fields?: Fields,
  headers: Record<string, string> = {}
): Promise<Heard> {
  const body = fields && (format === 'json' ? JSON.stringify(fields) : inXml(method, fields))
  const told = await client.send(method, path, body, {
    Accept: types[format],
    ...(fields && { 'Content-Type': types[format] }),
    ...headers
  })
  if (format === 'json' || told.body === '') return told
  return { status: told.status, headers: told.headers, body: fromXml(String(told.body)) }
}

function inXml(method: string, fields: Fields): string {
  const root = method === 'PUT' ? 'resource' : 'input'
  const content = Object.entries(fields).map(([name, value]) =>
    typeof value === 'object'
      ? `<propertyList name="${name}">${value.map((item) => `<item>${escaped(item)}</item>`).join('')}</propertyList>`
      : `<property name="${name}">${escaped(String(value))}</property>`
  )
  return `<${root} xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">${content.join('')}</${root}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const lists = ['property', 'propertyList', 'item', 'link', 'resource', 'sender', 'added', 'updated', 'deleted']

/** A resource, an error or a package of events. */
export function fromXml(text: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    htmlEntities: true,
    isArray: (name) => lists.includes(name)
  })
  const root = fieldsOf(parser.parse(text))
  if (root['reason'] !== undefined) return reasonOf(fieldsOf(root['reason']))
  if (root['events'] !== undefined) return root['events']
  return resourceOf(listOf(root['resource'])[0])
}

function reasonOf({ parameters, ...rest }: Record<string, unknown>): unknown {
  return { ...rest, ...(parameters !== undefined && { parameters: propertiesOf(parameters) }) }
}

function resourceOf(resource: unknown): Record<string, unknown> {
  const { '@rel': rel, '@href': href, link, resource: inner, ...rest } = fieldsOf(resource)
  const links = listOf(link).map((one): [string, unknown] => {
    const { '@rel': name, ...attributes } = fieldsOf(one)
    return [String(name), { href: attributes['@href'] }]
  })
  const embedded = listOf(inner).map((one): [string, unknown] => [String(fieldsOf(one)['@rel']), resourceOf(one)])
  return {
    rel,
    ...propertiesOf(rest),
    _links: { self: { href }, ...grouped(links) },
    ...(embedded.length > 0 && { _embedded: grouped(embedded) })
  }
}

function propertiesOf(value: unknown): Record<string, unknown> {
  const { property, propertyList } = fieldsOf(value)
  return Object.fromEntries([
    ...listOf(property)
      .map(fieldsOf)
      .map((one) => [one['@name'], one['#text'] ?? '']),
    ...listOf(propertyList)
      .map(fieldsOf)
      .map((one) => [one['@name'], listOf(one['item'])])
  ])
}

function grouped(entries: readonly [string, unknown][]): Record<string, unknown> {
  const groups = new Map<string, unknown[]>()
  for (const [name, value] of entries) groups.set(name, [...(groups.get(name) ?? []), value])
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.length === 1 ? all[0] : all]))
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** One, many or none, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
