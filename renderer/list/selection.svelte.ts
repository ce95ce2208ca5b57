// Which people are selected: places, so that somebody in two groups can be selected in one of them.
import type { Place } from '../../preload/contract'
import { placeKey, placesByKey } from './places'

export class Selection {
  #chosen = $state.raw(placesByKey([]))
  /** Where extending begins. */
  #anchor: Place | null = null

  get places(): readonly Place[] {
    return [...this.#chosen.values()]
  }

  get size(): number {
    return this.#chosen.size
  }

  has(place: Place): boolean {
    return this.#chosen.has(placeKey(place))
  }

  /** Exactly these, in this order; extending begins at the first of them. */
  choose(places: readonly Place[]): void {
    this.#anchor = places[0] ?? null
    this.#chosen = placesByKey(places)
  }

  toggle(place: Place): void {
    const others = this.places.filter((one) => placeKey(one) !== placeKey(place))
    this.#chosen = placesByKey(this.has(place) ? others : [...others, place])
    this.#anchor = place
  }

  /** From where extending begins (else `from`) to `to`, as the rows stand: `rows` are all of them, from the top. */
  extend(rows: readonly Place[], from: Place, to: Place): void {
    const at = (place: Place | null): number =>
      place === null ? -1 : rows.findIndex((row) => placeKey(row) === placeKey(place))
    const anchor = at(this.#anchor) < 0 ? from : this.#anchor
    const [one, other] = [at(anchor), at(to)]
    if (one < 0 || other < 0) return
    this.choose(rows.slice(Math.min(one, other), Math.max(one, other) + 1))
    this.#anchor = anchor
  }

  clear(): void {
    if (this.#chosen.size > 0) this.choose([])
  }

  /** Lets go of what is not among `rows` any more. */
  keep(rows: readonly Place[]): void {
    if (this.#chosen.size === 0) return
    const there = placesByKey(rows)
    const left = this.places.filter((place) => there.has(placeKey(place)))
    if (left.length < this.#chosen.size) this.#chosen = placesByKey(left)
  }
}
