// The log file read back.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLogFile, readNewestLines } from '../../../main/desktop/log-file'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rollcall-log-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('reads back what was written, without secrets', async () => {
  const log = openLogFile(folder)
  log('one')
  log('two', { password: 's3cr3t' })
  const lines = await readNewestLines(folder, 200)
  expect(lines.map((line) => line.replace(/^\[[^\]]+\] \[info\]\s+/, ''))).toEqual([
    'one',
    'two password= [struck out]'
  ])
})

it('reads no more lines than asked for, the newest last, over the start of a new file', async () => {
  writeFileSync(path.join(folder, 'rollcall.old.log'), 'a\nb\nc\n')
  writeFileSync(path.join(folder, 'rollcall.log'), 'd\ne\n')
  expect(await readNewestLines(folder, 4)).toEqual(['b', 'c', 'd', 'e'])
  expect(await readNewestLines(folder, 2)).toEqual(['d', 'e'])
})

it('finds nothing before anything was written, and says when it cannot read', async () => {
  expect(await readNewestLines(folder, 4)).toEqual([])
  mkdirSync(path.join(folder, 'rollcall.log'))
  await expect(readNewestLines(folder, 4)).rejects.toThrow('EISDIR')
})

it.each<[string, string, (file: string) => void]>([
  ['the disk is full', 'ENOSPC', (file) => symlinkSync('/dev/full', file)],
  ['a folder lies where the file should be', 'EISDIR', (file) => mkdirSync(file)]
])('goes on when %s, at the start and later, and says nothing wrong', (_what, code, spoil) => {
  const spoiled = path.join(folder, 'spoiled')
  mkdirSync(spoiled)
  spoil(path.join(spoiled, 'rollcall.log'))
  const log = openLogFile(spoiled)
  expect(() => writeFileSync(path.join(spoiled, 'rollcall.log'), 'one')).toThrow(code)
  log('one')
  log('two')
  const sound = openLogFile(folder)
  sound('three')
  expect(readFileSync(path.join(folder, 'rollcall.log'), 'utf8')).toMatch(/three\n$/)
})

it('goes on where the folder of the log cannot be made', () => {
  writeFileSync(path.join(folder, 'file'), '')
  const log = openLogFile(path.join(folder, 'file', 'logs'))
  log('one')
  log('two')
  expect(existsSync(path.join(folder, 'file', 'logs'))).toBe(false)
})
