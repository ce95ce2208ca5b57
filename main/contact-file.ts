// Exporting the lists to a file and reading one for import: asks where, writes or reads, and tells what came of it.

import path from 'node:path'
import type { AppState, ImportPreview, Outcome, ProblemCode } from '../preload/contract'
import { listOf } from './contact-files/contact-list'
import { writeCsvList } from './contact-files/csv-list'
import { readUpTo, writeWhole } from './contact-files/disk'
import { writeJsonList } from './contact-files/json-list'
import { previewOf } from './contact-files/preview'
import { largestFile, readContents } from './contact-files/read'
import type { Log } from './log'

/** Each answers a path, or null when the user thought better of it. */
export interface FileDialogs {
  askWhereTo(suggestedName: string): Promise<string | null>
  askWhich(): Promise<string | null>
}

export interface ContactFilePorts {
  readonly state: () => AppState
  readonly dialogs: FileDialogs
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
}

export interface ContactFile {
  /** Name of the file that was written. */
  exportContacts(format: 'json' | 'csv'): Promise<Outcome<string | null>>
  chooseImport(): Promise<Outcome<ImportPreview | null>>
}

export function createContactFile({ state, dialogs, now, log }: ContactFilePorts): ContactFile {
  return {
    async exportContacts(format) {
      // The list as it was when the user asked: it may be gone once the dialog is closed.
      const shown = state()
      if (shown.groups.length === 0) return refuse('not-connected')
      const chosen = await dialogs.askWhereTo(`rollcall-contacts.${format}`)
      if (chosen === null) return thoughtBetter
      const name = path.basename(chosen)
      const list = listOf(shown)
      try {
        await writeWhole(chosen, format === 'json' ? writeJsonList(list, now()) : writeCsvList(list))
      } catch (error) {
        log('the contacts could not be written', { error })
        return refuse('file-not-written', name)
      }
      return { ok: true, value: name }
    },
    async chooseImport() {
      if (state().groups.length === 0) return refuse('not-connected')
      const chosen = await dialogs.askWhich()
      if (chosen === null) return thoughtBetter
      const name = path.basename(chosen)
      const bytes = await readUpTo(chosen, largestFile).catch((error: unknown) => {
        log('a file of contacts could not be read', { error })
        return null
      })
      if (bytes === null) return refuse('file-unreadable', name)
      const contents = readContents(bytes)
      const { groups } = state()
      if (groups.length === 0) return refuse('not-connected')
      const preview = contents && previewOf(name, contents, groups)
      return preview ? { ok: true, value: preview } : refuse('file-not-a-list', name)
    }
  }
}

const thoughtBetter: Outcome<null> = { ok: true, value: null }

const refuse = (code: ProblemCode, about?: string): Outcome<never> => ({
  ok: false,
  problem: { code, ...(about !== undefined && { about }) }
})
