// Which people are selected: places, so that somebody in two groups can be selected in one of them.
import type { Place } from '../../preload/contract'
import { placeKey } from './places'

export class Selection {
  #chosen = $state.raw<ReadonlyMap<string, Place>>(new Map())
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
    this.#chosen = new Map(places.map((place) => [placeKey(place), place]))
  }

  toggle(place: Place): void {
    const chosen = new Map(this.#chosen)
    if (!chosen.delete(placeKey(place))) chosen.set(placeKey(place), place)
    this.#anchor = place
    this.#chosen = chosen
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
    const there = new Set(rows.map(placeKey))
    const left = [...this.#chosen].filter(([key]) => there.has(key))
    if (left.length < this.#chosen.size) this.#chosen = new Map(left)
  }
}
