// What ends a stay from the side, while something else is waited for. `Promise.race` against a promise that stays open
// for hours would keep every package ever waited for; here nothing is kept of what is over.

export interface Ending {
  /** Refuses whoever waits, and whoever comes later, with `error`. Only the first counts. */
  end(error: unknown): void
  /** Settles as `work` does, or rejects with the error of the end, whichever comes first. */
  before<T>(work: Promise<T>): Promise<T>
}

export function createEnding(): Ending {
  const waiting = new Set<(error: unknown) => void>()
  let ended: { readonly error: unknown } | null = null
  return {
    end(error) {
      ended ??= { error }
      for (const refuse of waiting) refuse(ended.error)
      waiting.clear()
    },
    before(work) {
      return new Promise((resolve, reject) => {
        const refuse = (error: unknown): void => {
          waiting.delete(refuse)
          reject(error)
        }
        if (ended) refuse(ended.error)
        else waiting.add(refuse)
        work.then((value) => {
          waiting.delete(refuse)
          resolve(value)
        }, refuse)
      })
    }
  }
}
