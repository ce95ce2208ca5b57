// One value of each user who ever signed in here, kept on this computer by sign-in address, under one key of the file.

/** Where what is kept lies: `get` answers whatever the file has. */
export interface KeptStore<K extends string> {
  get(key: K): unknown
  set(key: K, value: unknown): void
  delete(key: K): void
}

export interface KeptByUser {
  /** As the file has it, sound or not; undefined for an address that is not known. */
  read(signInAddress: string): unknown
  /** Undefined is nothing to keep. What the others have stays as it is, even where it is damaged. */
  write(signInAddress: string, value: unknown): void
}

export function createKeptByUser<K extends string>(store: KeptStore<K>, key: K): KeptByUser {
  const everybody = (): object => {
    const stored = store.get(key)
    return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {}
  }
  return {
    read: (signInAddress) => Object.getOwnPropertyDescriptor(everybody(), keyOf(signInAddress))?.value,
    write(signInAddress, value) {
      const all = new Map<string, unknown>(Object.entries(everybody()))
      if (value === undefined) all.delete(keyOf(signInAddress))
      else all.set(keyOf(signInAddress), value)
      if (all.size === 0) store.delete(key)
      else store.set(key, Object.fromEntries(all))
    }
  }
}

/** With and without `sip:`, in any letter case, it is the same person. */
const keyOf = (signInAddress: string) => signInAddress.toLowerCase().replace(/^sip:/, '')
