// What the user does to the lists, as values: an edit, what became of it, and what the window is told of the lists
// themselves. Part of the contract.

import type { GroupKind, Instant } from './people'
import type { Problem } from './problem'

/** Somebody by address; the name is shown until the server tells another. */
export interface Named {
  /** `sip:` address. */
  readonly uri: string
  readonly name: string
}

/** One person in one group. */
export interface Place {
  readonly uri: string
  readonly groupId: string
}

/** A distribution group as the directory knows it, to be put on the list. */
export interface FoundList {
  readonly name: string
  readonly mail: string
}

/** Where an import puts people: a group of the list, or one that is to be made. */
export type ImportTarget = { readonly groupId: string } | { readonly newGroup: string }

export interface ImportPart {
  readonly to: ImportTarget
  readonly people: readonly Named[]
}

/**
 * One thing the user does, to one or to many at once. Group ids are those of `AppState.groups`; group names have 1 to
 * 256 characters. Whatever is so already counts as done.
 */
export type Edit =
  /** Makes an own group, puts `people` in it and then takes those out of `leave` who are in it. */
  | {
      readonly kind: 'create-group'
      readonly name: string
      readonly people: readonly Named[]
      readonly leave: readonly Place[]
    }
  | { readonly kind: 'rename-group'; readonly groupId: string; readonly name: string }
  /** Members who are in no other group go to the other contacts first: nobody is lost. */
  | { readonly kind: 'delete-group'; readonly groupId: string }
  /** Adding to the favourites pins. */
  | { readonly kind: 'add'; readonly people: readonly Named[]; readonly to: string }
  | { readonly kind: 'move'; readonly places: readonly Place[]; readonly to: string }
  /** Out of these groups only; whose last group it was leaves the contacts. */
  | { readonly kind: 'remove'; readonly places: readonly Place[] }
  /** Out of every group the user may change. */
  | { readonly kind: 'remove-contacts'; readonly uris: readonly string[] }
  | { readonly kind: 'add-list'; readonly list: FoundList }
  | { readonly kind: 'remove-list'; readonly groupId: string }
  /** Presence of people who need not be contacts; kept on this computer, shown under "Watching". */
  | { readonly kind: 'watch'; readonly people: readonly Named[] }
  | { readonly kind: 'unwatch'; readonly uris: readonly string[] }
  | { readonly kind: 'import'; readonly parts: readonly ImportPart[] }

/** Whom or what the server refused, and why; `name` is the person's, or the group's where no person is meant. */
export interface Refusal {
  readonly uri?: string
  readonly name: string
  readonly problem: Problem
}

/** What the words about an edit need; names are those at the time it was made. */
export interface EditSubject {
  /** How many people. */
  readonly count: number
  /** Name of the first of them, or empty. */
  readonly person: string
  /** Name of the group it is about or leads to; empty if there is none or several. */
  readonly group: string
  /** Its kind where everybody has that group: views use their own word for it. */
  readonly groupKind?: GroupKind
  /** Where people were moved or removed from; empty if from several. */
  readonly from: string
  readonly fromKind?: GroupKind
  /** Those whose last group it was: they leave the contacts. */
  readonly leaving: number
}

/** An edit from the moment it shows until nobody needs to hear of it any more. */
export interface EditStatus {
  /** Grows with every edit. */
  readonly id: number
  readonly kind: Edit['kind']
  readonly subject: EditSubject
  /** Whether it takes back another. */
  readonly isUndo: boolean
  /** `waiting`: shown, and sent as soon as there is a connection. */
  readonly stage: 'waiting' | 'under-way' | 'done'
  /** Until when it can be undone: `null` not (any more); it counts from the moment the server has answered. */
  readonly undoUntil: Instant | 'open' | null
  /** What of it was refused and is shown undone already. */
  readonly refusals: readonly Refusal[]
}

/** Whether the lists can be changed: `moving`: the server moves them elsewhere; `unsupported`: it cannot at all. */
export type Editing = 'allowed' | 'moving' | 'unsupported'

/** The server does not let the lists be read. `asOf`: when what is shown of them was read, `null` if nothing is. */
export interface WithheldLists {
  readonly asOf: Instant | null
}

export interface ListsState {
  readonly editing: Editing
  /** Absent while what is shown is what there is. They are asked for again by themselves, and with `connectNow`. */
  readonly withheld?: WithheldLists
  /** Ids of groups whose members the server does not tell at the moment: what is shown of them may be old, or nobody. */
  readonly unreadGroups?: readonly string[]
  /** People on the contact list, each once. */
  readonly contacts: number
  /** How many the server takes, as far as that is known. */
  readonly contactLimit: number | null
  readonly delegateLimit: number
  readonly canSearch: boolean
}

/** Somebody the directory found. */
export interface FoundPerson extends Named {
  readonly mail?: string
  readonly title?: string
  readonly department?: string
  readonly company?: string
  readonly office?: string
}

export interface DirectoryResults {
  readonly people: readonly FoundPerson[]
  readonly lists: readonly FoundList[]
  /** There are more than were told. */
  readonly more: boolean
}

/** What importing a file would change. */
export interface ImportPreview {
  /** Name of the file, without its folder. */
  readonly file: string
  /** To be handed to `edit` as it is; without parts there is nothing to do. */
  readonly edit: Extract<Edit, { kind: 'import' }>
  /** People who would become contacts, and groups that would be made. */
  readonly newContacts: number
  readonly newGroups: readonly string[]
  /** Memberships that would be added, and those that exist already. */
  readonly additions: number
  readonly known: number
  /** Lines that cannot be read: where (line of a CSV file, entry of a JSON file, from 1) and what is there. */
  readonly unreadable: readonly { readonly at: number; readonly text: string }[]
}
