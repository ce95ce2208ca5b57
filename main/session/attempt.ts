// What somebody asks for ends in an outcome: never in an exception, and in nothing sent while there is no connection.

import type { Outcome } from '../../preload/contract'
import { UcwaError } from '../ucwa/ucwa-error'
import { problemOf, type Occasion } from './problems'
import type { Stay } from './stay'

/** Works on the stay, if there is one; a failure becomes the problem it is on this occasion. */
export async function attempt<T>(
  stay: Stay | null,
  occasion: Occasion,
  work: (stay: Stay) => Promise<T>
): Promise<Outcome<T>> {
  if (!stay) return { ok: false, problem: { code: 'not-connected' } }
  try {
    return { ok: true, value: await work(stay) }
  } catch (error) {
    if (!(error instanceof UcwaError)) throw error
    return { ok: false, problem: problemOf(error, occasion) }
  }
}
