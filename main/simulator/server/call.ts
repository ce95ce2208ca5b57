// What a handler gets to see: the server it works for, and one request taken apart.
import type { Application } from './application'
import type { Applications } from './applications'
import type { Answer } from '../wire/answers'
import type { Clock } from '../clock'
import type { Input } from '../wire/input'
import type { MyPresence } from '../world/my-presence'
import type { Quirks, SimulatorLimits } from '../options'
import type { Organisation } from '../world/organisation'
import type { PassiveSignIns } from './passive-sign-ins'
import type { Edition } from '../wire/documents'
import type { Tokens } from './tokens'
import type { World } from '../world/world'

export interface Server {
  readonly organisation: Organisation
  readonly world: World
  readonly clock: Clock
  readonly edition: Edition
  readonly quirks: Quirks
  readonly limits: SimulatorLimits
  readonly tokens: Tokens
  readonly passive: PassiveSignIns
  readonly applications: Applications
  readonly myPresence: MyPresence
  readonly portrait: (uri: string) => Uint8Array | undefined
  /** Requests that came in batches and are not answered yet. */
  outstanding: number
}

export interface Call {
  readonly server: Server
  readonly request: Request
  readonly url: URL
  /** What stood in the variable places of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly input: Input
  /** Answers a request that came inside this one. */
  readonly dispatchPart: (request: Request) => Promise<Response>
}

export interface ApplicationCall extends Call {
  readonly application: Application
}

export type Handler<C extends Call = Call> = (call: C) => Answer | Promise<Answer>
