// Dragging people from group to group with the pointer: what is held, where it would go, and what letting go does.
import type { Place } from '../../preload/contract'

/** What a drag needs to know of the list, asked anew at every move. */
export interface DragList {
  canStart: () => boolean
  /** Id of the group under a point of the window, or `null`. */
  groupAt: (x: number, y: number) => string | null
  /** What letting these go in a group would do to them; `null`: nothing, they cannot go there. */
  effect: (places: readonly Place[], groupId: string) => 'move' | 'copy' | null
  drop: (places: readonly Place[], groupId: string, isCopy: boolean) => void
  /** Opens a group if it is closed. */
  open: (groupId: string) => void
  /** Upper and lower edge of the list in the window. */
  edges: () => { readonly top: number; readonly bottom: number }
  scrollBy: (pixels: number) => void
}

/** What goes along with the pointer. */
export interface Ghost {
  readonly x: number
  readonly y: number
  readonly places: readonly Place[]
  /** What letting go here would do. */
  readonly effect: 'move' | 'copy' | null
}

/** Nearer than this it is still a click. */
const threshold = 5
/** A closed group opens when it was pointed at for this long. */
const openAfterMs = 600
/** So near to the edge the list scrolls, the faster the nearer. */
const edge = 40
const scrollEveryMs = 16
const fastest = 16

interface Held {
  readonly places: readonly Place[]
  readonly x: number
  readonly y: number
}

export class Drag {
  /** What is dragged; `null` while nothing is, a pressed button included. */
  ghost = $state.raw<Ghost | null>(null)
  /** Id of the group that takes what is dragged. */
  target = $state<string | null>(null)

  readonly #list: DragList
  readonly #copyKey: 'Control' | 'Alt'
  #held: Held | null = null
  #wantsCopy = false
  #pointed: string | null = null
  #opening: ReturnType<typeof setTimeout> | undefined
  #scrolling: ReturnType<typeof setInterval> | undefined

  constructor(list: DragList, isMac: boolean) {
    this.#list = list
    this.#copyKey = isMac ? 'Alt' : 'Control'
  }

  /** Takes hold of people: a drag begins once the pointer has gone some way. A finger scrolls instead. */
  press(event: PointerEvent, places: readonly Place[]): void {
    if (event.button !== 0 || event.pointerType === 'touch' || this.#held || !this.#list.canStart()) return
    this.#held = { places, x: event.clientX, y: event.clientY }
    this.#wantsCopy = false
    for (const [name, hear] of this.#ears) window.addEventListener(name, hear, true)
  }

  /** Whether this place is in the air. */
  isLifted(uri: string, groupId: string): boolean {
    return this.ghost?.places.some((place) => place.uri === uri && place.groupId === groupId) ?? false
  }

  /** Lets everything fall back to where it was. */
  stop(): void {
    for (const [name, hear] of this.#ears) window.removeEventListener(name, hear, true)
    clearTimeout(this.#opening)
    clearInterval(this.#scrolling)
    this.#scrolling = undefined
    this.#pointed = null
    this.#held = null
    this.ghost = null
    this.target = null
  }

  readonly #move = (event: PointerEvent): void => {
    const held = this.#held
    if (!held) return
    if (!this.ghost && Math.hypot(event.clientX - held.x, event.clientY - held.y) < threshold) return
    event.preventDefault()
    this.#wantsCopy = this.#copyKey === 'Alt' ? event.altKey : event.ctrlKey
    this.#point(event.clientX, event.clientY)
    this.#scrollNearEdge()
  }

  readonly #release = (event: PointerEvent): void => {
    const { ghost, target } = this
    this.stop()
    if (!ghost) return
    event.preventDefault()
    swallowClick()
    if (target !== null && ghost.effect !== null) this.#list.drop(ghost.places, target, ghost.effect === 'copy')
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.ghost) return
    if (event.key === 'Escape') {
      this.stop()
      swallowClick()
    } else if (event.key === this.#copyKey) {
      this.#wantsCopy = event.type === 'keydown'
      this.#point(this.ghost.x, this.ghost.y)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  readonly #stop = (): void => this.stop()

  // Of the window alone: the press itself takes the focus from whatever had it.
  readonly #leave = (event: Event): void => {
    if (!(event.target instanceof Node)) this.stop()
  }

  readonly #ears = [
    ['pointermove', this.#move],
    ['pointerup', this.#release],
    ['pointercancel', this.#stop],
    ['blur', this.#leave],
    ['keydown', this.#key],
    ['keyup', this.#key]
    // Each function takes the event of its name; a list of pairs cannot say so.
  ] as unknown as readonly (readonly [string, (event: Event) => void])[]

  #point(x: number, y: number): void {
    if (!this.#held) return
    const { places } = this.#held
    const groupId = this.#list.groupAt(x, y)
    const possible = groupId === null ? null : this.#list.effect(places, groupId)
    const effect = possible === 'move' && this.#wantsCopy ? 'copy' : possible
    this.ghost = { x, y, places, effect }
    this.target = effect === null ? null : groupId
    if (groupId === this.#pointed) return
    this.#pointed = groupId
    clearTimeout(this.#opening)
    if (groupId !== null) this.#opening = setTimeout(() => this.#list.open(groupId), openAfterMs)
  }

  #scrollNearEdge(): void {
    if (this.#step() === 0) {
      clearInterval(this.#scrolling)
      this.#scrolling = undefined
    } else this.#scrolling ??= setInterval(() => this.#scroll(), scrollEveryMs)
  }

  #scroll(): void {
    if (!this.ghost) return
    this.#list.scrollBy(this.#step())
    // Other rows have come under the pointer.
    this.#point(this.ghost.x, this.ghost.y)
  }

  #step(): number {
    if (!this.ghost) return 0
    const { top, bottom } = this.#list.edges()
    const above = Math.min(top + edge - this.ghost.y, edge)
    const below = Math.min(this.ghost.y - (bottom - edge), edge)
    if (above > 0) return -Math.ceil((above / edge) * fastest)
    return below > 0 ? Math.ceil((below / edge) * fastest) : 0
  }
}

/** Letting go of a drag is no click, though the page is told of one. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
