// How the run before this one ended: a file says that the app runs, and is gone once it ends in order. One that is
// still there at the next start tells that nobody got as far.

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { LastEnd } from '../preload/contract'
import { strikeOut, type Log } from './log'

export interface CrashMarkerPorts {
  /** Its folder is there. */
  readonly file: string
  readonly now: () => number
  /** How long the computer has been running, sleep included. */
  readonly uptimeMs: () => number
  /** Takes out who and where. */
  readonly anonymise: (text: string) => string
  readonly log: Log
}

export interface CrashMarker {
  /** Of the run before; `failure`: the error and where it was thrown, without names and secrets, or empty. */
  readonly before: { readonly end: LastEnd; readonly failure: string }
  /** An error that nobody handled ends this run. */
  failed(error: unknown): void
  /** From here on this run counts as one that ended in order, unless it fails on its way out. */
  ended(): void
}

const longestFailure = 8000

/** Reads what the run before left behind, and says that this one has begun. A file that cannot be had costs nothing but the memory. */
export function openCrashMarker(ports: CrashMarkerPorts): CrashMarker {
  const { file, now, log } = ports
  const attempt = (what: string, act: () => void) => {
    try {
      act()
    } catch (error) {
      log(`the file that says that the app runs cannot be ${what}`, { error })
    }
  }
  const write = (failure: string) =>
    attempt('written', () => writeFileSync(file, JSON.stringify({ startedAt, failure }), 'utf8'))
  const startedAt = now()
  const before = readBefore(ports)
  write('')
  return {
    before,
    failed: (error) => write(ports.anonymise(strikeOut(textOf(error)).slice(0, longestFailure))),
    ended: () => attempt('removed', () => rmSync(file, { force: true }))
  }
}

function readBefore({ file, now, uptimeMs, log }: CrashMarkerPorts): CrashMarker['before'] {
  const { startedAt, failure } = readMarker(file, log)
  if (startedAt === null) return { end: 'orderly', failure: '' }
  if (failure !== '') return { end: 'failed', failure }
  return { end: startedAt < now() - uptimeMs() ? 'computer-stopped' : 'killed', failure }
}

interface Marker {
  /** Null where there is no file, or none that could be read; a damaged one counts as of this moment. */
  readonly startedAt: number | null
  readonly failure: string
}

function readMarker(file: string, log: Log): Marker {
  try {
    return markerOf(readFileSync(file, 'utf8'))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) log('nobody can tell how the run before ended', { error })
    return { startedAt: null, failure: '' }
  }
}

/** A computer that loses its power may leave the file empty or half written: what is there at all says enough. */
function markerOf(text: string): Marker {
  const unknown = { startedAt: Number.POSITIVE_INFINITY, failure: '' }
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return unknown
    return {
      startedAt: 'startedAt' in read && typeof read.startedAt === 'number' ? read.startedAt : unknown.startedAt,
      failure: 'failure' in read && typeof read.failure === 'string' ? read.failure.slice(0, longestFailure) : ''
    }
  } catch (error) {
    if (error instanceof SyntaxError) return unknown
    throw error
  }
}

/** With the lines that say where it was thrown, and what it was caused by. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error === 'string' ? error : typeof error}`
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : ''
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`
}
