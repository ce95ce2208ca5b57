// One thing after the other: work that looks at what is missing and then asks for it must not be done twice at once.

/** Runs each work when the one before has ended, however it ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
