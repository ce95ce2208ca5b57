// Whether the user is at the computer, looked at each half minute: while they are, the server may be told.
//
// Where the computer does not tell how long nobody touched it, whoever has not locked the screen counts as active:
// lock and unlock are then all that is known, and the settings say so.

export interface AtTheComputerPorts {
  /** How long nobody has touched the computer; null where that is not known. */
  readonly idleMs: () => Promise<number | null>
  /** The user's wish that the server be told. */
  readonly isReported: () => boolean
  readonly isLocked: () => boolean
  readonly onActive: () => void
  /** `idleTime` is another than before. */
  readonly changed: () => void
}

export interface AtTheComputer {
  readonly idleTime: 'known' | 'unknown'
  /** To be called each half minute, and when the screen is unlocked. */
  look(): Promise<void>
}

/** As long as the looks lie apart: whoever did something since the last one is active. */
const activeWithinMs = 30_000

export function createAtTheComputer(ports: AtTheComputerPorts): AtTheComputer {
  let idleTime: AtTheComputer['idleTime'] = 'known'
  return {
    get idleTime() {
      return idleTime
    },
    async look() {
      const idleMs = await ports.idleMs()
      const known = idleMs === null ? 'unknown' : 'known'
      if (known !== idleTime) {
        idleTime = known
        ports.changed()
      }
      if (!ports.isReported() || ports.isLocked()) return
      if (idleMs === null || idleMs < activeWithinMs) ports.onActive()
    }
  }
}
