// Judging what ended a stay: try again (and what to forget before), refuse the sign-in, or end until the user acts.

import type { ProblemCode } from '../../preload/contract'
import type { UcwaError, UcwaErrorCode } from '../ucwa/ucwa-error'
import { isKeptOut } from './retry'

export type Verdict =
  /** `forget`: what has to be found or made anew. `atOnce`: without waiting. */
  | { readonly kind: 'retry'; readonly forget: 'nothing' | 'application' | 'server'; readonly atOnce: boolean }
  /** `because`: what the user is told, where that is not what the error says. */
  | { readonly kind: 'refuse' | 'end'; readonly because?: ProblemCode }

/** What the verdict depends on besides the error. */
export interface Circumstances {
  /** This run was online before. */
  readonly wasOnline: boolean
  /** Nobody typed anything: the app started with a kept account. */
  readonly silent: boolean
  /** The server was not looked for in this run but remembered from an earlier one. */
  readonly remembered: boolean
  /** Which failure in a row this is, counted from 1. */
  readonly attempt: number
  /** Whether the failure before this one, in the same row, said the same. */
  readonly isRepeated: boolean
  /** How long the server had not heard from us, asleep or cut off. */
  readonly silentMs: number
  /** Another copy of this installation ends our applications as often as we make them. */
  readonly isContested: boolean
}

/** The user has to act: waiting helps against none of these. */
const hopeless: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'ended',
  'poll-replaced',
  'unauthorized',
  'bad-credentials',
  'handshake-refused',
  'page-needed',
  'page-closed',
  'token-refused',
  'grant-not-offered',
  'online-only',
  // The user had trusted another one: nobody else can tell whether this is the same server.
  'certificate-changed',
  'forbidden'
])

/** An answer came, and what it says leads nowhere we go: asked again with it, nothing else can come of it. */
const unusable: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>(['missing-link', 'unreadable', 'foreign-origin'])

/** A server ends an application after 15 minutes without a poll; said to somebody who was away it is no verdict. */
const expectedEndMs = 10 * 60_000
const recreateEvery = 3
const rediscoverEvery = 8

export function judge(error: UcwaError, circumstances: Circumstances): Verdict {
  const { wasOnline, silent, remembered, attempt, isRepeated, silentMs, isContested } = circumstances
  // Whoever never got in keeps what was kept: it is no fault of the sign-in.
  if (isContested) return { kind: wasOnline || silent ? 'end' : 'refuse', because: 'taken-over' }
  if (isOutdated(error) && remembered && !wasOnline) return { kind: 'retry', forget: 'server', atOnce: true }
  const isExpected = error.code === 'ended' && error.details.subcode === 'InactiveApplicationExpired'
  if (isExpected && silentMs >= expectedEndMs) return { kind: 'retry', forget: 'application', atOnce: !isRepeated }
  if (hopeless.has(error.code) && !(isKeptOut(error) && (wasOnline || silent)))
    return { kind: wasOnline ? 'end' : 'refuse' }
  // However long nothing answered: now the server does, and only wants a new application. Said twice, it is trouble.
  // The form waits for it too: a copy that was there before takes its own back once or twice.
  if (error.code === 'application-gone') return { kind: 'retry', forget: 'application', atOnce: !isRepeated }
  if (!wasOnline && !silent) return { kind: 'refuse' }
  if (attempt % rediscoverEvery === 0 || error.details.status === 502 || isKeptOut(error)) {
    return { kind: 'retry', forget: attempt > 1 ? 'server' : 'nothing', atOnce: false }
  }
  // An answer came, but time and again not a usable one: perhaps the application is at fault.
  const answered = error.details.status !== undefined || unusable.has(error.code)
  const forget = answered && attempt % recreateEvery === 0 ? 'application' : 'nothing'
  return { kind: 'retry', forget, atOnce: false }
}

// What a remembered server says when the user's home has moved (reference 2.4); asked for anew once.
function isOutdated({ code, details }: UcwaError): boolean {
  return (code === 'forbidden' && details.subcode === undefined) || code === 'unauthorized' || code === 'not-found'
}
