// Ten thousand cases for a reader: anything at all, and what is almost right.

import fc from 'fast-check'
import { expect } from 'vitest'

/** Each reader meets as many. */
const cases = 10_000

/** That `check` returns for every case, and that nothing was left behind where all objects would have it. */
export function always<T>(input: fc.Arbitrary<T>, check: (input: T) => void): void {
  const before = Reflect.ownKeys(Object.prototype)
  fc.assert(fc.property(input, check), { numRuns: cases })
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
}

/** The same for a reader that lets one wait. */
export async function alwaysAsync<T>(input: fc.Arbitrary<T>, check: (input: T) => Promise<void>): Promise<void> {
  const before = Reflect.ownKeys(Object.prototype)
  await fc.assert(fc.asyncProperty(input, check), { numRuns: cases })
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
}

/** Words that mean something to JavaScript, and texts that readers like to stumble over. */
export const oddTexts = [
  '',
  ' ',
  '\0',
  '\uFEFF',
  '\uD800',
  '\uDC00x',
  '\u202Ea',
  '😀',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '../..',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'http://[',
  'http://a:b@evil.example/',
  'javascript:alert(1)',
  'data:,x',
  'sip:lena@corvo.example',
  'SIP:LENA@CORVO.EXAMPLE',
  'a@b@c.example',
  '/Date(99999999999999999)/',
  '/Date(-1)/',
  '2026-02-31T25:61:61Z',
  '0x10',
  '1e999',
  '%',
  '%00',
  'x'.repeat(10_001)
] as const

const oddNumbers = [0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 8.64e15 + 1]

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`)

export const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 12 }))

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(...oddNumbers, null, true, false),
  fc
    .constantFrom('[]', '{}', '[null]', '[[]]', '[{}]', '{"__proto__":{"uri":"x"}}', '{"constructor":{"prototype":{}}}')
    .map((text): unknown => JSON.parse(text)),
  fc.constantFrom(2, 60, 500).map(nested)
)

/** Any JSON, of which a part has the names in `words`. */
export function anyJson(words: readonly string[]): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      oddValue,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words, '__proto__', 'constructor'), tie('value'), { maxKeys: 5 })
    )
  })).value
}

/** So that a reader which changes what it was given fails at it. */
export function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  // Deep ones are not for a recursion: what is far inside, no reader reaches.
  Object.freeze(value)
  for (const inner of Object.values(value).slice(0, 100)) if (!isDeep(inner)) frozen(inner)
  return value
}

const isDeep = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) && value[0].length === 1
