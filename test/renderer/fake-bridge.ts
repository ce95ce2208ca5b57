// A bridge without a main process: pictures are sent by hand, and every command asked is kept to be looked at.
import type { AppState, Bridge, Commands, Outcome } from '../../preload/contract'

type Answers = { [K in keyof Commands]?: (...args: Parameters<Commands[K]>) => Outcome<ReturnType<Commands[K]>> }

export interface FakeBridge extends Bridge {
  /** Sends a picture to the window, as the main process does. */
  send(picture: AppState): void
  /** Everything asked so far, but for `getState`: name and arguments. */
  readonly asked: readonly (readonly unknown[])[]
  /** How many listeners there are now. */
  readonly listeners: number
}

/** What the commands that give something back give where a test says nothing else. */
const plainAnswers: Readonly<Partial<Record<keyof Commands, unknown>>> = {
  edit: 1,
  searchDirectory: { people: [], lists: [], more: false },
  exportContacts: null,
  chooseImport: null,
  readConnection: { host: 'sfb.corvo.example', foundBy: 'discovery', proxy: null, connectedSince: null },
  readAbout: { version: '0.1.0', electron: '33', chromium: '130', node: '20', licences: 'Licences' }
}

const done = { ok: true, value: undefined } as const

/** `getState` answers with `first`; a command that `answers` does not name and `prepared` does not list rejects. */
export function fakeBridge(
  first: AppState,
  answers: Answers = {},
  prepared: readonly (keyof Commands)[] = all
): FakeBridge {
  const asked: unknown[][] = []
  const listeners = new Set<(picture: AppState) => void>()
  const answer =
    <K extends keyof Commands>(name: K) =>
    (...args: Parameters<Commands[K]>): Promise<Outcome<ReturnType<Commands[K]>>> => {
      asked.push([name, ...args])
      const prepare = answers[name]
      if (prepare) return Promise.resolve(prepare(...args))
      const plain = plainAnswers[name]
      // Looked up by the same name as the command.
      if (plain !== undefined) return Promise.resolve({ ok: true, value: plain as ReturnType<Commands[K]> })
      if (!prepared.includes(name)) return Promise.reject(new Error(`No answer was prepared for ${name}.`))
      // Every other command returns nothing.
      return Promise.resolve(done as Outcome<ReturnType<Commands[K]>>)
    }
  return {
    getState: () => Promise.resolve({ ok: true, value: structuredClone(first) }),
    signIn: answer('signIn'),
    trySampleOrganisation: answer('trySampleOrganisation'),
    cancelSignIn: answer('cancelSignIn'),
    signOut: answer('signOut'),
    connectNow: answer('connectNow'),
    setMyAvailability: answer('setMyAvailability'),
    resetMyAvailability: answer('resetMyAvailability'),
    setMyNote: answer('setMyNote'),
    readDetails: answer('readDetails'),
    openMail: answer('openMail'),
    openCall: answer('openCall'),
    copyAddress: answer('copyAddress'),
    setMyLocation: answer('setMyLocation'),
    keepSignedIn: answer('keepSignedIn'),
    changeServer: answer('changeServer'),
    trustCertificate: answer('trustCertificate'),
    forgetCertificate: answer('forgetCertificate'),
    readConnection: answer('readConnection'),
    readAbout: answer('readAbout'),
    openLogFolder: answer('openLogFolder'),
    copyDiagnostics: answer('copyDiagnostics'),
    dismissLastEnd: answer('dismissLastEnd'),
    watch: answer('watch'),
    pauseNotifications: answer('pauseNotifications'),
    testNotification: answer('testNotification'),
    dismissHeldBack: answer('dismissHeldBack'),
    didShow: answer('didShow'),
    closeWindow: answer('closeWindow'),
    changeSettings: answer('changeSettings'),
    openMailToAll: answer('openMailToAll'),
    copyAddresses: answer('copyAddresses'),
    edit: answer('edit'),
    undoEdit: answer('undoEdit'),
    dismissEdit: answer('dismissEdit'),
    searchDirectory: answer('searchDirectory'),
    openGroup: answer('openGroup'),
    closeGroup: answer('closeGroup'),
    exportContacts: answer('exportContacts'),
    chooseImport: answer('chooseImport'),
    on: (_name, listen) => {
      // The only event there is carries a picture.
      const take = listen as (picture: AppState) => void
      listeners.add(take)
      return () => listeners.delete(take)
    },
    send: (picture) => listeners.forEach((listen) => listen(structuredClone(picture))),
    asked,
    get listeners() {
      return listeners.size
    }
  }
}

const all: readonly (keyof Commands)[] = [
  'signIn',
  'trySampleOrganisation',
  'cancelSignIn',
  'signOut',
  'connectNow',
  'trustCertificate',
  'forgetCertificate',
  'setMyAvailability',
  'resetMyAvailability',
  'setMyNote',
  'setMyLocation',
  'readDetails',
  'openMail',
  'openCall',
  'copyAddress',
  'changeSettings',
  'openMailToAll',
  'copyAddresses',
  'undoEdit',
  'dismissEdit',
  'openGroup',
  'closeGroup',
  'watch',
  'dismissHeldBack'
]
