// Export and import as the window asks for them, with real files: what is asked, what is written, what is refused.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createContactFile } from '../../main/contact-file'
import type { AppState } from '../../preload/contract'
import { picture } from './picture'

const signedIn = picture({
  people: [{ uri: 'sip:lena@corvo.example', name: 'Lena Fischer', presence: { kind: 'asking' } }],
  groups: [
    { id: 'f', kind: 'favourites', name: 'Pinned', members: [] },
    { id: 'n', kind: 'own', name: 'Night shift', members: ['sip:lena@corvo.example'] }
  ]
})
const signedOut: AppState = { ...signedIn, connection: { kind: 'signed-out' }, people: [], groups: [] }

let home: string
const at = (name: string) => path.join(home, name)

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rollcall-contacts-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** `chosen`: what the user answers in the dialog; `during`: what happens while it is open. */
function setUp(chosen: string | null, { state = signedIn, during = () => undefined as AppState | undefined } = {}) {
  const asked: string[] = []
  const lines: string[] = []
  let current = state
  const answer = async (what: string) => {
    asked.push(what)
    current = during() ?? current
    return chosen
  }
  const files = createContactFile({
    state: () => current,
    dialogs: { askWhereTo: answer, askWhich: () => answer('which') },
    now: () => 0,
    log: (line) => lines.push(line)
  })
  return { files, asked, lines }
}

it.each(['json', 'csv'] as const)(
  'writes the list as %s where the user wants it, and reads it again',
  async (format) => {
    const { files, asked } = setUp(at('mine.txt'))
    expect(await files.exportContacts(format)).toEqual({ ok: true, value: 'mine.txt' })
    expect(asked).toEqual([`rollcall-contacts.${format}`])
    expect(readFileSync(at('mine.txt'), 'utf8')).toContain('lena@corvo.example')
    expect(await files.chooseImport()).toEqual({
      ok: true,
      value: {
        file: 'mine.txt',
        edit: { kind: 'import', parts: [] },
        newContacts: 0,
        newGroups: [],
        additions: 0,
        known: 1,
        unreadable: []
      }
    })
  }
)

it('does nothing when the user thinks better of it', async () => {
  const { files } = setUp(null)
  expect(await files.exportContacts('csv')).toEqual({ ok: true, value: null })
  expect(await files.chooseImport()).toEqual({ ok: true, value: null })
  expect(readdirSync(home)).toEqual([])
})

it('asks for no file while there are no lists', async () => {
  const { files, asked } = setUp(at('mine.csv'), { state: signedOut })
  const refused = { ok: false, problem: { code: 'not-connected' } }
  expect(await files.exportContacts('csv')).toEqual(refused)
  expect(await files.chooseImport()).toEqual(refused)
  expect(asked).toEqual([])
})

it('writes the list that the user saw, though the session ends while the dialog is open', async () => {
  const { files } = setUp(at('mine.csv'), { during: () => signedOut })
  await files.exportContacts('csv')
  expect(readFileSync(at('mine.csv'), 'utf8')).toContain('lena@corvo.example')
})

it('compares a file with the lists as they are once it was chosen', async () => {
  writeFileSync(at('mine.csv'), 'group,address\nNight shift,lena@corvo.example\n')
  const later = setUp(at('mine.csv'), { during: () => ({ ...signedIn, groups: signedIn.groups.slice(0, 1) }) })
  expect(await later.files.chooseImport()).toMatchObject({ value: { newGroups: ['Night shift'], additions: 1 } })
  const ended = setUp(at('mine.csv'), { during: () => signedOut })
  expect(await ended.files.chooseImport()).toEqual({ ok: false, problem: { code: 'not-connected' } })
})

it('says that a file could not be written, by its name alone', async () => {
  const { files, lines } = setUp(at('missing/mine.csv'))
  expect(await files.exportContacts('csv')).toEqual({
    ok: false,
    problem: { code: 'file-not-written', about: 'mine.csv' }
  })
  expect(lines).toEqual(['the contacts could not be written'])
})

it('says that a file cannot be read', async () => {
  const { files, lines } = setUp(at('missing.csv'))
  expect(await files.chooseImport()).toEqual({ ok: false, problem: { code: 'file-unreadable', about: 'missing.csv' } })
  expect(lines).toEqual(['a file of contacts could not be read'])
})

it.each([
  ['something else', 'Dear Lena,'],
  ['too large', `group,address\n${'Night shift,lena@corvo.example\n'.repeat(400_000)}`],
  ['longer than any list', `group,address\n${'Night shift,lena@corvo.example\n'.repeat(10_001)}`]
])('says that a file is no contact list: %s', async (_what, text) => {
  writeFileSync(at('mine.csv'), text)
  expect(await setUp(at('mine.csv')).files.chooseImport()).toEqual({
    ok: false,
    problem: { code: 'file-not-a-list', about: 'mine.csv' }
  })
})
