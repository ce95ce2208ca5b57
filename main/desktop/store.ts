// The settings file. A damaged one is kept aside and what is sound in it is used; a folder that cannot be written to
// costs the memory of the settings, not the app. A new key gets its kind in settings-document.ts.

import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DesktopState } from '../../preload/contract'
import type { Log } from '../log'
import { documentVersion, readDocument, valueKinds, type StoreKey, type Values } from './settings-document'

export interface Store {
  get(key: StoreKey): unknown
  /** Holds the value for this run in any case; answers whether it is in the file too. */
  set(key: StoreKey, value: unknown): boolean
  delete(key: StoreKey): void
  /** An id of this installation, made at the first call; the server tells a crashed instance from a second one by it. */
  endpointId(): string
  /** How the file is doing: after a write that worked no longer `not-kept`. */
  condition(): DesktopState['settingsFile']
  /** Tells of another `condition`; answers the function that ends the listening. */
  onChange(listen: () => void): () => void
}

type Document = Values & { readonly version: number }

/** Opens `settings.json` in the folder; needs no app that is ready, so that it can be read while Electron starts. */
export async function openStore(folder: string, log: Log): Promise<Store> {
  const name = path.join(folder, 'settings.json')
  const found = readDocument(readText(name, log))
  if (found.condition !== 'sound') keepAside(name, found.condition, log)
  const file = await openFile(folder, log)
  const listeners = new Set<() => void>()
  let values = found.values
  let isWritten = file !== null

  const write = (changed: Values) => {
    values = changed
    const before = isWritten
    isWritten = writeAll(file, { ...values, version: documentVersion }, log)
    if (isWritten !== before) for (const listen of listeners) listen()
    return isWritten
  }
  const set = (key: StoreKey, value: unknown) => write({ ...values, [key]: value })
  // Else the next start would find the same damage.
  if (found.condition !== 'sound') write(values)

  return {
    get: (key) => values[key],
    set,
    delete(key) {
      write(Object.fromEntries(Object.entries(values).filter(([one]) => one !== key)))
    },
    endpointId() {
      const kept = values.endpointId
      if (typeof kept === 'string' && kept !== '') return kept
      const id = randomUUID()
      set('endpointId', id)
      return id
    },
    condition() {
      if (!isWritten) return 'not-kept'
      return found.condition === 'sound' ? 'kept' : 'restored'
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}

/** The file's text; `null` when there is none or it cannot be read, which the next write will show. */
function readText(file: string, log: Log): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!isMissing(error)) log('the settings file cannot be read; defaults are used', { error })
    return null
  }
}

/** What writes the file whole and checked; `null` when there can be none. */
async function openFile(folder: string, log: Log): Promise<{ store: Document } | null> {
  const { default: ElectronStore } = await import('electron-store')
  try {
    return new ElectronStore<Document>({
      name: 'settings',
      cwd: folder,
      schema: { ...valueKinds, version: { type: 'integer' } },
      // Whatever was wrong with it is in the copy.
      clearInvalidConfig: true
    })
  } catch (error) {
    log('there is no settings file; everything is forgotten at the end of this run', { folder, error })
    return null
  }
}

function writeAll(file: { store: Document } | null, document: Document, log: Log): boolean {
  if (file === null) return false
  try {
    file.store = document
    return true
  } catch (error) {
    log('the settings file cannot be written', { error })
    return false
  }
}

function keepAside(file: string, why: 'damaged' | 'newer', log: Log): void {
  log(`the settings file is ${why}; what can be read of it is used`, { copy: `${file}.${why}` })
  try {
    copyFileSync(file, `${file}.${why}`)
  } catch (error) {
    log('it could not be copied', { error })
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
