// Tables as RFC 4180 has them, strict about quotes: a row that breaks the rules is told as it stands, and reading goes
// on with the next line. Cells are kept from being formulas in a spreadsheet, and that is undone exactly.

export interface Row {
  /** Its first line, from 1. */
  readonly line: number
  /** Null for a line that breaks the rules. */
  readonly cells: readonly string[] | null
  readonly text: string
}

type Separator = ',' | ';'

/** Nobody's table is wider; what stands further right is left out. */
const mostCells = 100

/**
 * The rows of a text. The time grows with its length, whatever it holds: as a quote may stand nowhere but around a cell
 * and twice within, no line after a bad one can reach as far as the bad one did.
 */
export function* readCsv(text: string, separator: Separator): Generator<Row> {
  let line = 1
  for (let at = 0; at < text.length;) {
    const row = readRow(text, at, separator)
    const end = row?.end ?? lineEnd(text, at)
    yield { line, cells: row?.cells ?? null, text: text.slice(at, end) }
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1
    line += countBreaks(text.slice(at, next))
    at = next
  }
}

function readRow(text: string, start: number, separator: Separator): { cells: string[]; end: number } | null {
  const cells: string[] = []
  for (let at = start; ; at += 1) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator)
    if (cell === null) return null
    if (cells.length < mostCells) cells.push(cell.value)
    at = cell.end
    if (at >= text.length || text[at] === '\r' || text[at] === '\n') return { cells, end: at }
    if (text[at] !== separator) return null
  }
}

interface Cell {
  readonly value: string
  readonly end: number
}

function readQuoted(text: string, start: number): Cell | null {
  for (let at = start + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at === -1) return null
    if (text[at + 1] !== '"') return { value: text.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 }
  }
}

function readPlain(text: string, start: number, separator: Separator): Cell {
  // A file may have nothing but empty lines, a million of them.
  if (text[start] === '\n' || text[start] === '\r') return { value: '', end: start }
  const pattern = separator === ',' ? /[^",\r\n]*/y : /[^";\r\n]*/y
  pattern.lastIndex = start
  const [value = ''] = pattern.exec(text) ?? []
  return { value, end: start + value.length }
}

function lineEnd(text: string, start: number): number {
  const offset = text.slice(start).search(/[\r\n]/)
  return offset === -1 ? text.length : start + offset
}

/** Most rows have only the one at their end. */
const countBreaks = (text: string) => (text.length < 2 ? text.length : (text.match(/\r\n|\r|\n/g)?.length ?? 0))

/** Rows as a text, with CRLF after each. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(asText(cell))).join(',')}\r\n`).join('')
}

/** Quotes also what programs elsewhere take for a separator, and blanks at the ends that some would take away. */
const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * Puts an apostrophe before what a spreadsheet would calculate: at the beginning of a cell, and where another separator
 * than ours would begin one. Apostrophes that stand there already get one more, so that `fromText` can tell.
 */
const asText = (cell: string) =>
  cell.replace(/^'*[^\S\t\r\n]*[=+\-@＝＋－＠\t\r\n]|(?<=[;\t\r\n])'*[^\S\t\r\n]*[=+\-@＝＋－＠]/g, "'$&")

/** Takes away what `asText` added. */
export const fromText = (cell: string): string =>
  cell.replace(/^'('*[^\S\t\r\n]*[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])'('*[^\S\t\r\n]*[=+\-@＝＋－＠])/g, '$1$2')
