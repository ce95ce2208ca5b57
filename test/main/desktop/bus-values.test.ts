import { expect, it } from 'vitest'
import { forTheBus, plain, Typed } from '../../../main/desktop/bus-values'

class Variant {
  constructor(
    readonly signature: string,
    readonly value: unknown
  ) {}
}
const variant = (signature: string, value: unknown) => new Variant(signature, value)

it('puts the type beside each value that has one, however deep', () => {
  const hints = { urgency: new Typed('y', 1), list: [new Typed('as', ['a']), 'b'], signature: 'u', value: 2 }
  expect(forTheBus(hints, variant)).toEqual({
    urgency: new Variant('y', 1),
    list: [new Variant('as', ['a']), 'b'],
    signature: 'u',
    value: 2
  })
})

it('unpacks what the bus gives, a value inside a value too', () => {
  const answer = [new Variant('v', new Variant('b', true)), { a: new Variant('u', 3) }, [new Variant('s', 'x')]]
  expect(plain(answer, Variant)).toEqual([true, { a: 3 }, ['x']])
})

it('follows nothing deeper than the bus allows', () => {
  const nested = (levels: number, inside: unknown): unknown =>
    levels === 0 ? inside : new Variant('v', nested(levels - 1, inside))
  expect(plain(nested(64, 'x'), Variant)).toBe('x')
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => new Variant('v', [inner]), 'x')
  expect(JSON.stringify(plain(deep, Variant))).toContain('null')
})

it.each([null, undefined, 7n, 'text', Buffer.from([1, 2])])('leaves %o as it is, both ways', (value) => {
  expect(plain(forTheBus(value, variant), Variant)).toBe(value)
})
