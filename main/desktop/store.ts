// The settings file. A damaged one is kept aside and defaults are used; a folder that cannot be written to costs the
// memory of the settings, not the app.

import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log'

export type StoreKey = 'settings' | 'account' | 'located' | 'bounds' | 'endpointId'

export interface Store {
  get(key: StoreKey): unknown
  set(key: StoreKey, value: unknown): void
  delete(key: StoreKey): void
  /** An id of this installation, made at the first call; the server tells a crashed instance from a second one by it. */
  endpointId(): string
}

/** Opens `settings.json` in the folder. Loaded late: the library costs more start-up time than the window. */
export async function openStore(folder: string, log: Log): Promise<Store> {
  const { default: ElectronStore } = await import('electron-store')
  const open = (clearInvalidConfig: boolean) =>
    new ElectronStore<Record<StoreKey, unknown>>({ name: 'settings', cwd: folder, clearInvalidConfig })
  const file = path.join(folder, 'settings.json')
  let store: InstanceType<typeof ElectronStore<Record<StoreKey, unknown>>>
  try {
    store = open(false)
  } catch (error) {
    log('the settings file is damaged; a copy is kept and defaults are used', { file, error })
    keepAside(file, log)
    store = open(true)
  }
  const attempt = (what: string, write: () => void) => {
    try {
      write()
    } catch (error) {
      log('the settings file cannot be written', { what, error })
    }
  }
  const set = (key: StoreKey, value: unknown) => attempt(key, () => store.set(key, value))
  return {
    get: (key) => store.get(key),
    set,
    delete: (key) => attempt(key, () => store.delete(key)),
    endpointId() {
      const kept = store.get('endpointId')
      if (typeof kept === 'string' && kept !== '') return kept
      const id = randomUUID()
      set('endpointId', id)
      return id
    }
  }
}

function keepAside(file: string, log: Log): void {
  try {
    copyFileSync(file, `${file}.damaged`)
  } catch (error) {
    log('the damaged settings file could not be copied', { error })
  }
}
