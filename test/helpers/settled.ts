// The end of everything that waits for nothing but other promises.

/** Comes after all promises that can be kept by then; no clock moves meanwhile. */
export const settled = () => new Promise<void>((resolve) => void setImmediate(resolve))
