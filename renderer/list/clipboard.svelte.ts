// People cut or copied in the list until they are put into a group. Apart from the system's clipboard, which holds text.
import type { Place } from '../../preload/contract'
import { watchingId, type Actions } from './actions'

export class PeopleClipboard {
  places = $state.raw<readonly Place[]>([])
  /** Whether they are to leave where they were. */
  isCut = $state(false)

  cut(places: readonly Place[]): void {
    this.#hold(places, true)
  }

  copy(places: readonly Place[]): void {
    this.#hold(places, false)
  }

  /** Who was cut goes in once; who was copied can go into other groups as well. They wait for a list that can change. */
  paste(groupId: string, actions: Pick<Actions, 'addTo' | 'moveTo' | 'canEdit'>): void {
    const { places, isCut } = this
    if (places.length === 0 || !(actions.canEdit || groupId === watchingId)) return
    if (isCut) this.clear()
    if (isCut) actions.moveTo(places, groupId)
    else actions.addTo(places, groupId)
  }

  clear(): void {
    this.#hold([], false)
  }

  #hold(places: readonly Place[], isCut: boolean): void {
    this.places = places
    this.isCut = isCut && places.length > 0
  }
}
