// Whoever wants to be told of something; adding gives back the function that ends it.

export interface Listeners<T> {
  add(listen: (value: T) => void): () => void
  tell(value: T): void
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    add(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    tell: (value) => listeners.forEach((listen) => listen(value))
  }
}
