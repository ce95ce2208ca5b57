// One entry per command of the contract: reads its arguments, runs it. A command without a reader does not compile.

import * as v from 'valibot'
import type {
  AppState,
  Commands,
  Outcome,
  Person,
  Problem,
  Settings,
  SettableAvailability,
  SignInForm
} from '../preload/contract'
import { settingsChange } from './settings'

type Command<K extends keyof Commands> = {
  /** What the arguments must be; anything else is refused with `not-understood`. */
  readonly args: v.GenericSchema<unknown, Parameters<Commands[K]>>
  readonly run: (...args: Parameters<Commands[K]>) => Promise<Outcome<ReturnType<Commands[K]>>>
}

export type CommandTable = { readonly [K in keyof Commands]: Command<K> }

/** What the commands act on. */
export interface CommandPorts {
  state(): AppState
  signIn(form: SignInForm): Promise<Outcome<void>>
  trySampleOrganisation(): Promise<Outcome<void>>
  cancelSignIn(): void
  signOut(): Promise<void>
  connectNow(): void
  setMyAvailability(availability: SettableAvailability): Promise<Outcome<void>>
  resetMyAvailability(): Promise<Outcome<void>>
  setMyNote(text: string): Promise<Outcome<void>>
  readDetails(uri: string): Promise<Outcome<void>>
  /** Hands an address to the system. */
  open(href: string): Promise<void>
  /** The clipboard answers at once or later, as the runtime has it. */
  copy(text: string): Promise<void> | void
  changeSettings(change: Partial<Settings>): void
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const none = v.strictTuple([])
const uri = v.strictTuple([text(250)])

const form = v.strictObject({
  signInAddress: text(250),
  userName: text(256),
  server: text(2000),
  password: text(1000),
  keepSignedIn: v.boolean()
})

const availability = v.picklist(['available', 'busy', 'do-not-disturb', 'be-right-back', 'away', 'off-work'])

/** A telephone number as people write them; nothing that could mean another address. */
const phoneNumber = v.pipe(text(80), v.regex(/^[+\d][\d\s().x#*-]*$/i))

const done: Outcome<void> = { ok: true, value: undefined }
const refuse = (problem: Problem): Outcome<never> => ({ ok: false, problem })

export function createCommands(ports: CommandPorts): CommandTable {
  /** Runs with a person of the list: the window cannot make the app open or copy anything else. */
  const withPerson = async (address: string, act: (person: Person) => Promise<void> | void) => {
    const person = ports.state().people.find((candidate) => candidate.uri === address)
    if (person === undefined) return refuse({ code: 'not-found', about: address })
    await act(person)
    return done
  }
  const plainly = async (act: () => Promise<void> | void) => {
    await act()
    return done
  }

  return {
    getState: { args: none, run: async () => ({ ok: true, value: ports.state() }) },
    signIn: { args: v.strictTuple([form]), run: (typed) => ports.signIn(typed) },
    trySampleOrganisation: { args: none, run: () => ports.trySampleOrganisation() },
    cancelSignIn: { args: none, run: () => plainly(ports.cancelSignIn) },
    signOut: { args: none, run: () => plainly(ports.signOut) },
    connectNow: { args: none, run: () => plainly(ports.connectNow) },
    setMyAvailability: { args: v.strictTuple([availability]), run: (chosen) => ports.setMyAvailability(chosen) },
    resetMyAvailability: { args: none, run: () => ports.resetMyAvailability() },
    setMyNote: { args: v.strictTuple([text(100_000)]), run: (note) => ports.setMyNote(note) },
    readDetails: { args: uri, run: (address) => ports.readDetails(address) },
    openMail: {
      args: uri,
      run: (address) =>
        withPerson(address, (person) =>
          // Everything but the @ is encoded: a name must not be able to add recipients or a text.
          ports.open(`mailto:${encodeURIComponent(mailOf(person)).replaceAll('%40', '@')}`)
        )
    },
    openCall: {
      args: v.union([uri, v.strictTuple([text(250), phoneNumber])]),
      run: (address, number) =>
        withPerson(address, (person) =>
          ports.open(number === undefined ? person.uri : `tel:${number.replace(/[^\d+*#]/g, '')}`)
        )
    },
    copyAddress: {
      args: uri,
      run: (address) => withPerson(address, (person) => ports.copy(mailOf(person)))
    },
    changeSettings: {
      args: v.strictTuple([settingsChange]),
      run: (change) => plainly(() => ports.changeSettings(change))
    }
  }
}

const mailOf = (person: Person) => person.mail ?? person.uri.replace(/^sip:/i, '')
