// The name of a group while it is typed: of one that is there, or of one to be made.
import type { AppState, Edit, Place, Problem } from '../../preload/contract'
import type { AskFor } from '../app-state.svelte'
import { leavable, urisOf } from './actions'

/** What is being named. `groupId` is `null` for a group to be made, into which `places` are put. */
export interface Naming {
  readonly groupId: string | null
  readonly value: string
  readonly places: readonly Place[]
  readonly isMove: boolean
  /** Why what was typed last was not taken. */
  readonly refusal: Problem | null
}

export class GroupNaming {
  now = $state.raw<Naming | null>(null)

  readonly #picture: () => AppState
  readonly #askFor: AskFor
  readonly #nameOf: (uri: string) => string

  /** `nameOf`: the name a person is shown by. */
  constructor(picture: () => AppState, askFor: AskFor, nameOf: (uri: string) => string) {
    this.#picture = picture
    this.#askFor = askFor
    this.#nameOf = nameOf
  }

  start(of: { groupId: string } | { places: readonly Place[]; isMove: boolean }): void {
    const isNew = !('groupId' in of)
    const group = isNew ? undefined : this.#picture().groups.find(({ id }) => id === of.groupId)
    this.now = {
      groupId: isNew ? null : of.groupId,
      value: group?.name ?? '',
      places: isNew ? of.places : [],
      isMove: isNew && of.isMove,
      refusal: null
    }
  }

  cancel(): void {
    this.now = null
  }

  /** Asks for the name to be kept; where it is refused at once the field stays, with the reason. */
  async save(name: string): Promise<void> {
    const naming = this.now
    if (naming === null) return
    const outcome = await this.#askFor('edit', this.#edit(naming, name))
    if (this.now === naming) this.now = outcome.ok ? null : { ...naming, refusal: outcome.problem }
  }

  /** Lets go of a group that is not there any more. */
  settle(): void {
    const groupId = this.now?.groupId ?? null
    if (groupId !== null && !this.#picture().groups.some(({ id }) => id === groupId)) this.now = null
  }

  #edit({ groupId, places, isMove }: Naming, name: string): Edit {
    if (groupId !== null) return { kind: 'rename-group', groupId, name }
    const people = urisOf(places).map((uri) => ({ uri, name: this.#nameOf(uri) }))
    return { kind: 'create-group', name, people, leave: isMove ? leavable(places, this.#picture().groups) : [] }
  }
}
