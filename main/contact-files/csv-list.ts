// The contact list as a table: one row per person and group; a row without an address stands for an empty group.

import type { FileContents, ListedGroup } from './contact-list'
import { fromText, readCsv, writeCsv, type Row } from './csv'
import { readEntry, shown } from './entries'

const columns = ['group', 'kind', 'address', 'name'] as const

type Column = (typeof columns)[number]

/** With a byte-order mark: spreadsheets take the text for UTF-8 by it. */
export function writeCsvList(groups: readonly ListedGroup[]): string {
  const rows = groups.flatMap(({ name, kind, members }) =>
    members.length === 0 ? [[name, kind, '', '']] : members.map((member) => [name, kind, member.address, member.name])
  )
  return `\uFEFF${writeCsv([columns, ...rows])}`
}

/** Null if there is no header with an address in it. Columns may stand in any order, others are left out. */
export function readCsvList(text: string): FileContents | null {
  for (const separator of [',', ';'] as const) {
    const rows = readCsv(text, separator)
    const header = rows.next()
    const names = header.done ? [] : (header.value.cells ?? []).map((cell) => cell.trim().toLowerCase())
    if (names.includes('address')) return entries(rows, names)
  }
  return null
}

function* entries(rows: Generator<Row>, header: readonly string[]): FileContents {
  for (const { line, cells, text } of rows) {
    if (cells === null) yield { at: line, text: shown(text) }
    else if (cells.some((cell) => cell.trim() !== '')) {
      const part = (column: Column) => fromText(cells[header.indexOf(column)] ?? '')
      const parts = { group: part('group'), kind: part('kind'), address: part('address'), name: part('name') }
      yield readEntry(line, text, parts)
    }
  }
}
