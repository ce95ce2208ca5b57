// Watches what is shown while the connection is said to be sound: what is claimed and not so, and for how long, and
// when somebody was shown as not known.

import type { Scene } from './scene'
import { areListsWithheld, isUncertain, untruths } from './truth'

/** Times in milliseconds of the virtual clock. */
export interface Honesty {
  /** The longest time for which the same untruth was shown, and which it was. */
  readonly worst: () => { readonly ms: number; readonly what: string }
  /** When somebody was first shown as not known; `null` if nobody was. */
  readonly dimmedAt: () => number | null
  /** When it was first told that the lists cannot be read; `null` if it was not. */
  readonly withheldAt: () => number | null
}

/** Watches from now on; to be called when everything is shown as it is. */
export function watchHonesty(scene: Scene): Honesty {
  const { session, time } = scene
  const since = new Map<string, number>()
  let dimmedAt: number | null = null
  let withheldAt: number | null = null
  let worst = { ms: 0, what: 'nothing' }

  time.onStep(() => {
    const at = time.now()
    const isOnline = session.connection.kind === 'online'
    const now = new Set(isOnline ? untruths(scene) : [])
    for (const what of now) if (!since.has(what)) since.set(what, at)
    for (const [what, from] of since) {
      if (at - from > worst.ms) worst = { ms: at - from, what }
      if (!now.has(what)) since.delete(what)
    }
    if (!isOnline) return
    if (session.people.some(({ presence }) => isUncertain(presence))) dimmedAt ??= at
    if (areListsWithheld(session)) withheldAt ??= at
  })
  return { worst: () => worst, dimmedAt: () => dimmedAt, withheldAt: () => withheldAt }
}
