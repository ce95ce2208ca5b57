// Tables by RFC 4180, and cells that no spreadsheet calculates.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromText, readCsv, writeCsv } from '../../../main/contact-files/csv'

const rows = (text: string, separator: ',' | ';' = ',') => [...readCsv(text, separator)]
const cells = (text: string, separator?: ',' | ';') => rows(text, separator).map((row) => row.cells)

it.each([
  ['', []],
  ['a', [['a']]],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd']
    ]
  ],
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd']
    ]
  ],
  ['a\rb', [['a'], ['b']]],
  ['a,,', [['a', '', '']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['"a,b","c\r\nd"', [['a,b', 'c\r\nd']]],
  ['"say ""hi""",""', [['say "hi"', '']]],
  ['""""', [['"']]],
  [' a , b ', [[' a ', ' b ']]]
])('reads %j', (text, expected) => expect(cells(text)).toEqual(expected))

it('reads a table with semicolons, in which a comma is nothing special', () => {
  expect(cells('a;b,c;"d;e"', ';')).toEqual([['a', 'b,c', 'd;e']])
})

it('tells on which line a row begins, and how it is written', () => {
  expect(rows('a,"b\r\nc\nd"\r\ne\n\nf').map(({ line, text }) => [line, text])).toEqual([
    [1, 'a,"b\r\nc\nd"'],
    [4, 'e'],
    [5, ''],
    [6, 'f']
  ])
})

it.each([
  ['a quote that is never closed', 'ok\nx,"y\nok', [['ok'], null, ['ok']]],
  ['text after a closing quote', 'ok\n"x"y\nok', [['ok'], null, ['ok']]],
  ['a quote within a cell that has none around it', 'ok\nx"y\nok', [['ok'], null, ['ok']]],
  ['a blank before a quote', 'ok\nx, "y"\nok', [['ok'], null, ['ok']]]
])('takes a line with %s for unreadable, and goes on with the next one', (_what, text, expected) =>
  expect(cells(text)).toEqual(expected)
)

it('leaves out cells that no table has', () => {
  expect(cells(','.repeat(1_000_000))[0]).toHaveLength(100)
})

it.each(['b","c\n', '"a\n', '""\n', '"\n"x\n', 'a,"b"c\n', '\n', '"""\n', ',",",\n', ";''=\t"])(
  'reads a megabyte of %j in a time that grows with its length only',
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length)
    const last = rows(text).at(-1)
    expect(last?.line).toBeLessThanOrEqual(text.split('\n').length)
  }
)

it.each([
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-1', "'-1"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', '"\'\t\'=1"'],
  ['\tx', '"\'\tx"'],
  ['  =1', "'  =1"],
  ['\u00A0=1', "'\u00A0=1"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ['x;=1;y', '"x;\'=1;y"'],
  ['x\n=1', '"x\n\'=1"'],
  ['=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"']
])('writes %j such that no spreadsheet calculates it', (cell, written) => {
  expect(writeCsv([[cell]])).toBe(`${written}\r\n`)
  expect(fromText(cells(writeCsv([[cell]]))[0]?.[0] ?? '')).toBe(cell)
})

it.each(['a=1', 'Lena-Marie', "O'Brien", 'x; y', '(+49) 30', "'quoted'", 'a\tb', '😀=)'])(
  'leaves %j as it is: it is no formula',
  (cell) => {
    const quoted = /[;\t]/.test(cell) ? `"${cell}"` : cell
    expect(writeCsv([[cell]])).toBe(`${quoted}\r\n`)
  }
)

/** Texts full of what matters in a table. */
const tricky = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 256 }),
  fc.string({ unit: fc.constantFrom(...'\'"=+-@＝,;\t\r\n \u00A0ab'), maxLength: 12 })
)

it('reads back exactly what was written', () => {
  // One cell that is empty and a line without any look the same.
  const table = fc.array(fc.array(tricky, { minLength: 1, maxLength: 5 }), { maxLength: 8 })
  fc.assert(
    fc.property(table, (written) => {
      expect(cells(writeCsv(written)).map((row) => row?.map(fromText))).toEqual(written)
    }),
    { numRuns: 5000 }
  )
})

it.each([',', ';'] as const)('writes nothing that begins with a formula where a program splits at %j', (separator) => {
  fc.assert(
    fc.property(tricky, (cell) => {
      const written = writeCsv([['x', cell, 'y']])
      // As a program would that knows nothing of quotes which do not begin a cell.
      const split = separator === ',' ? (cells(written)[0] ?? []) : written.split(/[;\t\r\n]/)
      expect(split.filter((part) => /^[^\S\t\r\n]*[=+\-@＝＋－＠]/.test(part))).toEqual([])
    }),
    { numRuns: 5000 }
  )
})
