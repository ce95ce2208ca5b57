// Starting with the computer: the autostart file appears, follows and goes; other systems are told the same.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { autostartEntry, createLoginItem } from '../../../main/desktop/login-item'

let parent = ''
beforeEach(() => void (parent = mkdtempSync(path.join(tmpdir(), 'rollcall-login-'))))
afterEach(() => rmSync(parent, { recursive: true }))

function setUp(platform: NodeJS.Platform = 'linux') {
  const folder = path.join(parent, 'autostart')
  const told: unknown[] = []
  const logged: string[] = []
  const follow = createLoginItem({
    platform,
    program: '/opt/Rollcall/rollcall',
    folder,
    app: { setLoginItemSettings: (settings) => told.push(settings) },
    log: (what) => logged.push(what)
  })
  return { follow, told, logged, file: path.join(folder, 'rollcall.desktop') }
}

const on = { startAtLogin: true, startHidden: true }
const off = { startAtLogin: false, startHidden: true }

it('writes the file, without a window where that is wanted', () => {
  const { follow, file } = setUp()
  follow(on)
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Rollcall/rollcall" --hidden\n')
  follow({ ...on, startHidden: false })
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Rollcall/rollcall"\n')
})

it('removes the file again, also one of a former run', () => {
  const { follow, file } = setUp()
  follow(on)
  follow(off)
  expect(existsSync(file)).toBe(false)
  setUp().follow(on)
  setUp().follow(off)
  expect(existsSync(file)).toBe(false)
})

it('corrects a file that leads to another place, and leaves a right one alone', () => {
  const { follow, file } = setUp()
  follow(on)
  writeFileSync(file, autostartEntry('/home/lena/old/rollcall', true))
  setUp().follow(on)
  expect(readFileSync(file, 'utf8')).toBe(autostartEntry('/opt/Rollcall/rollcall', true))
  utimesSync(file, 1, 1)
  setUp().follow(on)
  expect(statSync(file).mtimeMs).toBe(1000)
})

it('says in the log that the file cannot be written', () => {
  writeFileSync(path.join(parent, 'autostart'), 'a file where the folder should be')
  const { follow, logged } = setUp()
  follow(on)
  expect(logged).toEqual(['the start with the computer could not be changed'])
})

it.each(['win32', 'darwin'] as const)('tells %s, once for each change', (platform) => {
  const { follow, told, file } = setUp(platform)
  follow(on)
  follow(on)
  follow(off)
  expect(told).toEqual([
    { openAtLogin: true, path: '/opt/Rollcall/rollcall', args: ['--hidden'] },
    { openAtLogin: false, path: '/opt/Rollcall/rollcall', args: ['--hidden'] }
  ])
  expect(existsSync(file)).toBe(false)
})

it.each([
  ['a space', '/home/lena f/Rollcall.AppImage', '"/home/lena f/Rollcall.AppImage"'],
  ['a quotation mark', '/a"b', String.raw`"/a\\"b"`],
  ['a dollar', '/a$(touch x)', String.raw`"/a\\$(touch x)"`],
  ['a backtick', '/a`b', '"/a\\\\`b"'],
  ['a backslash', String.raw`/a\b`, String.raw`"/a\\\\b"`],
  ['a percent sign', '/100%u', '"/100%%u"'],
  ['a line', '/a\nExec=evil', String.raw`"/a\nExec=evil"`]
])('writes a path with %s as one word', (_what, program, word) => {
  const lines = autostartEntry(program, false).split('\n')
  expect(lines.filter((line) => line.startsWith('Exec='))).toEqual([`Exec=${word}`])
})
