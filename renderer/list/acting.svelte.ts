// What the user is doing to the list at this moment: what is selected, dragged, named, and which menu or question is
// open. Everything asked of the server goes through `actions`.
import type { AppState, Group, Place } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import type { Ask, AskFor } from '../app-state.svelte'
import { isMac } from '../shortcuts'
import { createActions, isContact, watchingId, type Actions } from './actions'
import { PeopleClipboard } from './clipboard.svelte'
import { Drag, type DragList } from './drag.svelte'
import { dropEffect } from './drop-effect'
import { GroupNaming } from './naming.svelte'
import * as menus from './open-menu'
import type { OpenMenu, Point } from './open-menu'
import { aloneIn, placeAt, shownPlaces } from './places'
import { foundPeople, type Found } from './search-sections'
import type { Section } from './sections'
import { Selection } from './selection.svelte'
import type { Stand } from './tree-keys'
import { WatchAsking } from './watch-asking.svelte'
import { watchesBy, type AnyTarget } from './watches'

export interface ActingInput {
  readonly ask: Ask
  readonly askFor: AskFor
  readonly picture: () => AppState
  readonly sections: () => readonly Section[]
  /** What the directory found, by the keys of its rows. */
  readonly found: () => ReadonlyMap<string, Found>
  readonly platform: string
  readonly open: (uri: string, at?: 'watch') => void
  /** Brings the list into sight, where the name of a group is about to be typed. */
  readonly showList: () => void
  /** The list in the window, for what is dragged over it. */
  readonly list: Pick<DragList, 'groupAt' | 'open' | 'edges' | 'scrollBy'>
}

export class Acting {
  readonly selection = new Selection()
  readonly clipboard = new PeopleClipboard()
  readonly asking = new WatchAsking()
  readonly naming: GroupNaming
  readonly actions: Actions
  readonly drag: Drag
  menu = $state.raw<OpenMenu | null>(null)
  /** The group to be deleted, while the user is asked. */
  deleting = $state.raw<Group | null>(null)

  readonly #input: ActingInput

  constructor(input: ActingInput) {
    this.#input = input
    const { ask, askFor, picture, open, showList, platform, list } = input
    this.naming = new GroupNaming(picture, askFor, (uri) => this.#nameOf(uri))
    this.actions = createActions({
      ask,
      picture,
      open,
      name: (of) => {
        showList()
        this.naming.start(of)
      },
      confirmDelete: (group) => (this.deleting = group),
      askUntil: (targets) => (this.asking.until = targets),
      askWatch: (groupId) => (this.asking.groupId = groupId),
      found: () => foundPeople(input.found().values())
    })
    this.drag = new Drag(
      {
        ...list,
        canStart: () => this.actions.canEdit,
        effect: (places, groupId) => this.#effect(places, groupId),
        drop: (places, groupId, isCopy) =>
          isCopy ? this.actions.addTo(places, groupId) : this.actions.moveTo(places, groupId)
      },
      isMac(platform)
    )
  }

  /** Whether nobody may change place now. */
  get isBusy(): boolean {
    return this.menu !== null || this.naming.now !== null || this.drag.ghost !== null || this.deleting !== null
  }

  /** Those that something done at `place` is about: the selection if it is part of it. */
  placesAt(place: Place): readonly Place[] {
    return this.selection.has(place) ? this.selection.places : [place]
  }

  placeAt(stand: Stand): Place | null {
    return placeAt(this.#input.sections(), this.#input.found(), stand)
  }

  /** The wait whose row that is. */
  waitAt({ uri }: Stand): AnyTarget | undefined {
    return uri === null ? undefined : watchesBy(this.#input.picture().alerts.watches).waits.get(uri)
  }

  /** A click on somebody's row; true if their details are to open. */
  pick(event: MouseEvent, place: Place): boolean {
    const isToggle = isMac(this.#input.platform) ? event.metaKey : event.ctrlKey
    if (event.shiftKey) this.selection.extend(shownPlaces(this.#input.sections()), place, place)
    else if (isToggle) this.selection.toggle(place)
    else this.selection.choose([place])
    return !event.shiftKey && !isToggle
  }

  /** Takes hold of a row to drag it, with the others that are selected. */
  press(event: PointerEvent, stand: Stand): void {
    const place = this.placeAt(stand)
    if (place !== null) this.drag.press(event, this.placesAt(place))
  }

  /** Whether this row is dragged, or cut and not put anywhere yet. */
  isLifted(place: Place): boolean {
    const { drag, clipboard } = this
    return drag.isLifted(place.uri, place.groupId) || (clipboard.isCut && clipboard.places.some(isSame(place)))
  }

  /** Puts what the directory found on the list; somebody the list shows who is no contact yet as well. */
  add(stand: Stand): void {
    const { picture, found } = this.#input
    const { people, groups } = picture()
    const one = stand.uri === null ? undefined : found().get(stand.uri)
    const person = people.find(({ uri }) => uri === stand.uri)
    if (one) this.actions.addFound(one)
    else if (person && !isContact(person.uri, groups)) this.actions.addFound({ uri: person.uri, name: person.name })
  }

  /** Opens the menu of a row or header; a row outside the selection becomes the selection. */
  openMenu(stand: Stand, at: Point): void {
    const { sections, found } = this.#input
    const input = this.#menuInput()
    const groupId = sections().find(({ id }) => id === stand.group)?.groupId
    const one = stand.uri === null ? undefined : found().get(stand.uri)
    const group = stand.uri === null ? input.picture.groups.find(({ id }) => id === groupId) : undefined
    const place = this.placeAt(stand)
    const wait = this.waitAt(stand)
    if (one) this.menu = menus.menuOfFound(one, at, input)
    else if (group) this.menu = menus.menuOfGroup(group, at, input)
    else if (wait) this.menu = menus.menuOfWait(wait, at, input)
    else if (place) {
      if (!this.selection.has(place)) this.selection.choose([place])
      this.menu = menus.menuOfPeople(this.selection.places, at, input)
    }
  }

  /** Opens the groups to put those who are selected into. */
  openTargets(isMove: boolean, at: Point): void {
    this.menu = menus.menuOfTargets(this.selection.places, isMove, at, this.#menuInput())
  }

  /** Opens what can be chosen about watching those who are selected. */
  openWatch(at: Point): void {
    this.menu = menus.menuOfWatch(this.selection.places, at, this.#menuInput())
  }

  /** How many of the group to be deleted are in no other that can be changed. */
  get alone(): number {
    return this.deleting ? aloneIn(this.deleting, this.#input.picture().groups) : 0
  }

  confirmDelete(): void {
    const { deleting } = this
    this.deleting = null
    if (deleting) void this.#input.ask('edit', { kind: 'delete-group', groupId: deleting.id })
  }

  /** Closes its menu, questions and lists: something else is to be seen. */
  makeRoom(): void {
    this.menu = null
    this.deleting = null
    this.asking.close()
  }

  /** Lets go of what is not there any more. */
  settle(): void {
    const { groups } = this.#input.picture()
    const sections = this.#input.sections()
    if (this.selection.size > 0) this.selection.keep(shownPlaces(sections))
    if (this.menu && menus.isGone(this.menu, groups, sections)) this.menu = null
    this.naming.settle()
    // Who is in it is told as it is now.
    if (this.deleting) this.deleting = groups.find(({ id }) => id === this.deleting?.id) ?? null
  }

  /** Nobody is watched twice. */
  #effect(places: readonly Place[], groupId: string): 'move' | 'copy' | null {
    const { watching, groups } = this.#input.picture()
    const isKnown = groupId === watchingId && places.every(({ uri }) => watching.includes(uri))
    return isKnown ? null : dropEffect(places, groupId, groups)
  }

  #menuInput() {
    const { picture, platform } = this.#input
    return { picture: picture(), platform, actions: this.actions }
  }

  #nameOf(uri: string): string {
    const person = this.#input.picture().people.find((one) => one.uri === uri) ?? this.#input.found().get(uri)
    return person?.name ?? bareAddress(uri)
  }
}

const isSame = (one: Place) => (other: Place) => one.uri === other.uri && one.groupId === other.groupId
