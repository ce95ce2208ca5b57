// Values on the way to the session bus and back: ours are plain, the bus wants the type beside what may be anything.

/** A value for a place of type `v` ("any"), with its own type. A class, so that no dictionary can be taken for it. */
export class Typed {
  constructor(
    readonly signature: string,
    readonly value: unknown
  ) {}
}

/** The value with each `Typed` in it, however deep, made into what the bus library takes for it. */
export function forTheBus(value: unknown, variant: (signature: string, value: unknown) => unknown): unknown {
  if (value instanceof Typed) return variant(value.signature, forTheBus(value.value, variant))
  return inEach(value, (inner) => forTheBus(inner, variant))
}

/** The bus allows no more levels than this: a message with more would end whoever follows it down. */
const deepest = 64

/** The value with each `Variant` of the bus library in it replaced by what it holds, or by null where that is too deep. */
export function plain(
  value: unknown,
  variant: abstract new (...args: never) => { value: unknown },
  levels = 2 * deepest
): unknown {
  if (levels === 0) return null
  if (value instanceof variant) return plain(value.value, variant, levels - 1)
  return inEach(value, (inner) => plain(inner, variant, levels - 1))
}

/** Lists and dictionaries member by member; anything else, bytes among it, is left as it is. */
function inEach(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
