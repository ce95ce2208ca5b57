// Files in real folders: whole or not at all.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readUpTo, writeWhole } from '../../../main/contact-files/disk'

let home: string
const at = (name: string) => path.join(home, name)

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rollcall-disk-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

it('writes a new file and one in the place of another, and leaves nothing else behind', async () => {
  await writeWhole(at('list.csv'), 'first 😀')
  expect(readFileSync(at('list.csv'), 'utf8')).toBe('first 😀')
  await writeWhole(at('list.csv'), 'second')
  expect(readFileSync(at('list.csv'), 'utf8')).toBe('second')
  expect(readdirSync(home)).toEqual(['list.csv'])
})

it('writes where a link leads', async () => {
  writeFileSync(at('target.csv'), 'old')
  symlinkSync(at('target.csv'), at('link.csv'))
  await writeWhole(at('link.csv'), 'new')
  expect(readFileSync(at('target.csv'), 'utf8')).toBe('new')
})

it.each([
  ['the folder is not there', 'missing/list.csv'],
  ['a folder is in the way', 'folder'],
  ['a file stands for a folder', 'file/list.csv']
])('rejects when %s, and leaves everything as it was', async (_what, name) => {
  mkdirSync(at('folder/inside'), { recursive: true })
  writeFileSync(at('file'), 'as it was')
  await expect(writeWhole(at(name), 'text')).rejects.toThrow()
  expect(readdirSync(home, { recursive: true }).sort()).toEqual(['file', 'folder', 'folder/inside'])
  expect(readFileSync(at('file'), 'utf8')).toBe('as it was')
})

it.each([
  [0, ''],
  [9, '123456789'],
  [10, '1234567890'],
  [11, '12345678901'],
  [500, '12345678901']
])('reads a file of %i bytes up to one byte more than the limit of ten', async (length, expected) => {
  writeFileSync(at('file'), '1234567890'.repeat(50).slice(0, length))
  expect(Buffer.from(await readUpTo(at('file'), 10)).toString()).toBe(expected)
})

it.each(['missing', 'folder', '/dev/zero'])('rejects what is no file: %s', async (name) => {
  mkdirSync(at('folder'))
  await expect(readUpTo(path.resolve(home, name), 10)).rejects.toThrow()
})
