// What is copied for a report: enough to help, and nobody's name.

import { expect, it } from 'vitest'
import { createDiagnostics, type DiagnosticsPorts } from '../../main/diagnostics'
import { defaultSettings } from '../../main/settings'
import { picture } from './picture'

const lena = { uri: 'sip:lena.fischer@corvo.example', name: 'Lena Fischer', presence: { kind: 'asking' } } as const

const state = picture({
  connection: {
    kind: 'reconnecting',
    attempt: 1,
    nextTryAt: 0,
    asOf: null,
    problem: { code: 'server-unreachable', about: 'pool.corvo.example' }
  },
  account: {
    signInAddress: 'ines.c@corvo.example',
    userName: 'CORVO\\ines.carvalho',
    server: 'https://pool02.corvo.example/',
    keepSignedIn: true
  },
  me: { ...lena, uri: 'sip:ines.c@corvo.example', name: 'Inês Carvalho' },
  people: [lena],
  groups: [{ id: 'g-77', kind: 'own', name: 'Night shift', members: [lena.uri] }],
  watching: [lena.uri],
  settings: { ...defaultSettings, theme: 'dark', collapsedGroups: ['g-77', 'g-78'] },
  keychain: 'locked',
  alerts: { watches: [], pausedUntil: null, quiet: 'paused', heldBack: [], notifications: 'absent' },
  desktop: { tray: 'absent', idleTime: 'unknown', settingsFile: 'restored', lastEnd: 'killed' }
})

const lines = [
  '[2026-11-22 22:16:48.123] [info] signed in as ines.c@corvo.example at https://pool.corvo.example/ucwa',
  '[2026-11-22 22:16:49.000] [info] CORVO\\ines.carvalho password=s3cr3t',
  '[2026-11-22 22:16:50.000] [info] got cwt=AAEBsecret for Lena Fischer <lena.fischer@corvo.example>',
  '[2026-11-22 22:16:51.000] [info] Night shift of Inês Carvalho, in /home/ines-home/notes on ines-laptop',
  '[2026-11-22 22:16:52.000] [info] Corvo: pool02 did not answer sip%3Alena.fischer%40corvo.example'
]

const secrets = ['s3cr3t', 'AAEBsecret']
const names = [
  /lena/i,
  /fischer/i,
  /\bin[eê]s/i,
  /carvalho/i,
  /corvo/i,
  /night shift/i,
  /g-7[78]/,
  /pool/i,
  /laptop/i,
  /@|%40/
]

async function copied(more: Partial<DiagnosticsPorts> = {}): Promise<{ text: string; logged: string[] }> {
  const logged: string[] = []
  let text = ''
  const { copyDiagnostics } = createDiagnostics({
    state: () => state,
    readAbout: async () => ({
      version: '0.1.0',
      electron: '45.4.1',
      chromium: '150.0.1.2',
      node: '24.1.0',
      licences: 'MIT'
    }),
    system: () => ({ platform: 'linux', release: '6.1.0', arch: 'x64', session: 'wayland', desktop: 'GNOME' }),
    readLog: async () => lines,
    hosts: () => ['pool.corvo.example'],
    ownNames: ['ines-laptop', '/home/ines-home'],
    failure: () => '',
    copy: (copy) => void (text = copy),
    log: (line) => logged.push(line),
    ...more
  })
  await copyDiagnostics()
  return { text, logged }
}

it('says what runs, on what, and how it is doing', async () => {
  const { text } = await copied()
  expect(text.split('\n').slice(0, 8)).toEqual([
    'Rollcall 0.1.0 (Electron 45.4.1, Chromium 150.0.1.2, Node 24.1.0)',
    'System: linux 6.1.0 x64 session=wayland desktop=GNOME',
    'Connection: reconnecting (server-unreachable), server found by: address',
    'Keychain: locked, keep signed in: true',
    'Desktop: tray absent, idle time unknown, settings file restored',
    'The run before: killed',
    'Notifications: absent, quiet: paused, watches: 0',
    'Lists: 1 people, 1 groups, editing allowed'
  ])
  expect(text).toContain('"theme":"dark"')
  expect(text).toContain('"collapsedGroups":2')
})

it.each(secrets)('holds no secret: %s', async (secret) => expect((await copied()).text).not.toContain(secret))

it.each(names)('names nobody and no place: %s', async (name) => expect((await copied()).text).not.toMatch(name))

it('lets lines about the same person and place be matched', async () => {
  const { text } = await copied()
  expect(text.split('\n').slice(-5)).toEqual([
    '[2026-11-22 22:16:48.123] [info] signed in as <address 1> at https://<host 1>/ucwa',
    '[2026-11-22 22:16:49.000] [info] <user 1> password= [struck out]',
    '[2026-11-22 22:16:50.000] [info] got cwt=[struck out] for <person 2> <<address 2>>',
    '[2026-11-22 22:16:51.000] [info] <group 1> of <person 1>, in <user 1>/notes on <user 1>',
    '[2026-11-22 22:16:52.000] [info] <host 2>: <host 3> did not answer <address 2>'
  ])
})

it('asks for the newest 200 lines, and cuts long ones', async () => {
  let asked = 0
  const { text } = await copied({
    readLog: async (count) => {
      asked = count
      return ['x'.repeat(5000)]
    }
  })
  expect(asked).toBe(200)
  expect(text.split('\n').at(-1)).toBe('x'.repeat(1000))
})

it('copies the rest when the log cannot be read', async () => {
  const { text, logged } = await copied({ readLog: () => Promise.reject(new Error('no permission')) })
  expect(text).toContain('Log, the newest 0 lines:')
  expect(logged).toEqual(['the log cannot be read'])
})

it('has something to say before anybody signed in', async () => {
  const { text } = await copied({
    state: () => ({ ...state, account: null, me: null, people: [], groups: [], connection: { kind: 'signed-out' } })
  })
  expect(text).toContain('Connection: signed-out, server found by: nobody signed in')
})

it('hands on what ended the run before, without names', async () => {
  const failure = 'TypeError: no presence of Lena Fischer\n    at tell (app.asar/out/main/index.js:1:2)'
  const { text } = await copied({ failure: () => failure })
  expect(text).toContain('The run before ended by an error:\nTypeError: no presence of <person 2>\n')
  expect(text).toContain('out/main/index.js:1:2')
})
