// The commands: what the window may make the app do, and to whom.

import * as v from 'valibot'
import { expect, it } from 'vitest'
import { createCommands, type CommandPorts } from '../../main/commands'
import { defaultSettings } from '../../main/settings'
import { commandNames, type AppState, type Person } from '../../preload/contract'

const lena: Person = {
  uri: 'sip:lena@corvo.example',
  name: 'Lena Fischer',
  presence: { kind: 'asking' },
  mail: 'lena.fischer@corvo.example',
  workPhone: '+49 (30) 123-45 x67'
}

function setUp(change: Partial<Person> = {}) {
  const did: string[] = []
  const state: AppState = {
    number: 1,
    connection: { kind: 'online' },
    account: null,
    me: null,
    people: [{ ...lena, ...change }],
    groups: [],
    watching: [],
    lists: { editing: 'allowed', contacts: 1, contactLimit: 250, delegateLimit: 25, canSearch: true },
    edits: [],
    settings: defaultSettings,
    keychain: 'untried',
    alerts: { watches: [], pausedUntil: null, quiet: null, heldBack: [], notifications: 'untried' },
    desktop: { tray: 'shown', idleTime: 'known', settingsFile: 'kept' },
    asked: null
  }
  const note = (what: string) => async () => {
    did.push(what)
    return { ok: true, value: undefined } as const
  }
  const ports: CommandPorts = {
    state: () => state,
    signIn: async (form) => note(`sign in ${form.signInAddress}`)(),
    trySampleOrganisation: note('sample'),
    cancelSignIn: () => void did.push('cancel'),
    signOut: async () => void did.push('sign out'),
    connectNow: () => void did.push('connect'),
    setMyAvailability: (availability, until) =>
      note(`be ${availability}${until === undefined ? '' : ` until ${until}`}`)(),
    resetMyAvailability: note('reset'),
    setMyNote: (text) => note(`note ${text}`)(),
    setMyLocation: (text) => note(`location ${text}`)(),
    readDetails: (uri) => note(`details ${uri}`)(),
    open: async (href) => void did.push(`open ${href}`),
    copy: (text) => void did.push(`copy ${text}`),
    keepSignedIn: (isKept) => note(`keep ${isKept}`)(),
    changeServer: (server) => note(`server ${server}`)(),
    readConnection: async () => ({ host: '', foundBy: 'discovery', proxy: null, connectedSince: null }),
    readAbout: async () => ({ version: '1', electron: '2', chromium: '3', node: '4', licences: '' }),
    openLogFolder: async () => void did.push('log folder'),
    copyDiagnostics: async () => void did.push('diagnostics'),
    watch: (target, how) => {
      did.push(`watch ${JSON.stringify(target)} ${JSON.stringify(how)}`)
      return { ok: true, value: undefined }
    },
    pauseNotifications: (until) => void did.push(`pause ${until}`),
    testNotification: note('test notification'),
    dismissHeldBack: () => void did.push('dismiss held back'),
    didShow: (id) => void did.push(`did show ${id}`),
    closeWindow: () => void did.push('close'),
    changeSettings: (settings) => void did.push(`settings ${JSON.stringify(settings)}`),
    edit: (edit) => {
      did.push(`edit ${edit.kind}`)
      return { ok: true, value: 7 }
    },
    undoEdit: (id) => void did.push(`undo ${id}`),
    dismissEdit: (id) => void did.push(`dismiss ${id}`),
    searchDirectory: async (query) => {
      did.push(`search ${query}`)
      return { ok: true, value: { people: [], lists: [], more: false } }
    },
    openGroup: (id) => note(`open group ${id}`)(),
    closeGroup: (id) => note(`close group ${id}`)(),
    exportContacts: async (format) => {
      did.push(`export ${format}`)
      return { ok: true, value: `contacts.${format}` }
    },
    chooseImport: async () => {
      did.push('import')
      return { ok: true, value: null }
    }
  }
  return { commands: createCommands(ports), did, state }
}

it('has an entry for every command of the contract and no other', () => {
  expect(Object.keys(setUp().commands).sort()).toEqual(Object.keys(commandNames).sort())
})

const form = { signInAddress: 'lena@corvo.example', userName: '', server: '', password: 'x', keepSignedIn: true }

it.each([
  ['getState', []],
  ['signIn', [form]],
  ['openCall', [lena.uri]],
  ['openCall', [lena.uri, undefined]],
  ['openCall', [lena.uri, '+49 30 1']],
  ['setMyAvailability', ['off-work']],
  ['setMyNote', ['']],
  ['changeSettings', [{ theme: 'dark' }]],
  ['openMailToAll', [[lena.uri]]],
  ['copyAddresses', [[lena.uri, 'sip:omar@corvo.example']]],
  ['undoEdit', [1]],
  ['searchDirectory', ['']],
  ['openGroup', ['group-7']],
  ['exportContacts', ['csv']],
  ['chooseImport', []]
] as const)('understands %s with %j', (name, args) => {
  expect(v.safeParse(setUp().commands[name].args, args).success).toBe(true)
})

it.each([
  ['getState', ['x']],
  ['signIn', []],
  ['signIn', [{ ...form, password: 7 }]],
  ['signIn', [{ ...form, token: 'x' }]],
  ['signIn', [{ ...form, keepSignedIn: 'yes' }]],
  ['signIn', [form, form]],
  ['openMail', []],
  ['openMail', [{ uri: lena.uri }]],
  ['openMail', ['x'.repeat(251)]],
  ['openCall', [lena.uri, 4930]],
  ['openCall', [lena.uri, '1', '2']],
  ['copyAddress', [null]],
  ['setMyAvailability', ['offline']],
  ['setMyAvailability', ['inactive']],
  ['setMyNote', [null]],
  ['setMyNote', ['x'.repeat(100_001)]],
  ['changeSettings', [{ theme: 'sepia' }]],
  ['changeSettings', [{ password: 'x' }]],
  ['openMailToAll', [[]]],
  ['openMailToAll', [lena.uri]],
  ['copyAddresses', [['x'.repeat(251)]]],
  ['copyAddresses', [Array.from({ length: 10_001 }, () => lena.uri)]],
  ['undoEdit', ['1']],
  ['undoEdit', [0.5]],
  ['dismissEdit', [-1]],
  ['searchDirectory', ['x'.repeat(257)]],
  ['openGroup', [null]],
  ['closeGroup', ['x'.repeat(257)]],
  ['pauseNotifications', [9e15]],
  [
    'watch',
    [
      { kind: 'person', uri: lena.uri },
      { on: ['available'], lasts: { kind: 'until', at: 9e15 } }
    ]
  ],
  ['exportContacts', ['xml']],
  ['exportContacts', ['json', '/etc/passwd']],
  ['chooseImport', ['/etc/passwd']]
] as const)('does not understand %s with %j', (name, args) => {
  expect(v.safeParse(setUp().commands[name].args, args).success).toBe(false)
})

it('answers the picture of the moment', async () => {
  const { commands, state } = setUp()
  expect(await commands.getState.run()).toEqual({ ok: true, value: state })
})

it('mails, calls and copies the address of somebody in the list', async () => {
  const { commands, did } = setUp()
  await commands.openMail.run(lena.uri)
  await commands.openCall.run(lena.uri)
  await commands.copyAddress.run(lena.uri)
  expect(did).toEqual([
    'open mailto:lena.fischer@corvo.example',
    'open sip:lena@corvo.example',
    'copy lena.fischer@corvo.example'
  ])
})

it('takes the sign-in address of somebody whose mail is not known', async () => {
  const { commands, did, state } = setUp()
  const people: Person[] = [{ uri: lena.uri, name: lena.name, presence: lena.presence }]
  Object.assign(state, { people })
  await commands.openMail.run(lena.uri)
  await commands.copyAddress.run(lena.uri)
  expect(did).toEqual(['open mailto:lena@corvo.example', 'copy lena@corvo.example'])
})

const omar: Person = { uri: 'sip:omar@corvo.example', name: 'Omar Haddad', presence: { kind: 'asking' } }
const everybody = [lena.uri, omar.uri]

it('writes one mail to several people, and copies their addresses one per line, each once', async () => {
  const { commands, did, state } = setUp()
  const twin: Person = { ...omar, uri: 'sip:omar2@corvo.example', mail: 'omar@corvo.example' }
  Object.assign(state, { people: [lena, omar, twin] })
  await commands.openMailToAll.run([...everybody, twin.uri])
  await commands.copyAddresses.run([...everybody, twin.uri])
  expect(did).toEqual([
    'open mailto:lena.fischer@corvo.example,omar@corvo.example',
    'copy lena.fischer@corvo.example\nomar@corvo.example'
  ])
})

it('writes no mail to several people when one of them has no address for it', async () => {
  const { commands, did, state } = setUp()
  Object.assign(state, { people: [lena, { ...omar, mail: 'a@corvo.example,b@evil.example' }] })
  expect(await commands.openMailToAll.run(everybody)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it('writes no mail to more people than one address can name', async () => {
  const { commands, did, state } = setUp()
  const people = Array.from({ length: 1000 }, (_, n) => ({ ...omar, uri: `sip:${'o'.repeat(20)}${n}@corvo.example` }))
  Object.assign(state, { people })
  const uris = people.map(({ uri }) => uri)
  expect(await commands.openMailToAll.run(uris)).toEqual({ ok: false, problem: { code: 'too-many-recipients' } })
  await commands.openMailToAll.run(uris.slice(0, 500))
  await commands.copyAddresses.run(uris)
  expect(did.map((what) => what.slice(0, 12))).toEqual(['open mailto:', 'copy ooooooo'])
})

it.each(['openMailToAll', 'copyAddresses'] as const)('%s refuses if one of them is not in the list', async (name) => {
  const { commands, did } = setUp()
  expect(await commands[name].run(everybody)).toEqual({ ok: false, problem: { code: 'not-found', about: omar.uri } })
  expect(did).toEqual([])
})

it.each(['openMail', 'openCall', 'copyAddress'] as const)('%s refuses who is not in the list', async (name) => {
  const { commands, did } = setUp()
  for (const uri of ['sip:stranger@evil.example', 'https://evil.example/', 'file:///etc/passwd', '']) {
    expect(await commands[name].run(uri)).toEqual({ ok: false, problem: { code: 'not-found', about: uri } })
  }
  expect(did).toEqual([])
})

it.each([
  ['a@corvo.example,b@evil.example'],
  ['a@corvo.example;b@evil.example'],
  ['a@corvo.example b@evil.example'],
  ['a@b@evil.example'],
  ['a@corvo.example\r\nbcc:b@evil.example'],
  ['"a" <b@evil.example>'],
  ['nobody']
])('writes no mail to %j: it could reach somebody else', async (mail) => {
  const { commands, did } = setUp({ mail })
  expect(await commands.openMail.run(lena.uri)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it.each([
  ['a?cc=b@evil.example', 'mailto:a%3Fcc%3Db@evil.example'],
  ['a&body=x@evil.example', 'mailto:a%26body%3Dx@evil.example'],
  ['a%0Acc@evil.example', 'mailto:a%250Acc@evil.example'],
  ['müller+news@corvo.example', 'mailto:m%C3%BCller%2Bnews@corvo.example']
])('the address %j cannot add recipients or a text', async (mail, href) => {
  const { commands, did } = setUp({ mail })
  await commands.openMail.run(lena.uri)
  expect(did).toEqual([`open ${href}`])
})

it.each([
  'file:///etc/passwd',
  'https://evil.example/',
  'javascript:alert(1)',
  'sip:a@b.example?Replaces=1',
  'sip:a b'
])('does not hand %j to the system, even if the server calls it a person', async (uri) => {
  const { commands, did } = setUp({ uri })
  expect(await commands.openCall.run(uri)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  expect(did).toEqual([])
})

it.each([
  ['+49 (30) 123-45', 'tel:+493012345'],
  ['(425) 555-0100', 'tel:4255550100'],
  ['030/123 45', 'tel:03012345'],
  ['tel:+14255550100', 'tel:+14255550100'],
  ['+49 30 123 x67', 'tel:+4930123;ext=67'],
  ['+1 425 555 0100 ext. 12', 'tel:+14255550100;ext=12'],
  ['tel:+14255550100;ext=12', 'tel:+14255550100;ext=12'],
  ['*100#', 'tel:*100%23']
])('dials %s as %s', async (workPhone, href) => {
  const { commands, did } = setUp({ workPhone })
  expect(await commands.openCall.run(lena.uri, workPhone)).toEqual({ ok: true, value: undefined })
  expect(did).toEqual([`open ${href}`])
})

it.each(['+1 800 FLOWERS', '12+34', 'sip:b@evil.example', 'ask reception', '', '+'])(
  'does not dial %j: what is left of it would be another number',
  async (workPhone) => {
    const { commands, did } = setUp({ workPhone })
    expect(await commands.openCall.run(lena.uri, workPhone)).toEqual({ ok: false, problem: { code: 'not-allowed' } })
    expect(did).toEqual([])
  }
)

it('dials only numbers that are the person’s own', async () => {
  const { commands, did } = setUp({ mobilePhone: '+49 171 2', homePhone: '+49 30 3', otherPhone: '4' })
  expect(await commands.openCall.run(lena.uri, '+1 900 1')).toEqual({ ok: false, problem: { code: 'not-allowed' } })
  for (const number of ['+49 171 2', '+49 30 3', '4']) await commands.openCall.run(lena.uri, number)
  expect(did).toEqual(['open tel:+491712', 'open tel:+49303', 'open tel:4'])
})

it('passes the other wishes on', async () => {
  const { commands, did } = setUp()
  await commands.signIn.run(form)
  await commands.trySampleOrganisation.run()
  await commands.cancelSignIn.run()
  await commands.connectNow.run()
  await commands.setMyAvailability.run('busy')
  await commands.resetMyAvailability.run()
  await commands.setMyNote.run('back at two')
  await commands.readDetails.run(lena.uri)
  await commands.changeSettings.run({ sort: 'name' })
  await commands.undoEdit.run(3)
  await commands.dismissEdit.run(4)
  await commands.searchDirectory.run('rit')
  await commands.openGroup.run('sales')
  await commands.closeGroup.run('sales')
  await commands.exportContacts.run('csv')
  await commands.chooseImport.run()
  await commands.signOut.run()
  expect(did).toEqual([
    'sign in lena@corvo.example',
    'sample',
    'cancel',
    'connect',
    'be busy',
    'reset',
    'note back at two',
    'details sip:lena@corvo.example',
    'settings {"sort":"name"}',
    'undo 3',
    'dismiss 4',
    'search rit',
    'open group sales',
    'close group sales',
    'export csv',
    'import',
    'sign out'
  ])
})

it('answers the id of an edit', async () => {
  const { commands, did } = setUp()
  expect(await commands.edit.run({ kind: 'delete-group', groupId: 'night' })).toEqual({ ok: true, value: 7 })
  expect(did).toEqual(['edit delete-group'])
})
