// The scroll position of the tree, and bringing a row into sight without measuring any.
import { untrack } from 'svelte'
import { whenIdle } from '../when-idle'
import { headerHeight, nearStretch, scrollStep, scrollTo, seenStretch, type Measures } from './layout'
import type { Section } from './sections'
import type { Stand } from './tree-keys'

/** Height to reckon with before the list was measured. */
const usualHeight = 720

export class TreeScroll {
  /** The element that scrolls, while there is one. */
  view = $state<HTMLElement>()
  /** Scrolled pixels, and the height of the visible part; 0 before it was measured. */
  top = $state(0)
  height = $state(0)
  /** In steps, so that most scroll events change nothing at all. */
  readonly #step = $derived(scrollStep(this.top))
  #isInHaste = $state(false)
  #stopWaiting = (): void => undefined
  /** The stretch to have rows for. */
  readonly near = $derived(this.#isInHaste ? seenStretch(this.top, this.height) : nearStretch(this.#step, this.height))

  /** How many rows a page has. */
  pageRows(sizes: Measures): number {
    return Math.max(Math.floor((this.height || usualHeight) / sizes.row) - 1, 1)
  }

  /** Upper and lower edge in the window. */
  edges(): { top: number; bottom: number } {
    return this.view?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
  }

  /** What is listed changes as a whole: until there is time for more, only what is seen has rows. */
  hasten(): void {
    this.#stopWaiting()
    this.#isInHaste = true
    this.#stopWaiting = whenIdle(() => (this.#isInHaste = false))
  }

  to(top: number): void {
    // Asking the element where it stands has the whole list laid out at once.
    if (!this.view || top === untrack(() => this.top)) return
    this.view.scrollTop = top
    this.top = this.view.scrollTop
  }

  /** Scrolls no more than needed to show `stand`; `below`: pixels at the bottom that something covers. */
  reveal(
    stand: Stand,
    { sections, tops }: { sections: readonly Section[]; tops: readonly number[] },
    sizes: Measures,
    below: number
  ): void {
    const index = sections.findIndex(({ id }) => id === stand.group)
    const section = sections[index]
    if (!section) return
    const top = tops[index] ?? 0
    const header = headerHeight(section, sizes)
    const row = stand.uri === null ? -1 : section.members.indexOf(stand.uri)
    const from = row < 0 ? top : top + header + row * sizes.row
    // A header stands above its people, so it needs no room for a stuck one.
    const target = row < 0 ? { from: from + sizes.stuckHeader, to: from + header } : { from, to: from + sizes.row }
    const view = { from: this.top, to: this.top + (this.height || usualHeight) - below }
    this.to(scrollTo(target, view, sizes))
  }
}
