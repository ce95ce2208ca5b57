// The settings file in real folders: kept over a restart, set aside when damaged, done without when it cannot be had.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openStore } from '../../../main/desktop/store'

let home: string
let lines: string[]

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rollcall-store-'))
  lines = []
  // The store's library asks for Electron's path when it is loaded; with this nothing is looked for or downloaded.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', home)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

async function open(folder = home) {
  const store = openStore(folder, (line) => lines.push(line), Promise.resolve())
  await store.opened
  return store
}
const file = () => path.join(home, 'settings.json')

it('keeps values over a restart', async () => {
  const store = await open()
  store.set('settings', { theme: 'dark' })
  store.set('account', { signInAddress: 'lena@corvo.example' })
  store.delete('account')
  const next = await open()
  expect(next.get('settings')).toEqual({ theme: 'dark' })
  expect(next.get('account')).toBeUndefined()
  expect(lines).toEqual([])
})

it('gives what was kept at once, and keeps what is set before the file can be written', async () => {
  await open().then((store) => store.set('settings', { theme: 'dark' }))
  const store = openStore(home, (line) => lines.push(line), Promise.resolve())
  expect(store.get('settings')).toEqual({ theme: 'dark' })
  store.set('account', { userName: 'lena' })
  await store.opened
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    version: 2,
    settings: { theme: 'dark' },
    account: { userName: 'lena' }
  })
})

it('has the same id for the installation at every start, and another one elsewhere', async () => {
  const id = (await open()).endpointId()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect((await open()).endpointId()).toBe(id)
  expect((await open(path.join(home, 'other'))).endpointId()).not.toBe(id)
})

it('makes a new id when the stored one is damaged', async () => {
  writeFileSync(file(), JSON.stringify({ endpointId: 7 }))
  const store = await open()
  const id = store.endpointId()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(store.endpointId()).toBe(id)
})

it.each(['{"settings": {"theme"', 'not JSON', '\0\0\0'])(
  'keeps a damaged file aside and starts anew: %j',
  async (text) => {
    writeFileSync(file(), text)
    const store = await open()
    expect(store.get('settings')).toBeUndefined()
    store.set('settings', { theme: 'light' })
    expect(readFileSync(`${file()}.damaged`, 'utf8')).toBe(text)
    expect((await open()).get('settings')).toEqual({ theme: 'light' })
    expect(lines).toEqual(['the settings file is damaged; what can be read of it is used'])
    expect(store.condition()).toBe('restored')
    expect((await open()).condition()).toBe('kept')
  }
)

it('loses no more than the value that is damaged, and keeps a copy of it', async () => {
  const text = JSON.stringify({ version: 2, settings: 'dark', account: { userName: 'lena' } })
  writeFileSync(file(), text)
  const store = await open()
  expect([store.get('settings'), store.get('account')]).toEqual([undefined, { userName: 'lena' }])
  expect(store.condition()).toBe('restored')
  expect(readFileSync(`${file()}.damaged`, 'utf8')).toBe(text)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ version: 2, account: { userName: 'lena' } })
})

it('uses what it knows of a file from a newer version, and keeps a copy for that one', async () => {
  const text = JSON.stringify({ version: 9, settings: { theme: 'dark' }, moods: ['calm'] })
  writeFileSync(file(), text)
  const store = await open()
  expect(store.get('settings')).toEqual({ theme: 'dark' })
  expect(store.condition()).toBe('restored')
  expect(readFileSync(`${file()}.newer`, 'utf8')).toBe(text)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ version: 2, settings: { theme: 'dark' } })
  expect((await open()).condition()).toBe('kept')
})

it('reads a file of the first version, which had no number, and gives it one', async () => {
  writeFileSync(file(), JSON.stringify({ settings: { theme: 'dark' }, endpointId: 'one' }))
  const store = await open()
  expect(store.condition()).toBe('kept')
  store.set('bounds', { width: 400 })
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    version: 2,
    settings: { theme: 'dark' },
    endpointId: 'one',
    bounds: { width: 400 }
  })
})

it.each(['[]', '"text"', '7', 'null'])('takes a file that holds no object as empty: %s', async (text) => {
  writeFileSync(file(), text)
  const store = await open()
  expect(store.get('settings')).toBeUndefined()
  store.set('settings', { theme: 'light' })
  expect(store.get('settings')).toEqual({ theme: 'light' })
})

it('goes on when the file is damaged while the app runs', async () => {
  const store = await open()
  store.set('settings', { theme: 'dark' })
  writeFileSync(file(), 'not JSON')
  expect(store.get('settings')).toEqual({ theme: 'dark' })
  expect(store.set('account', { userName: 'lena' })).toBe(true)
  const next = await open()
  expect(next.get('settings')).toEqual({ theme: 'dark' })
  expect(next.get('account')).toEqual({ userName: 'lena' })
})

it('carries along what it does not know', async () => {
  writeFileSync(file(), JSON.stringify({ watched: ['sip:lena@corvo.example'] }))
  const store = await open()
  store.set('settings', { theme: 'dark' })
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    version: 2,
    watched: ['sip:lena@corvo.example'],
    settings: { theme: 'dark' }
  })
})

it('says that a value is not in the file when the file cannot be written any more', async () => {
  const store = await open()
  expect(store.set('settings', { theme: 'dark' })).toBe(true)
  rmSync(file())
  mkdirSync(file())
  expect(store.set('settings', { theme: 'light' })).toBe(false)
  expect(store.get('settings')).toEqual({ theme: 'light' })
  expect(lines).toEqual(['the settings file cannot be written'])
})

it('tells when the file can be written no more, and when it can again', async () => {
  const store = await open()
  const heard: string[] = []
  const end = store.onChange(() => heard.push(store.condition()))
  store.set('settings', { theme: 'dark' })
  rmSync(file())
  mkdirSync(file())
  store.set('settings', { theme: 'light' })
  store.set('settings', { theme: 'dark' })
  rmSync(file(), { recursive: true })
  store.set('account', { userName: 'lena' })
  expect(heard).toEqual(['not-kept', 'kept'])
  expect((await open()).get('settings')).toEqual({ theme: 'dark' })
  end()
  rmSync(file())
  mkdirSync(file())
  store.delete('account')
  expect(store.condition()).toBe('not-kept')
  expect(heard).toHaveLength(2)
})

it('keeps everything as soon as what was in the way at the start is gone', async () => {
  mkdirSync(file())
  const store = await open()
  expect(store.condition()).toBe('not-kept')
  store.set('settings', { theme: 'dark' })
  rmSync(file(), { recursive: true })
  expect(store.set('account', { userName: 'lena' })).toBe(true)
  expect(store.condition()).toBe('kept')
  expect((await open()).get('settings')).toEqual({ theme: 'dark' })
})

// Permissions would not stop the tests of a superuser; a file or a folder in the way stops everybody.
it.each([
  ['the folder cannot be made', () => writeFileSync(path.join(home, 'in-the-way'), ''), 'in-the-way'],
  [
    'the file cannot be read or written',
    () => mkdirSync(path.join(home, 'odd', 'settings.json'), { recursive: true }),
    'odd'
  ]
])('works from memory when %s', async (_what, prepare, folder) => {
  prepare()
  const store = await open(path.join(home, folder))
  expect(store.set('settings', { theme: 'dark' })).toBe(false)
  expect(store.get('settings')).toEqual({ theme: 'dark' })
  expect(store.endpointId()).toBe(store.endpointId())
  store.delete('settings')
  expect(store.get('settings')).toBeUndefined()
  expect(store.condition()).toBe('not-kept')
  expect(lines).not.toEqual([])
})
