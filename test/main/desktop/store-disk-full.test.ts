// The settings file on a disk without room: what is kept stays whole, what is set holds for this run, and that is said.

import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openStore } from '../../../main/desktop/store'

let home: string
let isFull: boolean

// What writes the file takes the function when it is loaded, which the first store does.
const write = fs.writeSync.bind(fs)
vi.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
  if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  return Reflect.apply(write, undefined, args) as number
})

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rollcall-store-'))
  isFull = false
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', home)
})

afterEach(() => {
  // The writer keeps the function: other files of this worker write with it too.
  isFull = false
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

it('keeps the settings as they were while the disk is full, says so once, and writes everything when there is room', async () => {
  const lines: string[] = []
  const heard: string[] = []
  const store = openStore(home, (line) => lines.push(line), Promise.resolve())
  await store.opened
  store.onChange(() => heard.push(store.condition()))
  expect(store.set('settings', { theme: 'dark' })).toBe(true)
  const kept = readFileSync(path.join(home, 'settings.json'), 'utf8')

  isFull = true
  expect(store.set('settings', { theme: 'light' })).toBe(false)
  expect(store.set('account', { userName: 'lena' })).toBe(false)
  expect(store.get('settings')).toEqual({ theme: 'light' })
  expect(readFileSync(path.join(home, 'settings.json'), 'utf8')).toBe(kept)
  expect(readdirSync(home)).toEqual(['settings.json'])
  expect([heard, lines]).toEqual([['not-kept'], ['the settings file cannot be written']])

  isFull = false
  expect(store.set('bounds', { width: 400 })).toBe(true)
  expect(heard).toEqual(['not-kept', 'kept'])
  expect(JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8'))).toEqual({
    version: 2,
    settings: { theme: 'light' },
    account: { userName: 'lena' },
    bounds: { width: 400 }
  })
})

it('starts on a full disk, from memory', async () => {
  isFull = true
  const store = openStore(home, () => undefined, Promise.resolve())
  await store.opened
  expect(store.condition()).toBe('not-kept')
  store.set('settings', { theme: 'dark' })
  expect(store.get('settings')).toEqual({ theme: 'dark' })
})
