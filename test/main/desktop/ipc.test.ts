// The door between window and app: whoever knocks gets an outcome, and the log never learns what was said.

import { expect, it } from 'vitest'
import { answerCommands, isFromPage, sendState, type IpcPorts } from '../../../main/desktop/ipc'
import { createCommands, type CommandPorts } from '../../../main/commands'
import { createLog } from '../../../main/log'
import { commandChannel, eventChannel } from '../../../preload/channels'
import { notingPorts } from '../noting-ports'
import { picture } from '../picture'

const state = picture({ number: 4 })

type Handler = Parameters<IpcPorts['ipcMain']['handle']>[1]

function setUp(ports: Partial<CommandPorts> = {}) {
  const handlers = new Map<string, Handler>()
  const lines: string[] = []
  const did: string[] = []
  answerCommands({
    ipcMain: { handle: (channel, handler) => void handlers.set(channel, handler) },
    commands: createCommands({ ...notingPorts(() => state, did), ...ports }),
    isOurs: (event) => event.senderFrame?.url === 'app://ui/index.html',
    log: createLog((line) => lines.push(line))
  })
  const ask = (name: unknown, args: readonly unknown[] = [], url: string | null = 'app://ui/index.html') => {
    const handler = handlers.get(commandChannel)
    // Of Electron's event only the frame that sent it is looked at.
    const event = { senderFrame: url === null ? null : { url } } as Parameters<Handler>[0]
    return Promise.resolve(handler?.(event, name, ...args))
  }
  return { ask, lines, did }
}

const notUnderstood = { ok: false, problem: { code: 'not-understood' } }

it('answers a command of our page', async () => {
  const { ask, lines } = setUp()
  expect(await ask('getState')).toEqual({ ok: true, value: state })
  expect(lines).toEqual([])
})

it('passes on the outcome of a command that refuses', async () => {
  const refused = { ok: false, problem: { code: 'not-connected' } } as const
  const { ask } = setUp({ setMyNote: async () => refused })
  expect(await ask('setMyNote', ['hello'])).toEqual(refused)
})

it.each(['https://evil.example/', 'app://ui/photo/x', null])('refuses %s, and runs nothing', async (url) => {
  const { ask, lines, did } = setUp()
  expect(await ask('signOut', [], url)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
  expect(lines).toEqual([`refused a command of a stranger frame=${url ?? 'gone'}`])
})

it.each(['deleteEverything', 'toString', '__proto__', 'constructor', '', 7, null, undefined, { name: 'getState' }])(
  'does not understand the command %j',
  async (name) => {
    const { ask, lines } = setUp()
    expect(await ask(name)).toEqual(notUnderstood)
    expect(lines).toHaveLength(1)
  }
)

it.each([
  [
    'signIn',
    [{ signInAddress: 'x', userName: '', server: '', password: ['s3cr3t'], keepSignedIn: true }],
    '0.password'
  ],
  ['signIn', ['s3cr3t'], '0'],
  ['setMyNote', [{ text: 's3cr3t' }], '0'],
  ['getState', ['s3cr3t'], '0'],
  ['openMail', [], '0'],
  ['edit', [{ kind: 'add', people: [{ uri: 'sip:s3cr3t@corvo.example', name: 7 }], to: 'g' }], '0.people.0.name'],
  ['edit', [{ kind: 's3cr3t' }], '0.kind']
])('does not understand wrong arguments of %s, and logs only where the mistake is', async (name, args, at) => {
  const { ask, lines } = setUp()
  expect(await ask(name, args)).toEqual(notUnderstood)
  expect(lines.join()).not.toContain('s3cr3t')
  expect(lines).toEqual([`refused wrong arguments command=${name} at=${at}`])
})

it.each([
  ['rejects', () => Promise.reject(new Error('no keyring'))],
  [
    'throws',
    () => {
      throw new Error('no keyring')
    }
  ]
])('answers with an outcome when a command %s, and logs why', async (_how, signOut) => {
  const { ask, lines } = setUp({ signOut })
  expect(await ask('signOut')).toEqual(notUnderstood)
  expect(lines).toEqual(['a command failed command=signOut error=Error: no keyring'])
})

const address = 'app://ui/index.html'
const mainFrame = { url: address }

it.each([
  ['the top frame of our page', mainFrame, { mainFrame, address }, true],
  ['the same at a place in it', { url: `${address}#list` }, undefined, true],
  ['a frame inside, of the same address', { url: address }, { mainFrame, address }, false],
  ['our frame once it shows another page', { url: 'https://evil.example/' }, undefined, false],
  ['our frame with a page whose address begins the same', { url: `${address}.evil` }, undefined, false],
  ['a frame that is gone', null, { mainFrame, address }, false],
  ['any frame while there is no window', mainFrame, null, false],
  ['nobody while there is no window', null, null, false]
])('judges a message of %s', (_who, senderFrame, page, isOurs) => {
  const itself = senderFrame === null ? null : { mainFrame: senderFrame, address }
  expect(isFromPage({ senderFrame }, page === undefined ? itself : page)).toBe(isOurs)
})

it('does not let a long name fill the log', async () => {
  const { ask, lines } = setUp()
  await ask('x'.repeat(10_000))
  expect(lines.join().length).toBeLessThan(200)
})

it('tells the page of a picture as long as there is a page', () => {
  const sent: unknown[] = []
  let isGone = false
  const window = {
    isDestroyed: () => isGone,
    get webContents() {
      if (isGone) throw new TypeError('Object has been destroyed')
      return { send: (...message: unknown[]) => sent.push(message) }
    }
  }
  // Of Electron's window only these two are used.
  const asWindow = window as unknown as Parameters<typeof sendState>[0]
  sendState(asWindow, state)
  isGone = true
  sendState(asWindow, state)
  expect(sent).toEqual([[eventChannel, 'state', state]])
})
