// The window's mirror of the app's state, and the way every command is asked: refusals are kept to be shown.
import type { AppState, Bridge, Commands, Outcome, Problem } from '../preload/contract'
import { keepIdentity } from './keep-identity'

/** Asks the main process for something; true when it was done. A refusal is shown by the window. */
export type Ask = <K extends keyof Commands>(name: K, ...args: Parameters<Commands[K]>) => Promise<boolean>

/** Like `Ask`, for commands that answer with something; a refusal is shown by the window, but for those of `toldByAsker`. */
export type AskFor = <K extends keyof Commands>(
  name: K,
  ...args: Parameters<Commands[K]>
) => Promise<Outcome<ReturnType<Commands[K]>>>

/** The commands of the bridge, written so that a name and its arguments stay together. */
type Asked = {
  readonly [K in keyof Commands]: (...args: Parameters<Commands[K]>) => Promise<Outcome<ReturnType<Commands[K]>>>
}

/** What `askFor` is used for where its answer, refusal included, is told beside the field that asked. */
const toldByAsker: ReadonlySet<keyof Commands> = new Set<keyof Commands>([
  'searchDirectory',
  'edit',
  'changeSettings',
  'keepSignedIn',
  'changeServer',
  'readConnection',
  'readAbout',
  'openLogFolder',
  'copyDiagnostics',
  'pauseNotifications',
  'testNotification',
  'signOut'
])

export class AppStateMirror {
  /** The newest picture; `null` until the first one came. Assigned whole, never edited. */
  state = $state.raw<AppState | null>(null)
  /** Why the last thing asked for was not done, until it is dismissed. */
  refusal = $state.raw<Problem | null>(null)

  readonly #bridge: Bridge

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  /** Listens first and asks then, so that no picture falls between. Returns the function that ends the listening. */
  start(): () => void {
    const stop = this.#bridge.on('state', (picture) => this.#take(picture))
    void this.#bridge.getState().then((outcome) => {
      if (outcome.ok) this.#take(outcome.value)
      else this.refusal = outcome.problem
    })
    return stop
  }

  ask: Ask = async (name, ...args) => {
    const outcome = await this.#send(name, ...args)
    this.refusal = outcome.ok ? null : outcome.problem
    return outcome.ok
  }

  askFor: AskFor = async (name, ...args) => {
    const outcome = await this.#send(name, ...args)
    if (!toldByAsker.has(name)) this.refusal = outcome.ok ? null : outcome.problem
    return outcome
  }

  #send<K extends keyof Commands>(
    name: K,
    ...args: Parameters<Commands[K]>
  ): Promise<Outcome<ReturnType<Commands[K]>>> {
    const commands: Asked = this.#bridge
    return commands[name](...args)
  }

  #take(picture: AppState): void {
    if (this.state !== null && picture.number <= this.state.number) return
    this.state = keepIdentity(this.state, picture)
  }
}
