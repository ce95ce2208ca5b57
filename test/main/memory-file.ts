// A file of keys and values in memory, for what is kept over restarts of the app.

/** The entries to look at or to damage, and the store over them; values pass through JSON, as they do on the disk. */
export function memoryFile() {
  const entries = new Map<string, unknown>()
  const store = {
    get: (key: string) => entries.get(key),
    set: (key: string, value: unknown) => void entries.set(key, JSON.parse(JSON.stringify(value))),
    delete: (key: string) => void entries.delete(key)
  }
  return { entries, store }
}
