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

const done: Outcome<void> = { ok: true, value: undefined }
const refuse = (problem: Problem): Outcome<never> => ({ ok: false, problem })

export function createCommands(ports: CommandPorts): CommandTable {
  /** Runs with a person of the list: the window cannot make the app open or copy anything else. */
  const withPerson = async (address: string, act: (person: Person) => Promise<Outcome<void>> | Outcome<void>) => {
    const person = ports.state().people.find((candidate) => candidate.uri === address)
    return person === undefined ? refuse({ code: 'not-found', about: address }) : act(person)
  }
  const openIf = async (href: string | null) => {
    if (href === null) return refuse({ code: 'not-allowed' })
    await ports.open(href)
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
    openMail: { args: uri, run: (address) => withPerson(address, (person) => openIf(mailHref(person))) },
    openCall: {
      args: v.strictTuple([text(250), v.optional(text(250))]),
      run: (address, number) => withPerson(address, (person) => openIf(callHref(person, number)))
    },
    copyAddress: {
      args: uri,
      run: (address) => withPerson(address, (person) => plainly(() => ports.copy(mailOf(person))))
    },
    changeSettings: {
      args: v.strictTuple([settingsChange]),
      run: (change) => plainly(() => ports.changeSettings(change))
    }
  }
}

const mailOf = (person: Person) => person.mail ?? person.uri.replace(/^sip:/i, '')

/** Null unless it is one address and nothing more: some programs take a comma, decoded, for one more recipient. */
function mailHref(person: Person): string | null {
  const mail = mailOf(person)
  if (!/^[^\s@,;:<>"()\p{Cc}]+@[^\s@,;:<>"()\p{Cc}]+$/u.test(mail)) return null
  return `mailto:${encodeURIComponent(mail).replaceAll('%40', '@')}`
}

/** Null for a number that is not the person's, and for an address that is no way to call: both come from outside. */
function callHref(person: Person, number: string | undefined): string | null {
  if (number === undefined) return /^(sips?|tel):[^\s?]+$/i.test(person.uri) ? person.uri : null
  const own = [person.workPhone, person.mobilePhone, person.homePhone, person.otherPhone]
  return own.includes(number) ? telHref(number) : null
}

/** A number as people write it, with its extension where the standard wants it; null when there is nothing to dial. */
function telHref(written: string): string | null {
  const [, line = '', extension = ''] = /^(?:tel:)?(.*?)(?:(?:;ext=|ext\.?|x)\s*(\d+))?$/i.exec(written.trim()) ?? []
  const digits = line.replace(/[^\p{L}\d+*#]/gu, '')
  if (!/^\+?[\d*#]+$/.test(digits)) return null
  return `tel:${digits.replaceAll('#', '%23')}${extension && `;ext=${extension}`}`
}
