// What the list shows: the groups and people of the newest picture in their order, or what a search finds.
import { untrack } from 'svelte'
import type { AppState } from '../../preload/contract'
import type { Ask, AskFor } from '../app-state.svelte'
import { Directory } from '../directory.svelte'
import { directoryId } from './actions'
import { createFilter } from './filter'
import { createNameOrder, ranksNow } from './order'
import {
  directoryRows,
  foundByKey,
  foundId,
  foundInList,
  listNames,
  searchSections,
  type Found
} from './search-sections'
import { byUri, groupSections, withNaming, type Section } from './sections'
import { SettledOrder } from './settled-order.svelte'
import type { Stand } from './tree-keys'
import { watchesBy } from './watches'

export class ListShown {
  query = $state('')
  /** The group being named, or `groupId: null` for one to be made. */
  naming = $state.raw<{ readonly groupId: string | null } | null>(null)
  isDragging = $state(false)

  readonly order = new SettledOrder()
  readonly filter = createFilter()
  readonly #rankNames = createNameOrder()
  readonly #picture: () => AppState
  readonly #directory: Directory

  readonly people = $derived.by(() => byUri(this.#picture().people))
  readonly #names = $derived.by(() => this.#rankNames(this.#picture().people))
  readonly watches = $derived.by(() => watchesBy(this.#picture().alerts.watches))
  readonly isSearch = $derived(this.query.trim() !== '')
  readonly #isLive = $derived.by(() => this.#picture().connection.kind === 'online')
  readonly #listNames = $derived.by(() => listNames(this.#picture().groups))
  readonly #asked = $derived.by(() => {
    const { results, isAsking, problem } = this.#directory
    return { query: this.query, results, isAsking, problem, people: this.people, listNames: this.#listNames }
  })
  readonly #rows = $derived(this.isSearch ? directoryRows(this.#asked) : [])
  /** What the directory found and the list has not, by the keys of the rows. */
  readonly directoryRows: ReadonlyMap<string, Found> = $derived(foundByKey(this.#rows))
  readonly #found = $derived.by(() => (this.isSearch ? this.#find() : []))
  /** Of its own: it is the same again when a search has ended. */
  readonly #groups = $derived.by(() => this.#groupSections())
  readonly sections = $derived.by(() =>
    this.isSearch ? searchSections(this.#found, this.#rows, this.#asked) : this.#groups
  )
  /** The groups that everybody has are nothing to see while there is nobody in them. */
  readonly isEmpty = $derived.by(() => {
    const { people, groups, lists } = this.#picture()
    return (
      people.length === 0 &&
      !lists.unreadGroups &&
      !groups.some(({ kind }) => kind === 'own' || kind === 'distribution')
    )
  })

  constructor(picture: () => AppState, askFor: AskFor) {
    this.#picture = picture
    this.#directory = new Directory(askFor)
  }

  /** The first row of a search, else its first header. */
  get firstFound(): Stand | null {
    const section = this.sections.find(({ members }) => members.length > 0) ?? this.sections[0]
    return section ? { group: section.id, uri: section.members[0] ?? null } : null
  }

  /** Where to stand among what is shown now. What arrives while nothing is typed moves nobody who is still found. */
  standAmong(sections: readonly Section[], active: Stand | null, isSameSearch: boolean): Stand | null {
    const section = sections.find(({ id }) => id === active?.group)
    const isFound = section?.members.some((uri) => uri === active?.uri)
    if (this.isSearch) return isSameSearch && isFound ? active : this.firstFound
    return active?.group === foundId || active?.group === directoryId ? null : active
  }

  /** Asks for the order of this moment; it is shown when that disturbs nobody. */
  wantOrder(): void {
    const { people, settings, connection } = this.#picture()
    const ranks = ranksNow(people, this.#names, settings.sort)
    // Where nobody's place means anything yet, the new order is right at once.
    const basis = [settings.sort, people.length, this.#isLive || connection.kind === 'reconnecting'].join()
    untrack(() => this.order.want(ranks, basis))
  }

  /** Asks the directory for what is searched. */
  lookUp(): void {
    const { query } = this
    const canAsk = this.#isLive && this.#picture().lists.canSearch
    untrack(() => this.#directory.find(query, canAsk))
  }

  /** Opens or closes a section: a distribution group is read when it opens, all others are folded in the settings. */
  fold(id: string, ask: Ask): void {
    const section = this.sections.find((one) => one.id === id)
    if (!section || !section.canOpen || section.kind === 'found' || section.kind === 'directory') return
    const { groupId } = section
    const folded = this.#picture().settings.collapsedGroups
    if (section.kind === 'distribution') void ask(section.isOpen ? 'closeGroup' : 'openGroup', groupId)
    else {
      const others = folded.filter((other) => other !== groupId)
      void ask('changeSettings', { collapsedGroups: section.isOpen ? [...others, groupId] : others })
    }
  }

  /** Opens the group if it is closed. */
  unfold(groupId: string, ask: Ask): void {
    const section = this.sections.find((one) => one.groupId === groupId)
    if (section && !section.isOpen) this.fold(section.id, ask)
  }

  #find() {
    const { results, isAsking } = this.#directory
    const found = this.filter.find(this.#picture().people, this.query, this.#names)
    return foundInList(found, isAsking ? null : results, this.people)
  }

  #groupSections() {
    const { groups, watching, settings, lists } = this.#picture()
    const sections = groupSections({
      groups,
      watching,
      waits: [...this.watches.waits.keys()],
      people: this.people,
      ranks: this.order.ranks,
      settings,
      isLive: this.#isLive,
      isDragging: this.isDragging,
      unread: lists.unreadGroups
    })
    return withNaming(sections, this.naming)
  }
}
