// The contact list as JSON: `{format, version, exportedAt, groups: [{name, kind, members: [{address, name}]}]}`.

import * as v from 'valibot'
import type { FileContents, ListedGroup } from './contact-list'
import { readEntry, shown } from './entries'

const format = 'rollcall-contacts'
const version = 1

// What is in the lists is looked at one by one: a damaged entry costs itself only.
const file = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ format: v.literal(format), version: v.literal(version), groups: v.array(v.unknown()) })
)
const group = v.object({
  name: v.optional(v.string()),
  kind: v.optional(v.string()),
  members: v.optional(v.array(v.unknown()), [])
})
const member = v.object({ address: v.string(), name: v.optional(v.string()) })

/** `exportedAt`: milliseconds since 1970. */
export function writeJsonList(groups: readonly ListedGroup[], exportedAt: number): string {
  const contents = { format, version, exportedAt: new Date(exportedAt).toISOString(), groups }
  return `${JSON.stringify(contents, null, 2)}\n`
}

/** Null for JSON that is something else, or of a later version. Groups and members are counted alike. */
export function readJsonList(text: string): FileContents | null {
  const read = v.safeParse(file, text)
  return read.success ? entries(read.output.groups) : null
}

function* entries(groups: readonly unknown[]): FileContents {
  let at = 0
  for (const written of groups) {
    at += 1
    const read = v.safeParse(group, written)
    if (!read.success) {
      yield { at, text: describe(written) }
      continue
    }
    const { name, kind, members } = read.output
    yield readEntry(at, describe(written), { group: name, kind })
    for (const one of members) {
      at += 1
      const { success, output } = v.safeParse(member, one)
      yield success ? readEntry(at, describe(one), { group: name, kind, ...output }) : { at, text: describe(one) }
    }
  }
}

const naming = v.union([
  v.pipe(
    v.object({ address: v.string() }),
    v.transform(({ address }) => address)
  ),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name)
  )
])

/** Short words for anything; it is not written out as JSON, which may be nested without end. */
function describe(value: unknown): string {
  const named = v.safeParse(naming, value)
  if (named.success) return shown(named.output)
  if (Array.isArray(value)) return '[…]'
  return typeof value === 'object' && value !== null ? '{…}' : shown(String(value))
}
