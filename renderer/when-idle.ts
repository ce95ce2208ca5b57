// Work that can wait, in pieces small enough to disturb nothing.

/** Calls `work` whenever there is nothing else to do, until it answers false. Returns the function that ends it. */
export function whenIdle(work: () => boolean): () => void {
  const run = (): void => {
    if (work()) handle = requestIdleCallback(run)
  }
  let handle = requestIdleCallback(run)
  return () => cancelIdleCallback(handle)
}
