// What is almost right: a sound document or text in which a few things were changed.

import fc from 'fast-check'
import { frozen, oddText, oddValue } from './cases'

interface Place {
  readonly holder: object
  readonly key: string
}

interface Change {
  readonly kind: (typeof kinds)[number]
  /** Where, counted around. */
  readonly at: number
  /** A second place, for what is copied. */
  readonly from: number
  readonly text: string
  readonly value: unknown
}

const kinds = ['replace', 'replace', 'remove', 'rename', 'add', 'copy', 'wrap', 'unlist', 'asText', 'repeat'] as const

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(10_000),
  from: fc.nat(10_000),
  text: oddText,
  value: oddValue
})

/** One of the documents with one to four changes in it, frozen. */
export function mutantOf(documents: readonly unknown[]): fc.Arbitrary<unknown> {
  const texts = documents.map((document) => JSON.stringify(document))
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => {
      const root = { document: JSON.parse(text) as unknown }
      for (const one of changes) apply(one, placesIn(root))
      return frozen(root.document)
    })
}

/** Every place a value stands in, the whole document first. */
function placesIn(root: object): Place[] {
  const places: Place[] = []
  const waiting: object[] = [root]
  for (let holder = waiting.pop(); holder !== undefined && places.length < 10_000; holder = waiting.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      places.push({ holder, key })
      if (typeof value === 'object' && value !== null) waiting.push(value)
    }
  }
  return places
}

const valueAt = ({ holder, key }: Place): unknown => Object.getOwnPropertyDescriptor(holder, key)?.value

/** Also under names that an assignment would take for something else. */
const put = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })

function apply({ kind, at, from, text, value }: Change, places: readonly Place[]): void {
  const place = places[at % places.length]
  const other = places[from % places.length]
  if (place === undefined || other === undefined) return
  const { holder, key } = place
  const was = valueAt(place)
  switch (kind) {
    case 'replace':
      put(holder, key, value)
      return
    case 'remove':
      Reflect.deleteProperty(holder, key)
      return
    case 'rename':
      Reflect.deleteProperty(holder, key)
      put(holder, Array.isArray(holder) ? key : text, was)
      return
    case 'add':
      put(holder, Array.isArray(holder) ? String(holder.length) : text, value)
      return
    case 'copy':
      put(holder, key, copyOf(valueAt(other)))
      return
    case 'wrap':
      put(holder, key, at % 2 === 0 ? [was] : { [key]: was })
      return
    case 'unlist':
      put(holder, key, Array.isArray(was) ? (was[0] as unknown) : [was, was])
      return
    case 'asText':
      put(holder, key, typeof was === 'object' ? '[object Object]' : String(was))
      return
    case 'repeat':
      put(holder, key, Array.isArray(was) ? [...was, ...was, ...was] : was)
  }
}

/** Else a value could come to stand inside itself. */
const copyOf = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

interface Cut {
  readonly kind: 'end' | 'out' | 'in' | 'twice' | 'lf' | 'crlf'
  readonly at: number
  readonly length: number
  readonly piece: string
}

/** A text with one to four changes in it; `pieces` are put in somewhere. */
export function mutantText(texts: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const cut: fc.Arbitrary<Cut> = fc.record({
    kind: fc.constantFrom('end', 'out', 'in', 'in', 'in', 'twice', 'lf', 'crlf'),
    at: fc.nat(100_000),
    length: fc.nat(60),
    piece: fc.oneof(fc.constantFrom(...pieces), oddText)
  })
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(cut, { minLength: 1, maxLength: 4 }))
    .map(([text, cuts]) => cuts.reduce(withCut, text))
}

function withCut(text: string, { kind, at, length, piece }: Cut): string {
  const start = at % (text.length + 1)
  const [before, after] = [text.slice(0, start), text.slice(start)]
  if (kind === 'end') return before
  if (kind === 'out') return before + after.slice(length)
  if (kind === 'in') return before + piece + after
  if (kind === 'twice') return before + after.slice(0, length) + after
  return kind === 'lf' ? before + after.replaceAll('\r\n', '\n') : before + after.replace(/\r?\n/g, '\r\n')
}
