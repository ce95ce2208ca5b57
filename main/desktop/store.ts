// The settings file. A damaged one is kept aside and defaults are used; a folder that cannot be written to costs the
// memory of the settings, not the app.

import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log'

type StoreKey = 'settings' | 'account' | 'located' | 'bounds' | 'endpointId' | 'watching'

type Values = Partial<Record<StoreKey, unknown>>

export interface Store {
  get(key: StoreKey): unknown
  /** Holds the value for this run in any case; answers whether it is in the file too. */
  set(key: StoreKey, value: unknown): boolean
  delete(key: StoreKey): void
  /** An id of this installation, made at the first call; the server tells a crashed instance from a second one by it. */
  endpointId(): string
}

/** Opens `settings.json` in the folder; needs no app that is ready, so that it can be read while Electron starts. */
export async function openStore(folder: string, log: Log): Promise<Store> {
  const file = await openFile(folder, log)
  let values: Values = { ...file?.store }
  const set = (key: StoreKey, value: unknown) => {
    values = { ...values, [key]: value }
    return write(file, values, log)
  }
  return {
    get: (key) => values[key],
    set,
    delete(key) {
      values = Object.fromEntries(Object.entries(values).filter(([name]) => name !== key))
      write(file, values, log)
    },
    endpointId() {
      const kept = values.endpointId
      if (typeof kept === 'string' && kept !== '') return kept
      const id = randomUUID()
      set('endpointId', id)
      return id
    }
  }
}

/** The file, emptied if it was damaged; null when there can be none. */
async function openFile(folder: string, log: Log): Promise<{ store: Values } | null> {
  const { default: ElectronStore } = await import('electron-store')
  const open = (clearInvalidConfig: boolean) =>
    new ElectronStore<Values>({ name: 'settings', cwd: folder, clearInvalidConfig })
  try {
    return open(false)
  } catch (error) {
    log('the settings file cannot be read; defaults are used', { folder, error })
  }
  keepAside(path.join(folder, 'settings.json'), log)
  try {
    return open(true)
  } catch (error) {
    log('there is no settings file; everything is forgotten at the end of this run', { folder, error })
    return null
  }
}

function write(file: { store: Values } | null, values: Values, log: Log): boolean {
  if (file === null) return false
  try {
    file.store = values
    return true
  } catch (error) {
    log('the settings file cannot be written', { error })
    return false
  }
}

function keepAside(file: string, log: Log): void {
  try {
    copyFileSync(file, `${file}.damaged`)
  } catch (error) {
    log('the damaged settings file could not be copied', { error })
  }
}
