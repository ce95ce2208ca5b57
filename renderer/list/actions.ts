// Everything that can be done to people and groups of the list, asked of the main process. All go by address and by the
// group's id at the time of choosing, so that nothing depends on what a menu or a drag saw when it began.
import type { AppState, FoundList, FoundPerson, Group, Named, Place, WatchTarget } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import type { Ask } from '../app-state.svelte'
import { newestUndoable } from '../undoable'
import { createWatchActions, type WatchActions } from './watch-actions'
import { personTargets } from './watches'

/** `groupId` of people shown because they are watched, and of those the directory found. */
export const watchingId = '@watching'
export const directoryId = '@directory'

export interface Actions extends WatchActions {
  /** Details of the first of them. */
  open(places: readonly Place[]): void
  /** Copies; to `@watching`: watches once, or only looks at who is on no list. */
  addTo(places: readonly Place[], groupId: string): void
  /** Whoever stands in a group that cannot be changed is only copied. */
  moveTo(places: readonly Place[], groupId: string): void
  /** Adds everybody to the favourites if anybody is missing there, else takes all out. */
  toggleFavourite(places: readonly Place[]): void
  /** Out of `@watching`: no more watched. */
  removeFromGroup(places: readonly Place[]): void
  removeFromContacts(places: readonly Place[]): void
  mail(places: readonly Place[]): void
  call(place: Place, number?: string): void
  copyAddress(places: readonly Place[]): void
  /** Opens the name field; the people go in when the name is saved. */
  newGroup(places: readonly Place[], isMove: boolean): void
  /** Opens the name field. */
  rename(groupId: string): void
  /** Asks first if there is anybody in it. */
  deleteGroup(groupId: string): void
  mailAll(groupId: string): void
  copyAddresses(groupId: string): void
  collapseAll(): void
  /** Takes a distribution group off the list. */
  removeList(groupId: string): void
  /** Without a group: to the other contacts. A distribution group is put on the list. */
  addFound(found: FoundPerson | FoundList, groupId?: string): void
  /** Takes back the newest edit that can be. */
  undo(): void
  /** Whether the lists can be changed. Watching is kept here and can always be. */
  readonly canEdit: boolean
}

export interface ActionsInput {
  readonly ask: Ask
  readonly picture: () => AppState
  /** Opens the field for the name of a group, or of a new one for `places`. */
  readonly name: (of: { groupId: string } | { places: readonly Place[]; isMove: boolean }) => void
  readonly confirmDelete: (group: Group) => void
  /** Opens somebody's details, where asked for at what there is to choose about watching them. */
  readonly open: (uri: string, at?: 'watch') => void
  /** Asks how long to watch. */
  readonly askUntil: (targets: readonly WatchTarget[]) => void
  /** Opens what there is to choose about watching a group. */
  readonly askWatch: (groupId: string) => void
  /** Whom the directory found, by address. */
  readonly found: () => ReadonlyMap<string, FoundPerson>
}

/** Whether people can be put into the group and taken out of it. */
export const isEditable = ({ kind }: Group): boolean =>
  kind === 'favourites' || kind === 'own' || kind === 'other' || kind === 'delegates'

/** Each address once, in order. */
export const urisOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ uri }) => uri))]

/** Those places that somebody can be taken out of. */
export function leavable(places: readonly Place[], groups: readonly Group[]): Place[] {
  const concerned = new Set(places.map(({ groupId }) => groupId))
  const editable = groups.filter((group) => concerned.has(group.id) && isEditable(group))
  // Asked at every move of a drag, which may hold thousands.
  const members = new Map(editable.map((group) => [group.id, new Set(group.members)]))
  return places.filter(({ uri, groupId }) => members.get(groupId)?.has(uri))
}

/** Whether the person is in any group that can be changed: those are the contacts that can be removed. */
export const isContact = (uri: string, groups: readonly Group[]): boolean =>
  groups.some((group) => isEditable(group) && group.members.includes(uri))

/** Nothing is asked while the lists cannot be changed, but for watching, mail, calls and copies of addresses. */
export function createActions(input: ActionsInput): Actions {
  const { ask, picture, name, confirmDelete, open, found } = input
  const canEdit = () => picture().lists.editing === 'allowed'
  const groupOf = (groupId: string) => picture().groups.find(({ id }) => id === groupId)
  const membersOf = (groupId: string) => groupOf(groupId)?.members ?? []

  function named(uris: readonly string[]): Named[] {
    const names = new Map(picture().people.map((person) => [person.uri, person.name]))
    return uris.map((uri) => ({ uri, name: names.get(uri) ?? found().get(uri)?.name ?? bareAddress(uri) }))
  }

  const watching = createWatchActions({
    ask,
    picture,
    named,
    isUnlisted: ({ groupId }) => groupId === directoryId,
    askUntil: input.askUntil,
    more: (target) => {
      if (target.kind === 'person') open(target.uri, 'watch')
      else if (target.kind === 'group') input.askWatch(target.groupId)
    }
  })

  function watch(people: readonly Named[]): void {
    const { people: known, watching: watched } = picture()
    const listed = new Set(known.map(({ uri }) => uri))
    const strangers = people.filter(({ uri }) => !listed.has(uri))
    if (strangers.length > 0) void ask('edit', { kind: 'watch', people: strangers })
    const others = people.map(({ uri }) => uri).filter((uri) => listed.has(uri) && !watched.includes(uri))
    watching.watch(personTargets(others), { kind: 'once' })
  }

  function add(people: readonly Named[], to: string): void {
    if (to === watchingId) watch(people)
    else if (canEdit() && people.length > 0) void ask('edit', { kind: 'add', people, to })
  }

  function remove(places: readonly Place[]): void {
    const left = leavable(places, picture().groups)
    if (canEdit() && left.length > 0) void ask('edit', { kind: 'remove', places: left })
  }

  function mail(uris: readonly string[]): void {
    const [first] = uris
    if (uris.length === 1 && first !== undefined) void ask('openMail', first)
    else if (uris.length > 0) void ask('openMailToAll', uris)
  }

  function copy(uris: readonly string[]): void {
    const [first] = uris
    if (uris.length === 1 && first !== undefined) void ask('copyAddress', first)
    else if (uris.length > 0) void ask('copyAddresses', uris)
  }

  return {
    ...watching,
    get canEdit() {
      return canEdit()
    },
    open([first]) {
      if (first) open(first.uri)
    },
    addTo: (places, groupId) => add(named(urisOf(places)), groupId),
    moveTo(places, groupId) {
      if (groupId === watchingId) return watch(named(urisOf(places)))
      const moved = leavable(places, picture().groups).filter((place) => place.groupId !== groupId)
      const moving = new Set(urisOf(moved))
      if (canEdit() && moved.length > 0) void ask('edit', { kind: 'move', places: moved, to: groupId })
      const staying = places.filter((place) => place.groupId !== groupId)
      add(named(urisOf(staying).filter((uri) => !moving.has(uri))), groupId)
    },
    toggleFavourite(places) {
      const favourites = picture().groups.find(({ kind }) => kind === 'favourites')
      if (!favourites) return
      const missing = urisOf(places).filter((uri) => !favourites.members.includes(uri))
      if (missing.length > 0) add(named(missing), favourites.id)
      else remove(urisOf(places).map((uri) => ({ uri, groupId: favourites.id })))
    },
    removeFromGroup(places) {
      watching.stopWatching(urisOf(places.filter(({ groupId }) => groupId === watchingId)))
      remove(places)
    },
    removeFromContacts(places) {
      const uris = urisOf(places).filter((uri) => isContact(uri, picture().groups))
      if (canEdit() && uris.length > 0) void ask('edit', { kind: 'remove-contacts', uris })
    },
    mail: (places) => mail(urisOf(places)),
    call({ uri }, number) {
      if (number === undefined) void ask('openCall', uri)
      else void ask('openCall', uri, number)
    },
    copyAddress: (places) => copy(urisOf(places)),
    newGroup(places, isMove) {
      if (canEdit()) name({ places, isMove })
    },
    rename(groupId) {
      if (canEdit() && groupOf(groupId)?.kind === 'own') name({ groupId })
    },
    deleteGroup(groupId) {
      const group = groupOf(groupId)
      if (!canEdit() || group?.kind !== 'own') return
      if (group.members.length > 0) confirmDelete(group)
      else void ask('edit', { kind: 'delete-group', groupId })
    },
    mailAll: (groupId) => mail(membersOf(groupId)),
    copyAddresses: (groupId) => copy(membersOf(groupId)),
    collapseAll() {
      const { groups, settings } = picture()
      // Distribution groups are closed until somebody looks into them; the others are folded in the settings.
      for (const { id, inside } of groups) if (inside && inside.kind !== 'closed') void ask('closeGroup', id)
      const folded = groups.filter(({ kind }) => kind !== 'distribution').map(({ id }) => id)
      const collapsedGroups = [...new Set([...settings.collapsedGroups, watchingId, ...folded])]
      void ask('changeSettings', { collapsedGroups })
    },
    removeList(groupId) {
      if (canEdit()) void ask('edit', { kind: 'remove-list', groupId })
    },
    addFound(found, groupId) {
      const to = groupId ?? picture().groups.find(({ kind }) => kind === 'other')?.id
      if ('uri' in found && to !== undefined) add([{ uri: found.uri, name: found.name }], to)
      else if (!('uri' in found) && canEdit()) void ask('edit', { kind: 'add-list', list: found })
    },
    undo() {
      const edit = newestUndoable(picture().edits)
      if (edit) void ask('undoEdit', edit.id)
    }
  }
}
