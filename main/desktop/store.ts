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
  /** Holds the value for this run in any case; answers whether it is in the file too, or will be once `opened`. */
  set(key: StoreKey, value: unknown): boolean
  delete(key: StoreKey): void
  /** An id of this installation, made at the first call; the server tells a crashed instance from a second one by it. */
  endpointId(): string
  /** How the file is doing: after a write that worked no longer `not-kept`. */
  condition(): DesktopState['settingsFile']
  /** From then on every change is in the file, or `condition` says why not. */
  readonly opened: Promise<void>
  /** Tells of another `condition`; answers the function that ends the listening. */
  onChange(listen: () => void): () => void
}

type Document = Values & { readonly version: number }

/**
 * Reads `settings.json` in the folder at once: the window's theme and place depend on it. What writes it takes a while
 * to load, so that is put off until `mayLoad`; values set meanwhile are written then.
 */
export function openStore(folder: string, log: Log, mayLoad: Promise<void>): Store {
  const name = path.join(folder, 'settings.json')
  const found = readDocument(readText(name, log))
  if (found.condition !== 'sound') keepAside(name, found.condition, log)
  const listeners = new Set<() => void>()
  let values = found.values
  let isWritten = true
  let writeFile: FileWriter | null = null

  const write = (changed: Values) => {
    values = changed
    if (writeFile === null) return isWritten
    const problem = writeFile({ ...values, version: documentVersion })
    const before = isWritten
    isWritten = problem === null
    // Once, however often it is tried.
    if (isWritten === before) return isWritten
    if (!isWritten) log('the settings file cannot be written', { folder, error: problem })
    for (const listen of listeners) listen()
    return isWritten
  }
  const set = (key: StoreKey, value: unknown) => write({ ...values, [key]: value })
  const opened = mayLoad.then(async () => {
    writeFile = await loadFileWriter(folder)
    // Else the next start would find the same damage; and a folder that cannot be written to is known from the start.
    write(values)
  })

  return {
    opened,
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

/** Writes the file whole and checked; answers why it could not. */
type FileWriter = (document: Document) => unknown

/** What was in the way of one writing may be gone at the next. */
async function loadFileWriter(folder: string): Promise<FileWriter> {
  const { default: ElectronStore } = await import('electron-store')
  const open = () =>
    new ElectronStore<Document>({
      name: 'settings',
      cwd: folder,
      schema: { ...valueKinds, version: { type: 'integer' } },
      // The schema is ours and does not change: checking it too would cost each start 50 ms.
      ajvOptions: { validateSchema: false },
      // Whatever was wrong with it is in the copy.
      clearInvalidConfig: true
    })
  let file: { store: Document } | null = null
  return (document) => {
    try {
      file ??= open()
      file.store = document
      return null
    } catch (error) {
      return error
    }
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
