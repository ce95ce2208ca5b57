// Parameters of a request, from body and query alike and in any letter case (reference 5), checked in one go so that
// the refusal names everything that is wrong.
import { badParameters, Refusal } from './answers'
import { parseXmlInput } from './xml'

/** Lower-case name -> raw value. */
export type Input = ReadonlyMap<string, unknown>

/** Throws a Refusal: 415 for a type it cannot read, 400 DeserializationFailure for a body that is not an object,
 * or one without end. */
export async function readInput(request: Request, url: URL): Promise<Input> {
  const asked = new Map<string, string[]>()
  for (const [name, value] of url.searchParams) {
    const values = asked.get(name)
    if (values) values.push(value)
    else asked.set(name, [value])
  }
  const input = new Map<string, unknown>()
  for (const [name, values] of asked) input.set(name.toLowerCase(), values.length === 1 ? values[0] : values)
  // Where a name stands in both places the body wins (reference 17.1, row 10).
  for (const [name, value] of Object.entries(await readBody(request))) input.set(name.toLowerCase(), value)
  return input
}

/** In characters: a thousand of the longest addresses fit in. */
const longestBody = 300_000

async function readBody(request: Request): Promise<object> {
  const text = (await request.text()).replace(/^\uFEFF/, '')
  if (text.trim() === '') return {}
  const type = request.headers.get('content-type') ?? ''
  const [, format] = /^application\/(?:vnd\.microsoft\.(?:com\.)?ucwa\+)?(json|xml)\b/i.exec(type) ?? []
  if (format === undefined) throw new Refusal(415)
  const isJson = format.toLowerCase() === 'json'
  const body = text.length > longestBody ? undefined : isJson ? parseObject(text) : parseXmlInput(text)
  if (body) return body
  throw new Refusal(400, { subcode: 'DeserializationFailure', message: 'The body could not be read.' })
}

function parseObject(text: string): object | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    parsed = undefined
  }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined
}

/** Turns a raw value into a wanted one, or says what is wrong with it. */
export type Reader<T> = (raw: unknown) => { readonly value: T } | { readonly problem: string }

type Shape = Readonly<Record<string, Reader<unknown>>>
type Values<S extends Shape> = { readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never }

/** Reads all parameters of a shape. Throws 400 ParameterValidationFailure with a problem per parameter. */
export function read<S extends Shape>(input: Input, shape: S): Values<S> {
  const values: Record<string, unknown> = {}
  const problems: Record<string, string> = {}
  for (const [name, reader] of Object.entries(shape)) {
    const result = reader(input.get(name.toLowerCase()) ?? undefined)
    if ('problem' in result) problems[name] = result.problem
    else values[name] = result.value
  }
  if (Object.keys(problems).length > 0) throw badParameters(problems)
  // Each value came out of the reader that the shape names for its key.
  return values as Values<S>
}

/** A blank text and an empty list count as missing. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (raw) => {
    const isBlank = (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0)
    return raw === undefined || isBlank ? { value: undefined } : reader(raw)
  }
}

/** A text that is not blank. */
export function text(longest: number): Reader<string> {
  return (raw) => {
    if (raw === undefined) return { problem: 'is missing' }
    if (typeof raw !== 'string') return { problem: 'is not a text' }
    if (raw.trim() === '') return { problem: 'is empty' }
    return raw.length > longest ? { problem: `is longer than ${longest}` } : { value: raw }
  }
}

export function whole(least: number, most: number): Reader<number> {
  return (raw) => {
    if (raw === undefined) return { problem: 'is missing' }
    const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isInteger(value)) return { problem: 'is not a whole number' }
    return value < least || value > most ? { problem: `is not between ${least} and ${most}` } : { value }
  }
}

/** One or more of a kind; a single one need not be in a list. */
export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (raw) => {
    if (raw === undefined) return { problem: 'is missing' }
    const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
    if (list.length === 0) return { problem: 'is empty' }
    const items: T[] = []
    for (const item of list) {
      const result = reader(item)
      if ('problem' in result) return { problem: `has an entry that ${result.problem}` }
      items.push(result.value)
    }
    return { value: items }
  }
}

/** One of a closed set, in any letter case. */
export function oneOf<T extends string>(values: readonly T[]): Reader<T> {
  return (raw) => {
    const value = values.find((known) => typeof raw === 'string' && known.toLowerCase() === raw.toLowerCase())
    return value === undefined ? { problem: `is none of ${values.join(', ')}` } : { value }
  }
}
