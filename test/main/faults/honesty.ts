// Watches what is shown while the connection is said to be sound: what is claimed and not so, and for how long, and
// when somebody was shown as not known.

import type { Scene } from './scene'
import { toldOf, uncertainWords, type Told } from './told'
import { areListsWithheld, isUncertain, untruths } from './truth'

/** Times in milliseconds of the virtual clock. */
export interface Honesty {
  /** The longest time for which the same untruth was shown, and which it was. */
  readonly worst: () => { readonly ms: number; readonly what: string }
  /** When somebody was first shown as not known; `null` if nobody was. */
  readonly dimmedAt: () => number | null
  /** When it was first told that the lists cannot be read; `null` if it was not. */
  readonly withheldAt: () => number | null
  /** What was said then. */
  readonly withheldTold: () => Told
  /** How people were shown of whom nothing was known, each way once. */
  readonly uncertain: () => readonly string[]
}

/** Watches from now on; to be called when everything is shown as it is. */
export function watchHonesty(scene: Scene): Honesty {
  const { session, time } = scene
  const since = new Map<string, number>()
  let dimmedAt: number | null = null
  let withheldAt: number | null = null
  let withheldTold: Told = { window: '', tray: '' }
  const uncertain = new Set<string>()
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
    const unknown = session.people.filter(({ presence }) => isUncertain(presence))
    if (unknown.length > 0) dimmedAt ??= at
    for (const { presence } of unknown) uncertain.add(uncertainWords(presence))
    if (!areListsWithheld(session) || withheldAt !== null) return
    withheldAt = at
    withheldTold = toldOf(session)
  })
  return {
    worst: () => worst,
    dimmedAt: () => dimmedAt,
    withheldAt: () => withheldAt,
    withheldTold: () => withheldTold,
    uncertain: () => [...uncertain]
  }
}
