// One entry per command of the contract: reads its arguments, runs it. A command without a reader does not compile.

import * as v from 'valibot'
import type {
  About,
  AppState,
  Commands,
  ConnectionFacts,
  DirectoryResults,
  Edit,
  ImportPreview,
  Instant,
  Outcome,
  Person,
  Problem,
  Settings,
  SettableAvailability,
  WatchHow,
  WatchTarget
} from '../preload/contract'
import { myStates } from '../preload/words/states'
import { edit, groupId, severalUris, uri } from './edit-arguments'
import { instant } from './instant-shape'
import { callHref, mailHref, mailOf } from './reach'
import { settingsChange } from './settings'
import { wrapped, type TypedSignIn } from './sign-in-form'
import { watchArguments } from './watch-arguments'

type Command<K extends keyof Commands> = {
  /** What the arguments must be; anything else is refused with `not-understood`. */
  readonly args: v.GenericSchema<unknown, Parameters<Commands[K]>>
  readonly run: (...args: Parameters<Commands[K]>) => Promise<Outcome<ReturnType<Commands[K]>>>
}

export type CommandTable = { readonly [K in keyof Commands]: Command<K> }

/** What the commands act on. */
export interface CommandPorts {
  state(): AppState
  signIn(form: TypedSignIn): Promise<Outcome<void>>
  trySampleOrganisation(): Promise<Outcome<void>>
  cancelSignIn(): void
  signOut(): Promise<void>
  connectNow(): void
  setMyAvailability(availability: SettableAvailability, until?: Instant): Promise<Outcome<void>>
  resetMyAvailability(): Promise<Outcome<void>>
  setMyNote(text: string): Promise<Outcome<void>>
  setMyLocation(text: string): Promise<Outcome<void>>
  readDetails(uri: string): Promise<Outcome<void>>
  /** Hands an address to the system. */
  open(href: string): Promise<void>
  /** The clipboard answers at once or later, as the runtime has it. */
  copy(text: string): Promise<void> | void
  changeSettings(change: Partial<Settings>): void
  keepSignedIn(isKept: boolean): Promise<Outcome<void>>
  changeServer(server: string): Promise<Outcome<void>>
  readConnection(): Promise<ConnectionFacts>
  trustCertificate(host: string, fingerprint: string): Outcome<void>
  forgetCertificate(host: string): void
  readAbout(): Promise<About>
  openLogFolder(): Promise<void>
  copyDiagnostics(): Promise<void>
  dismissLastEnd(): void
  watch(target: WatchTarget, how: WatchHow | null): Outcome<void>
  pauseNotifications(until: Instant | null): void
  testNotification(): Promise<Outcome<void>>
  dismissHeldBack(): void
  didShow(id: number): void
  closeWindow(): void
  /** Answers the edit's id as soon as it shows. */
  edit(edit: Edit): Outcome<number>
  undoEdit(id: number): void
  dismissEdit(id: number): void
  searchDirectory(query: string): Promise<Outcome<DirectoryResults>>
  openGroup(groupId: string): Promise<Outcome<void>>
  closeGroup(groupId: string): Promise<Outcome<void>>
  /** Null when the user thought better of it; so with `chooseImport`. */
  exportContacts(format: 'json' | 'csv'): Promise<Outcome<string | null>>
  chooseImport(): Promise<Outcome<ImportPreview | null>>
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const none = v.strictTuple([])
const onePerson = v.strictTuple([uri])
const severalPeople = v.strictTuple([severalUris])
const oneGroup = v.strictTuple([groupId])
const oneEdit = v.strictTuple([v.pipe(v.number(), v.safeInteger(), v.minValue(0))])

const form = v.strictObject({
  signInAddress: text(250),
  userName: text(256),
  server: text(2000),
  password: text(1000),
  keepSignedIn: v.boolean(),
  way: v.exactOptional(v.picklist(['password', 'integrated', 'page']))
})

const availability = v.picklist(myStates)

const done: Outcome<void> = { ok: true, value: undefined }
const refuse = (problem: Problem): Outcome<never> => ({ ok: false, problem })

export function createCommands(ports: CommandPorts): CommandTable {
  /** Runs with people of the list: the window cannot make the app open or copy anything else. */
  const withPeople = async (
    addresses: readonly string[],
    act: (people: readonly Person[]) => Promise<Outcome<void>> | Outcome<void>
  ) => {
    const known = new Map(ports.state().people.map((person) => [person.uri, person]))
    const stranger = addresses.find((address) => !known.has(address))
    if (stranger !== undefined) return refuse({ code: 'not-found', about: stranger })
    return act(addresses.flatMap((address) => known.get(address) ?? []))
  }
  const openIf = async (href: string | null) => {
    if (href === null) return refuse({ code: 'not-allowed' })
    await ports.open(href)
    return done
  }
  const mail = (people: readonly Person[]) => {
    const href = mailHref(people)
    return href === 'too-long' ? refuse({ code: 'too-many-recipients' }) : openIf(href)
  }
  const plainly = async (act: () => Promise<void> | void) => {
    await act()
    return done
  }
  const copy = (people: readonly Person[]) => plainly(() => ports.copy([...new Set(people.map(mailOf))].join('\n')))

  return {
    getState: { args: none, run: async () => ({ ok: true, value: ports.state() }) },
    signIn: { args: v.strictTuple([form]), run: (typed) => ports.signIn(wrapped(typed)) },
    trySampleOrganisation: { args: none, run: () => ports.trySampleOrganisation() },
    cancelSignIn: { args: none, run: () => plainly(ports.cancelSignIn) },
    signOut: { args: none, run: () => plainly(ports.signOut) },
    connectNow: { args: none, run: () => plainly(ports.connectNow) },
    setMyAvailability: {
      args: v.strictTuple([availability, v.optional(instant)]),
      run: (chosen, until) => ports.setMyAvailability(chosen, until)
    },
    resetMyAvailability: { args: none, run: () => ports.resetMyAvailability() },
    setMyNote: { args: v.strictTuple([text(100_000)]), run: (note) => ports.setMyNote(note) },
    setMyLocation: { args: v.strictTuple([text(1000)]), run: (location) => ports.setMyLocation(location) },
    readDetails: { args: onePerson, run: (address) => ports.readDetails(address) },
    openMail: { args: onePerson, run: (address) => withPeople([address], mail) },
    openMailToAll: { args: severalPeople, run: (addresses) => withPeople(addresses, mail) },
    openCall: {
      args: v.strictTuple([uri, v.optional(text(250))]),
      run: (address, number) => withPeople([address], ([person]) => openIf(person ? callHref(person, number) : null))
    },
    copyAddress: { args: onePerson, run: (address) => withPeople([address], copy) },
    copyAddresses: { args: severalPeople, run: (addresses) => withPeople(addresses, copy) },
    changeSettings: {
      args: v.strictTuple([settingsChange]),
      run: (change) => plainly(() => ports.changeSettings(change))
    },
    keepSignedIn: { args: v.strictTuple([v.boolean()]), run: (isKept) => ports.keepSignedIn(isKept) },
    changeServer: { args: v.strictTuple([text(2000)]), run: (server) => ports.changeServer(server) },
    readConnection: { args: none, run: async () => ({ ok: true, value: await ports.readConnection() }) },
    readAbout: { args: none, run: async () => ({ ok: true, value: await ports.readAbout() }) },
    openLogFolder: { args: none, run: () => plainly(ports.openLogFolder) },
    trustCertificate: {
      args: v.strictTuple([text(253), text(95)]),
      run: async (host, fingerprint) => ports.trustCertificate(host, fingerprint)
    },
    forgetCertificate: {
      args: v.strictTuple([text(253)]),
      run: (host) => plainly(() => ports.forgetCertificate(host))
    },
    copyDiagnostics: { args: none, run: () => plainly(ports.copyDiagnostics) },
    dismissLastEnd: { args: none, run: () => plainly(ports.dismissLastEnd) },
    watch: { args: watchArguments, run: async (target, how) => ports.watch(target, how) },
    pauseNotifications: {
      args: v.strictTuple([v.nullable(instant)]),
      run: (until) => plainly(() => ports.pauseNotifications(until))
    },
    testNotification: { args: none, run: () => ports.testNotification() },
    dismissHeldBack: { args: none, run: () => plainly(ports.dismissHeldBack) },
    didShow: { args: oneEdit, run: (id) => plainly(() => ports.didShow(id)) },
    closeWindow: { args: none, run: () => plainly(ports.closeWindow) },
    edit: { args: v.strictTuple([edit]), run: async (asked) => ports.edit(asked) },
    undoEdit: { args: oneEdit, run: (id) => plainly(() => ports.undoEdit(id)) },
    dismissEdit: { args: oneEdit, run: (id) => plainly(() => ports.dismissEdit(id)) },
    searchDirectory: { args: v.strictTuple([text(256)]), run: (query) => ports.searchDirectory(query) },
    openGroup: { args: oneGroup, run: (id) => ports.openGroup(id) },
    closeGroup: { args: oneGroup, run: (id) => ports.closeGroup(id) },
    exportContacts: {
      args: v.strictTuple([v.picklist(['json', 'csv'])]),
      run: (format) => ports.exportContacts(format)
    },
    chooseImport: { args: none, run: () => ports.chooseImport() }
  }
}
