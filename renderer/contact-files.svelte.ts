// The list as files: writing it to one, and reading one before anything of it is done. The window shows what it holds.
import { getContext, setContext } from 'svelte'
import type { ImportPreview } from '../preload/contract'
import type { AskFor } from './app-state.svelte'

export class ContactFiles {
  /** What importing the chosen file would change; `null` when none is chosen. */
  preview = $state.raw<ImportPreview | null>(null)
  /** Name of the file just written, until that was told. */
  saved = $state<string | null>(null)

  readonly #askFor: AskFor

  constructor(askFor: AskFor) {
    this.#askFor = askFor
  }

  async write(format: 'json' | 'csv'): Promise<void> {
    this.saved = null
    const outcome = await this.#askFor('exportContacts', format)
    if (outcome.ok) this.saved = outcome.value
  }

  async choose(): Promise<void> {
    const outcome = await this.#askFor('chooseImport')
    if (outcome.ok) this.preview = outcome.value
  }
}

/** Where the files stand among what the window's components share. */
export const contactFilesKey = Symbol('contact files')

export const getContactFiles = (): ContactFiles => getContext<ContactFiles>(contactFilesKey)
export const setContactFiles = (files: ContactFiles): ContactFiles => setContext(contactFilesKey, files)
