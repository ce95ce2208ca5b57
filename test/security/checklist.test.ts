// The README's checklist of security is no promise but a list of tests: each of the twenty items names some, and each
// of those exists.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..', '..')
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
const section = /\n## Security\n([^]*?)\n## /.exec(readme)?.[1] ?? ''

/** Each row of the table: its number, and the tests it names by file and by words of theirs. */
const items = [...section.matchAll(/^\| (\d+) (.*?) +\|.*\| (.*?) *\|$/gm)].map(([, number, what, shownBy = '']) => ({
  number: Number(number),
  what,
  tests: shownBy.split('<br>').map((one) => /^`(test\/[^`]+)` › (.+)$/.exec(one.trim()) ?? [one])
}))

it('has the twenty items of Electron, in order', () => {
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

it.each(items)('item $number ($what) is shown by tests that exist', ({ tests }) => {
  expect(tests.length).toBeGreaterThan(0)
  const missing = tests.filter(([, file = '', words = '']) => {
    const place = path.join(root, file)
    return file === '' || words === '' || !existsSync(place) || !readFileSync(place, 'utf8').includes(words)
  })
  expect(missing.map(([all]) => all)).toEqual([])
})
