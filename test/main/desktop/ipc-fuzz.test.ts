// Tens of thousands of messages at the door: a page that somebody else writes could send any of them. Whatever comes,
// there is an outcome, and nothing happens that was not asked for in full.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCommands } from '../../../main/commands'
import { answerCommands, type IpcPorts } from '../../../main/desktop/ipc'
import { createLog } from '../../../main/log'
import { commandNames, type Commands } from '../../../preload/contract'
import { form, lena } from '../noted-commands'
import { notingPorts } from '../noting-ports'
import { picture } from '../picture'

type Handler = Parameters<IpcPorts['ipcMain']['handle']>[1]
type Answer = { readonly ok: boolean; readonly problem?: { readonly code: string } }

const settings = {
  theme: 'dark',
  collapsedGroups: ['g'],
  quietHours: { isOn: true, from: 1, to: 2, days: [1] }
} as const

/** One message that is understood, for each command: a command without one does not compile. */
const understood: { readonly [K in keyof Commands]: Readonly<Parameters<Commands[K]>> } = {
  getState: [],
  signIn: [form],
  trySampleOrganisation: [],
  cancelSignIn: [],
  signOut: [],
  connectNow: [],
  setMyAvailability: ['busy', 1],
  resetMyAvailability: [],
  setMyNote: ['a note'],
  setMyLocation: ['here'],
  readDetails: [lena.uri],
  openMail: [lena.uri],
  openCall: [lena.uri],
  copyAddress: [lena.uri],
  openMailToAll: [[lena.uri]],
  copyAddresses: [[lena.uri]],
  changeSettings: [settings],
  keepSignedIn: [true],
  changeServer: ['https://pool.corvo.example/'],
  readConnection: [],
  trustCertificate: ['pool.corvo.example', 'ab'.repeat(32)],
  forgetCertificate: ['pool.corvo.example'],
  readAbout: [],
  openLogFolder: [],
  copyDiagnostics: [],
  dismissLastEnd: [],
  watch: [
    { kind: 'any', uris: [lena.uri] },
    { on: ['available'], lasts: { kind: 'until', at: 1 } }
  ],
  pauseNotifications: [1],
  testNotification: [],
  dismissHeldBack: [],
  didShow: [1],
  closeWindow: [],
  edit: [{ kind: 'import', parts: [{ to: { groupId: 'g' }, people: [{ uri: lena.uri, name: 'Lena' }] }] }],
  undoEdit: [1],
  dismissEdit: [1],
  searchDirectory: ['lena'],
  openGroup: ['g'],
  closeGroup: ['g'],
  exportContacts: ['csv'],
  chooseImport: []
}

const ours = { url: 'app://ui/index.html' }

/** The door with commands behind it that only note what they do. */
function door() {
  const did: string[] = []
  const lines: string[] = []
  const state = picture({ people: [lena] })
  let handler: Handler | undefined
  answerCommands({
    ipcMain: { handle: (_channel, handle) => void (handler = handle) },
    commands: createCommands(notingPorts(() => state, did)),
    isOurs: ({ senderFrame }) => senderFrame?.url === ours.url,
    log: createLog((line) => lines.push(line))
  })
  /** Answers the outcome and what was done for it. */
  return async (name: unknown, args: readonly unknown[], url: string | null = ours.url) => {
    did.length = lines.length = 0
    // Of Electron's event only the frame that sent it is looked at.
    const event = { senderFrame: url === null ? null : { url } } as Parameters<Handler>[0]
    const answer: Answer = await handler?.(event, name, ...args)
    return { answer, did: [...did], lines: [...lines] }
  }
}

const names = Object.keys(understood)
const samples = fc.constantFrom(...Object.entries(understood)).map(([name, args]) => ({ name, args: [...args] }))

/** What the structured copy between two processes can carry, and more. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: true,
  withObjectString: true
})

/** A value that stands in for another but is of another kind than any the contract has. */
const foreign = fc.constantFrom<unknown>(Number.NaN, 7n, new Date(0), new Map([['uri', lena.uri]]), new Uint8Array(3))

/** The value with one thing in it wrong: a part of another kind, a key too much, a text without end. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const inside = (make: (part: unknown, key: string) => unknown) =>
    Array.isArray(value)
      ? value.map((part, index) => make(part, String(index)))
      : Object.fromEntries(Object.entries(Object(value)).map(([key, part]) => [key, make(part, key)]))
  const ways: fc.Arbitrary<unknown>[] = [foreign]
  if (typeof value === 'string') ways.push(fc.constantFrom(5, true, [value], { value }, 'x'.repeat(100_001)))
  else if (typeof value === 'object' && value !== null) {
    ways.push(fc.constantFrom<unknown>('x', 5, Array.isArray(value) ? { ...value } : [value]))
    const keys = Object.keys(value)
    if (keys.length > 0) {
      ways.push(
        fc
          .constantFrom(...keys)
          .chain((key) =>
            damaged(Reflect.get(value, key)).map((bad) => inside((part, at) => (at === key ? bad : part)))
          )
      )
    }
    if (!Array.isArray(value)) ways.push(fc.constant({ ...value, unasked: 'x' }))
  } else ways.push(fc.constantFrom<unknown>('yes', {}, []))
  return fc.oneof(...ways)
}

/** To change nothing is understood, whatever kind of empty thing says so. */
const isNoChange = ({ name, args: [change] }: { name: string; args: readonly unknown[] }) =>
  name === 'changeSettings' && typeof change === 'object' && Object.keys(change ?? {}).length === 0

const messages = samples.chain(({ name, args }) => {
  const tooMany = foreign.map((extra) => ({
    name,
    args: [...args, ...(args.length === 0 ? [] : [undefined, undefined]), extra]
  }))
  if (args.length === 0) return tooMany
  const wrong = fc
    .nat(args.length - 1)
    .chain((at) =>
      damaged(args[at]).map((bad) => ({ name, args: args.map((arg, index) => (index === at ? bad : arg)) }))
    )
  return fc.oneof({ arbitrary: wrong, weight: 9 }, tooMany)
})

const wrongMessages = messages.filter((message) => !isNoChange(message))

it('answers every command that is asked for in full', async () => {
  const ask = door()
  for (const [name, args] of Object.entries(understood)) {
    expect([name, (await ask(name, args)).answer.ok]).toEqual([name, true])
  }
  expect(names.sort()).toEqual(Object.keys(commandNames).sort())
})

it('answers ten thousand random messages with an outcome, and does nothing for one it does not understand', async () => {
  const ask = door()
  const name = fc.oneof(fc.constantFrom<unknown>(...names), fc.string(), anything)
  await fc.assert(
    fc.asyncProperty(name, fc.array(anything, { maxLength: 4 }), async (asked, args) => {
      const { answer, did, lines } = await ask(asked, args)
      expect(typeof answer.ok).toBe('boolean')
      if (!answer.ok) expect(did).toEqual([])
      else expect(names).toContain(asked)
      expect(did.filter((what) => /^open \w+:/.test(what))).toEqual([])
      expect(lines.join().length).toBeLessThan(300)
      expect(structuredClone(answer)).toEqual(answer)
    }),
    { numRuns: 10_000 }
  )
})

it('refuses ten thousand messages that are right but for one thing, and does nothing', async () => {
  const ask = door()
  await fc.assert(
    fc.asyncProperty(wrongMessages, async ({ name, args }) => {
      const { answer, did, lines } = await ask(name, args)
      expect(answer).toEqual({ ok: false, problem: { code: 'not-understood' } })
      expect(did).toEqual([])
      expect(lines).toHaveLength(1)
      expect(lines.join().length).toBeLessThan(300)
    }),
    { numRuns: 10_000 }
  )
})

it('refuses ten thousand messages of strangers, right ones as well', async () => {
  const ask = door()
  const stranger = fc.oneof(fc.webUrl(), fc.constantFrom('', 'about:blank', 'app://ui/photo/x', 'file:///x', null))
  await fc.assert(
    fc.asyncProperty(fc.oneof(samples, wrongMessages), stranger, async ({ name, args }, url) => {
      const { answer, did } = await ask(name, args, url)
      expect(answer).toEqual({ ok: false, problem: { code: 'not-allowed' } })
      expect(did).toEqual([])
    }),
    { numRuns: 10_000 }
  )
})
