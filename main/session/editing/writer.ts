// Asking the server for changes: many in one batch, with the patience a list wants besides the line's own.

import type { Call, Settled } from '../../ucwa/call'
import { UcwaError, type UcwaErrorCode } from '../../ucwa/ucwa-error'
import { withoutVersion } from '../../ucwa/version'
import { errand, type Line } from '../line'
import type { SessionPorts } from '../ports'
import { isBusy } from '../retry'

export interface Writer {
  /** Each answer is handed on as its batch returns. Rejects only when a whole batch failed. */
  askAll<T>(calls: readonly Call<T>[], answered: (index: number, settled: Settled<T>) => void): Promise<void>
  /** One call in a batch of its own. */
  ask<T>(call: Call<T>): Promise<Settled<T>>
  /**
   * For what cannot be asked twice without harm: sent alone, and after any answer that leaves open what became of it
   * `look` is asked first. `look` answers what was to be made, if it is there.
   */
  make<T>(call: Call<void>, look: () => Promise<T | undefined>): Promise<Settled<T | undefined>>
}

/** How long a list that is busy with something else gets, in milliseconds: before the first repetition, the second. */
const momentsMs = [1_000, 2_000]
/** A change that the server puts off for longer is refused, so that the user hears of it. */
const longestPutOffMs = 2 * 60_000

interface Asked<T> {
  readonly call: Call<T>
  readonly index: number
  readonly isPlain: boolean
  readonly tries: number
}

export function createWriter(line: Line, ports: SessionPorts): Writer {
  /** The server refuses the header that names the second version, but takes the call without it (reference 7). */
  let isPlain = false

  async function askAll<T>(calls: readonly Call<T>[], answered: (index: number, settled: Settled<T>) => void) {
    let left: Asked<T>[] = calls.map((call, index) => ({ call, index, isPlain, tries: 0 }))
    while (left.length > 0) {
      const again: Asked<T>[] = []
      let putOffMs = 0
      const errands = left.map((asked) =>
        errand(
          asked.isPlain ? withoutVersion(asked.call) : asked.call,
          (value) => {
            isPlain ||= asked.isPlain
            answered(asked.index, { ok: true, value })
          },
          (error) => {
            const next = repetitionOf(asked, error)
            putOffMs = Math.max(putOffMs, next ? (error.details.retryAfterMs ?? 0) : 0)
            if (next) again.push(next)
            else answered(asked.index, { ok: false, error })
          }
        )
      )
      await line.run(errands)
      const pauseMs = Math.max(putOffMs, ...again.map(({ tries }) => momentsMs[tries - 1] ?? 0))
      if (pauseMs > 0) await ports.sleep(pauseMs, line.signal)
      left = again
    }
  }

  return {
    askAll,
    async ask<T>(call: Call<T>) {
      const answers: Settled<T>[] = []
      await askAll([call], (_, settled) => void answers.push(settled))
      return answers[0] ?? { ok: false, error: new UcwaError('unreadable') }
    },
    async make(call, look) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await line.send(isPlain ? withoutVersion(call) : call)
          return { ok: true, value: undefined }
        } catch (error) {
          if (!(error instanceof UcwaError) || isLethal(error) || error.details.status === undefined) throw error
          const { code, details } = error
          if (code === 'version-not-supported' && !isPlain) isPlain = true
          else if (attempt > momentsMs.length || !(isMomentary(error) || isDamaged(error) || isBusy(error))) {
            return { ok: false, error }
          } else {
            await ports.sleep(Math.max(momentsMs[attempt - 1] ?? 0, details.retryAfterMs ?? 0), line.signal)
            const found = isMomentary(error) ? undefined : await look()
            if (found !== undefined) return { ok: true, value: found }
          }
        }
      }
    }
  }
}

/** What ends the stay, whoever meets it. */
export function isLethal({ code }: UcwaError): boolean {
  return lethal.has(code)
}

const lethal: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'unauthorized',
  'ended',
  'bad-credentials',
  'token-refused',
  'application-gone'
])

function repetitionOf<T>(asked: Asked<T>, error: UcwaError): Asked<T> | undefined {
  if (error.code === 'version-not-supported' && !asked.isPlain) return { ...asked, isPlain: true }
  const canPass = isMomentary(error) || isDamaged(error) || isPutOff(error)
  return canPass && asked.tries < momentsMs.length ? { ...asked, tries: asked.tries + 1 } : undefined
}

/** The list is in no state to be changed just now (reference 11.4). */
function isMomentary({ code, details: { subcode = 'None' } }: UcwaError): boolean {
  return code === 'conflict' && subcode === 'None'
}

/** The server named a time that the line does not wait for. */
function isPutOff(error: UcwaError): boolean {
  const { retryAfterMs = 0 } = error.details
  return isBusy(error) && retryAfterMs > 0 && retryAfterMs <= longestPutOffMs
}

/** One part of a batch came damaged: nobody knows what became of it. */
function isDamaged({ code }: UcwaError): boolean {
  return code === 'unreadable' || code === 'not-ucwa'
}
