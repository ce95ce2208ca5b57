// What stands in the settings file at its top level, and how a file of any age and in any condition becomes that.

/** Version 1 had no number, and fewer settings. */
export const documentVersion = 2

/** The kind of each value, as JSON Schema says it. What is inside a value, its owner checks when reading it. */
export const valueKinds = {
  settings: { type: 'object' },
  account: { type: 'object' },
  located: { type: 'object' },
  certificates: { type: 'object' },
  bounds: { type: 'object' },
  endpointId: { type: 'string' },
  watching: { type: 'object' },
  watches: { type: 'object' },
  presence: { type: 'object' },
  told: { type: 'object' }
} as const satisfies Record<string, { readonly type: 'object' | 'string' }>

export type StoreKey = keyof typeof valueKinds

/** By key; keys of nobody are carried along. */
export type Values = Readonly<Partial<Record<StoreKey, unknown>>>

/** Deeper a value cannot be written, and more keys nobody has: they would be carried along for ever. */
const deepest = 100
const mostKeys = 1000

type Document = Readonly<Record<string, unknown>>

/** Makes a document of one version into one of the next. */
export type Migration = (document: Document) => Document

/** The first makes version 1 into version 2: settings that came later get their defaults where they are read. */
const migrations: readonly Migration[] = [(document) => document]

export interface ReadDocument {
  readonly values: Values
  /** Unless it is `sound`, something in the file was left out: a copy of it must be kept. */
  readonly condition: 'sound' | 'damaged' | 'newer'
}

/** Whatever can be read of the file's text; `null` if there was no file. Each damaged value is left out by itself. */
export function readDocument(text: string | null, steps: readonly Migration[] = migrations): ReadDocument {
  if (text === null) return { values: {}, condition: 'sound' }
  const document = parse(text)
  if (document === null) return { values: {}, condition: 'damaged' }
  if (Object.keys(document).length > mostKeys) return { ...soundOf(onlyKnown(document)), condition: 'damaged' }
  const { version = 1, ...rest } = document
  const current = steps.length + 1
  if (!isVersion(version)) return { ...soundOf(rest), condition: 'damaged' }
  // What is new in it would be out of date when the newer version starts again.
  if (version > current) return { values: soundOf(onlyKnown(rest)).values, condition: 'newer' }
  return soundOf(migrate(rest, steps.slice(version - 1)))
}

/** The text's object; `null` when it holds none. */
function parse(text: string): Document | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A step that fails at a damaged document leaves it to the readers of its values. */
function migrate(document: Document, steps: readonly Migration[]): Document {
  return steps.reduce((before, step) => {
    try {
      return step(before)
    } catch (error) {
      if (error instanceof Error) return before
      throw error
    }
  }, document)
}

function soundOf(document: Document): ReadDocument {
  const all = Object.entries(document)
  const sound = all.filter(([key, value]) => isSound(key, value) && isWithin(value, deepest))
  return { values: Object.fromEntries(sound), condition: sound.length === all.length ? 'sound' : 'damaged' }
}

const onlyKnown = (document: Document): Document =>
  Object.fromEntries(
    Object.keys(valueKinds).flatMap((key) => (Object.hasOwn(document, key) ? [[key, document[key]]] : []))
  )

const isSound = (key: string, value: unknown) => !isKnown(key) || isOfKind(value, valueKinds[key].type)

/** Whether nothing in it is nested deeper than so many levels. */
const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1)))

const isKnown = (key: string): key is StoreKey => Object.hasOwn(valueKinds, key)

const isOfKind = (value: unknown, kind: 'object' | 'string') =>
  kind === 'object' ? isObject(value) : typeof value === 'string'

const isVersion = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
