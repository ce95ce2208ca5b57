// What every section of the settings is given.
import type { AppState, Instant } from '../../preload/contract'
import type { AskFor } from '../app-state.svelte'

export interface SettingsProps {
  readonly picture: AppState
  readonly now: Instant
  /** A refusal is told in the row that asked. */
  readonly askFor: AskFor
}
