// What becomes of the text of a settings file: sound, damaged in part or whole, older, newer, or anything at all.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentVersion, readDocument, type Migration } from '../../../main/desktop/settings-document'

const read = (document: unknown, steps?: readonly Migration[]) => readDocument(JSON.stringify(document), steps)

it('takes a missing file for an empty one', () => {
  expect(readDocument(null)).toEqual({ values: {}, condition: 'sound' })
})

it('reads what was written, without its number', () => {
  const values = { settings: { theme: 'dark' }, account: {}, endpointId: 'one', watching: {} }
  expect(read({ ...values, version: documentVersion })).toEqual({ values, condition: 'sound' })
})

it.each(['', ' ', '{', '{"settings": {', 'not JSON', '\0\0\0', '[]', '"text"', '7', 'null', 'true'])(
  'finds nothing in a text that holds no object: %j',
  (text) => {
    expect(readDocument(text)).toEqual({ values: {}, condition: 'damaged' })
  }
)

it.each([
  ['settings', 'dark'],
  ['settings', []],
  ['settings', null],
  ['account', 7],
  ['located', true],
  ['bounds', [1, 2]],
  ['endpointId', {}],
  ['watching', 'sip:lena@corvo.example']
])('leaves out %s when it is %j, and nothing else', (key, value) => {
  const sound = { settings: { theme: 'dark' }, account: { userName: 'lena' }, endpointId: 'one' }
  const rest = Object.fromEntries(Object.entries(sound).filter(([name]) => name !== key))
  expect(read({ ...sound, version: 2, [key]: value })).toEqual({ values: rest, condition: 'damaged' })
})

it.each(['2', 0, -1, 1.5, null, {}, 1e300])('reads on when the number of its version is %j', (version) => {
  expect(read({ version, settings: {} })).toEqual({ values: { settings: {} }, condition: 'damaged' })
})

const append =
  (letter: string): Migration =>
  (document) => ({ ...document, endpointId: `${String(document.endpointId)}${letter}` })

it.each([
  [undefined, '-abc'],
  [1, '-abc'],
  [2, '-bc'],
  [3, '-c'],
  [4, '-']
])('takes version %j through each step that is missing, in their order', (version, endpointId) => {
  const steps = [append('a'), append('b'), append('c')]
  expect(read({ version, endpointId: '-' }, steps)).toEqual({ values: { endpointId }, condition: 'sound' })
})

it('goes on without a step that fails at what it finds', () => {
  const failing: Migration = () => {
    throw new TypeError('not what it was')
  }
  expect(read({ endpointId: '-' }, [failing, append('b')]).values).toEqual({ endpointId: '-b' })
})

it('keeps of a newer version what it knows, and no more', () => {
  expect(read({ version: 3, settings: { theme: 'dark' }, account: 7, moods: [] })).toEqual({
    values: { settings: { theme: 'dark' } },
    condition: 'newer'
  })
})

it('makes something that can be written and read again of any text and any document', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((text) => `{"settings":${text}}`)
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { values } = readDocument(text)
      const again = readDocument(JSON.stringify({ ...values, version: documentVersion }))
      expect(again).toEqual({ values: JSON.parse(JSON.stringify(values)), condition: 'sound' })
    })
  )
})

it('leaves out what is nested so deep that it could not be written again', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)},"endpointId":"one"}`
  expect(readDocument(deep(100)).condition).toBe('sound')
  expect(readDocument(deep(20_000))).toEqual({ values: { endpointId: 'one' }, condition: 'damaged' })
})

it('keeps of keys without end those it knows', () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`key ${index}`, index]))
  expect(read({ ...many, endpointId: 'one' })).toEqual({ values: { endpointId: 'one' }, condition: 'damaged' })
})
