// The order people are shown in. A change of presence re-sorts after a moment, and never under the user's hand.
import { noRanks, type Ranks } from './order'

const settleMs = 1500
/** With more people changing place at once, motion would only confuse. */
const mostMoves = 8

export class SettledOrder {
  /** The ranks to show. */
  ranks = $state.raw<Ranks>(noRanks)
  /** Whether the last change was small enough to be shown as a movement. */
  isCalm = $state(false)

  #wanted: Ranks | null = null
  #basis: unknown = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isHeld = false

  /**
   * Asks for `ranks`. They take effect at once when `basis` (anything that makes the old order meaningless, such as
   * the sort setting) differs from the last one, else after the order has been left alone for a moment.
   */
  want(ranks: Ranks, basis: string): void {
    if (basis !== this.#basis) {
      this.#basis = basis
      this.#show(ranks, false)
    } else if (moves(this.ranks, ranks) === 0) {
      this.stop()
    } else {
      this.#wanted = ranks
      this.#timer ??= setTimeout(() => this.#settle(), settleMs)
    }
  }

  /** While held (the pointer is over the list, a menu is open) nobody changes place. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    if (!isHeld && this.#timer === undefined) this.#settle()
  }

  /** Forgets a change that has not been shown. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#wanted = null
  }

  #settle(): void {
    this.#timer = undefined
    if (this.#wanted !== null && !this.#isHeld) this.#show(this.#wanted, true)
  }

  #show(ranks: Ranks, canMove: boolean): void {
    this.stop()
    this.isCalm = canMove && moves(this.ranks, ranks) <= mostMoves
    this.ranks = ranks
  }
}

/** How many people have another rank. */
function moves(before: Ranks, after: Ranks): number {
  if (before === after) return 0
  let count = before.size === after.size ? 0 : 1
  for (const [uri, rank] of after) if (before.get(uri) !== rank) count++
  return count
}
