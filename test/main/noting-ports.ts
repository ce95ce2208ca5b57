// The ports of the commands, which do nothing but note in plain words what they are told.

import type { CommandPorts } from '../../main/commands'
import type { AppState } from '../../preload/contract'

/** Every port succeeds, and adds a line such as `copy lena@corvo.example` to `did`. */
export function notingPorts(state: () => AppState, did: string[]): CommandPorts {
  const note = (what: string) => async () => {
    did.push(what)
    return { ok: true, value: undefined } as const
  }
  return {
    state,
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
    trustCertificate: (host, fingerprint) => {
      did.push(`trust ${host} ${fingerprint}`)
      return { ok: true, value: undefined }
    },
    forgetCertificate: (host) => void did.push(`forget ${host}`),
    readAbout: async () => ({ version: '1', electron: '2', chromium: '3', node: '4', licences: '' }),
    openLogFolder: async () => void did.push('log folder'),
    copyDiagnostics: async () => void did.push('diagnostics'),
    dismissLastEnd: () => void did.push('dismiss last end'),
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
}
