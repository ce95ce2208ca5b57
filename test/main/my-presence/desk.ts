// Somebody at a computer with a file and a server, whose session does as it is told.

import type { Availability, Connection, Me, Outcome, SettableAvailability } from '../../../preload/contract'
import { createKeptPresence } from '../../../main/my-presence/kept-presence'
import { createMyPresence } from '../../../main/my-presence/my-presence'
import { memoryFile } from '../memory-file'

export const hour = 60 * 60_000
export const start = Date.UTC(2026, 2, 3, 9)
export const done: Outcome<void> = { ok: true, value: undefined }
export const refused: Outcome<void> = { ok: false, problem: { code: 'server-trouble' } }

export const someone = (availability: Availability): Me => ({
  uri: 'sip:ines@corvo.example',
  name: 'Inês Carvalho',
  presence: { kind: 'live', availability }
})

/** A computer with a file and a server; `restart` begins a new run on both. */
export function atTheDesk() {
  const { entries: file, store } = memoryFile()
  const world = {
    now: start,
    awayOnLock: true,
    answer: done,
    connection: { kind: 'online' } as Connection,
    me: someone('available'),
    asked: [] as string[],
    /** What a new application would be told. */
    remembered: null as string | null,
    logged: [] as string[],
    changes: 0
  }
  const tell = (asked: string, becomes: SettableAvailability) => {
    world.asked.push(asked)
    if (world.answer.ok) {
      world.me = someone(becomes)
      world.remembered = asked === 'reset' ? null : asked
    }
    return Promise.resolve(world.answer)
  }
  const restart = () =>
    createMyPresence({
      session: {
        get connection() {
          return world.connection
        },
        get me() {
          return world.me
        },
        setMyAvailability: (availability) => tell(availability, availability),
        resetMyAvailability: () => tell('reset', 'available'),
        forgetMyAvailability: () => void (world.remembered = null)
      },
      signInAddress: () => 'ines@corvo.example',
      awayOnLock: () => world.awayOnLock,
      kept: createKeptPresence(store),
      now: () => world.now,
      log: (line) => world.logged.push(line),
      changed: () => (world.changes += 1)
    })
  return { world, file, restart, mine: restart() }
}
