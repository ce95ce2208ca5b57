// What an export writes, an import reads: whatever the names are, in both formats.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listedKinds, listOf, type ListedGroup } from '../../../main/contact-files/contact-list'
import { writeCsvList } from '../../../main/contact-files/csv-list'
import { writeJsonList } from '../../../main/contact-files/json-list'
import { previewOf } from '../../../main/contact-files/preview'
import { readContents } from '../../../main/contact-files/read'
import type { Group, Person } from '../../../preload/contract'

const formats = [
  ['JSON', (groups: readonly ListedGroup[]) => writeJsonList(groups, 0)],
  ['CSV', writeCsvList]
] as const

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 256 }).filter(({ length }) => length <= 256),
  fc.string({ unit: fc.constantFrom(...'\'"=+-@,;\t\r\n ab'), maxLength: 20 }),
  fc.constantFrom(
    'x'.repeat(256),
    'عمر حداد',
    '‮Lena‬',
    '👩‍🚒 Night shift',
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    '{"format":"rollcall-contacts"}',
    '\uFEFF'
  )
)
const person = fc
  .record({ uri: fc.emailAddress().map((mail) => `sip:${mail}`), name })
  .filter(({ uri }) => uri.length <= 250)
const group = fc.record({
  name: name.filter((text) => text.trim() !== ''),
  kind: fc.constantFrom(...listedKinds, 'distribution' as const, 'delegators' as const, 'organisation' as const),
  members: fc.uniqueArray(fc.nat(7), { maxLength: 8 })
})

/** Lists as a picture holds them: one group of each kind but own ones, names and people each once. */
const lists = fc
  .record({
    people: fc.uniqueArray(person, { minLength: 8, maxLength: 8, selector: ({ uri }) => uri.toLowerCase() }),
    groups: fc.uniqueArray(group, {
      maxLength: 8,
      selector: (one) => (one.kind === 'own' ? `own ${one.name.trim().toLowerCase()}` : one.kind)
    })
  })
  .map(({ people, groups }) => ({
    people: people.map((one): Person => ({ ...one, presence: { kind: 'asking' } })),
    groups: groups.map((one, at): Group => ({
      ...one,
      id: `group-${at}`,
      members: one.members.flatMap((n) => people[n]?.uri ?? [])
    }))
  }))

const read = (text: string) => [...(readContents(new TextEncoder().encode(text)) ?? [])]

it.each(formats)('reads every group, address and name back from %s as they were', (_format, write) => {
  fc.assert(
    fc.property(lists, (picture) => {
      const list = listOf(picture)
      const entries = read(write(list))
      const rebuilt = new Map<string, ListedGroup>()
      for (const entry of entries) {
        if (!('kind' in entry)) throw new Error(`unreadable: ${entry.text}`)
        const before = rebuilt.get(entry.kind + entry.group)?.members ?? []
        const member = entry.member && { address: entry.member.uri.slice(4), name: entry.member.name }
        const members = member ? [...before, member] : before
        rebuilt.set(entry.kind + entry.group, { name: entry.group, kind: entry.kind, members })
      }
      expect([...rebuilt.values()]).toEqual(list)
    }),
    { numRuns: 1000 }
  )
})

it.each(formats)('has nothing to do where the lists from %s are there already', (_format, write) => {
  fc.assert(
    fc.property(lists, (picture) => {
      const contents = readContents(new TextEncoder().encode(write(listOf(picture))))
      expect(contents && previewOf('x', contents, picture.groups)).toEqual({
        file: 'x',
        edit: { kind: 'import', parts: [] },
        newContacts: 0,
        newGroups: [],
        additions: 0,
        known: listOf(picture).reduce((sum, { members }) => sum + members.length, 0),
        unreadable: []
      })
    }),
    { numRuns: 1000 }
  )
})

it('leaves out groups that nobody can change by hand', () => {
  const groups: Group[] = (['organisation', 'delegators', 'distribution', 'own'] as const).map((kind) => ({
    id: kind,
    kind,
    name: kind,
    members: ['sip:lena@corvo.example']
  }))
  const people: Person[] = [{ uri: 'sip:lena@corvo.example', name: 'Lena Fischer', presence: { kind: 'asking' } }]
  expect(listOf({ groups, people })).toEqual([
    { name: 'own', kind: 'own', members: [{ address: 'lena@corvo.example', name: 'Lena Fischer' }] }
  ])
})

it('writes the documented JSON', () => {
  const members = [{ address: 'lena@corvo.example', name: 'Lena Fischer' }]
  expect(JSON.parse(writeJsonList([{ name: 'Night shift', kind: 'own', members }], Date.UTC(2026, 0, 2)))).toEqual({
    format: 'rollcall-contacts',
    version: 1,
    exportedAt: '2026-01-02T00:00:00.000Z',
    groups: [{ name: 'Night shift', kind: 'own', members }]
  })
})

it('writes the documented CSV', () => {
  const members = [
    { address: 'lena@corvo.example', name: 'Fischer, Lena' },
    { address: 'omar@corvo.example', name: '=1+1' }
  ]
  expect(
    writeCsvList([
      { name: 'Night "A"', kind: 'own', members },
      { name: 'Empty', kind: 'own', members: [] }
    ])
  ).toBe(
    '\uFEFFgroup,kind,address,name\r\n' +
      '"Night ""A""",own,lena@corvo.example,"Fischer, Lena"\r\n' +
      '"Night ""A""",own,omar@corvo.example,\'=1+1\r\n' +
      'Empty,own,,\r\n'
  )
})
