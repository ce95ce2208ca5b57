// What the directory of the company finds for what is typed in the search box.
import type { DirectoryResults, Problem } from '../preload/contract'
import type { AskFor } from './app-state.svelte'

/** After the last letter, so that a word costs one question. */
const quietMs = 250
const fewestLetters = 2

export class Directory {
  /** What was found for the newest query that was answered; `null` while there is nothing to tell. */
  results = $state.raw<DirectoryResults | null>(null)
  isAsking = $state(false)
  /** Why the directory could not be asked. */
  problem = $state.raw<Problem | null>(null)

  readonly #askFor: AskFor
  #wanted = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(askFor: AskFor) {
    this.#askFor = askFor
  }

  /** Asks for `query` once nothing was typed for a moment; `canAsk`: whether there is anybody to ask. */
  find(query: string, canAsk: boolean): void {
    const wanted = canAsk && query.trim().length >= fewestLetters ? query.trim() : ''
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    clearTimeout(this.#timer)
    this.isAsking = wanted !== ''
    if (wanted !== '') this.#timer = setTimeout(() => void this.#ask(wanted), quietMs)
    else {
      this.results = null
      this.problem = null
    }
  }

  async #ask(query: string): Promise<void> {
    const outcome = await this.#askFor('searchDirectory', query)
    if (query !== this.#wanted) return
    this.isAsking = false
    this.results = outcome.ok ? outcome.value : null
    this.problem = outcome.ok ? null : outcome.problem
  }
}
