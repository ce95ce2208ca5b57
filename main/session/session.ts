// Staying connected, as the rest of the app sees it: commands in, a picture of people out.

import type {
  Connection,
  DirectoryResults,
  Edit,
  EditStatus,
  Group,
  ListsState,
  Me,
  Outcome,
  Person,
  Problem,
  SettableAvailability
} from '../../preload/contract'
import { createRoster } from '../roster/roster'
import { createActivity } from './activity'
import { next, type Happening } from './connection'
import type { Desk } from './desk'
import { searchDirectory } from './directory'
import { closeGroup, openGroup } from './distribution-groups'
import { createEditor } from './editing/editor'
import { createListStand, unreadOf } from './list-stand'
import { createListeners } from './listeners'
import { createOwnPresence } from './own-presence'
import { withPatience } from './patience'
import type { Photo } from './photos'
import type { Credentials, Kept, SessionPorts } from './ports'
import { readDetails, readPhoto, reportActivity, setMyAvailability, setMyLocation, setMyNote } from './requests'
import { startRun, type Run, type RunOptions } from './run'
import type { Stay } from './stay'
import { askNow } from './upkeep'

export type { Credentials, Kept, SessionPorts } from './ports'

/** One user's connection to their server. Its pictures are replaced as a whole and never edited. */
export interface Session {
  readonly connection: Connection
  readonly me: Me | null
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  /** `uri`s of the people watched without regard to the lists. */
  readonly watching: readonly string[]
  readonly lists: ListsState
  /** Edits that are under way or can still be heard of, the newest last. */
  readonly edits: readonly EditStatus[]
  /**
   * Whose note (`personKey`) could not be read; another set whenever it is another. `null` until everybody's was asked
   * for in this connection: notes are read when all the rest is shown.
   */
  readonly unreadNotes: ReadonlySet<string> | null
  /** Starts signing in; ends whatever ran before. Progress and refusal show in `connection`. */
  signIn(credentials: Credentials, options: { readonly silent: boolean }): void
  cancelSignIn(): void
  /** Tries now instead of at `nextTryAt`, or again after the session ended; online, what was refused is asked again. */
  connectNow(): void
  /** The computer falls asleep: nothing is asked until `wake`. */
  pause(): void
  wake(): void
  /** The user touched the computer; told to the server at most every four minutes. */
  userIsActive(): void
  setMyAvailability(availability: SettableAvailability): Promise<Outcome<void>>
  resetMyAvailability(): Promise<Outcome<void>>
  /** What was set counts no more: a new application is not told of it. Nothing is asked of the server. */
  forgetMyAvailability(): void
  setMyNote(text: string): Promise<Outcome<void>>
  /** At most 60 characters; an empty text clears it. */
  setMyLocation(text: string): Promise<Outcome<void>>
  /**
   * Shows the edit at once and sends it as soon as it can; answers its id. Refused at once is only what no server needs
   * to be asked about; what the server refuses, `edits` tells.
   */
  edit(edit: Edit): Outcome<number>
  undoEdit(id: number): void
  /** The user has read what became of it. */
  dismissEdit(id: number): void
  searchDirectory(query: string): Promise<Outcome<DirectoryResults>>
  openGroup(groupId: string): Promise<Outcome<void>>
  closeGroup(groupId: string): Promise<Outcome<void>>
  /** Reads a person's card and location, which are not kept live. */
  readDetails(uri: string): Promise<Outcome<void>>
  /** A JPEG, or `null` when there is none or it cannot be had now; the user's own `uri` too. */
  readPhoto(uri: string): Promise<Photo | null>
  /** Ends the application on the server (waits two seconds at most) and forgets everything. */
  signOut(): Promise<void>
  /** Tells of every new picture; returns the function that ends the listening. */
  onChange(listen: () => void): () => void
  /** Tells what may be kept in the keychain, after each new token; returns the function that ends the listening. */
  onSecrets(listen: (kept: Kept) => void): () => void
}

/** Makes a session that is signed out; nothing is asked of any server before `signIn`. */
export function createSession(given: SessionPorts): Session {
  const ports: SessionPorts = {
    ...given,
    fetch: withPatience(given.fetch, given),
    pollFetch: withPatience(given.pollFetch, given)
  }
  const roster = createRoster()
  const own = createOwnPresence(ports.now)
  const lists = createListStand()
  const changes = createListeners<void>()
  const secrets = createListeners<Kept>()
  let connection: Connection = { kind: 'signed-out' }
  let current: Current | null = null
  let chosen: SettableAvailability | null = null
  let canSearch = true

  const tell = (): void => {
    editor.truthChanged()
    changes.tell()
  }
  const happen = (happening: Happening): void => {
    const before = connection
    connection = next(connection, happening)
    if (connection === before) return
    if (connection.kind === 'signed-out') forget()
    if (connection.kind === 'ended') editor.giveUp()
    changes.tell()
  }
  const desk: Desk = {
    ports,
    roster,
    own,
    lists,
    asOf: null,
    freshAt: null,
    chosen: () => chosen,
    happen,
    tell,
    onSecrets: secrets.tell,
    serve: (stay) => editor.serve(stay)
  }
  const stay = (): Stay | null => current?.run.stay ?? null
  const editor = createEditor({
    ports,
    roster,
    stay,
    isOver: () => connection.kind === 'ended',
    tell: changes.tell
  })
  const forget = (): void => {
    current = null
    chosen = null
    canSearch = true
    desk.asOf = null
    desk.freshAt = null
    editor.clear()
    roster.clear()
    own.clear()
    lists.clear()
  }
  const start = (credentials: Credentials, options: RunOptions): void => {
    const userIsActive = createActivity(ports.now, () => reportActivity(stay()))
    current = { credentials, userIsActive, run: startRun(desk, credentials, options) }
  }
  const signOut = async (): Promise<void> => {
    const stopping = current?.run.stop()
    happen({ kind: 'signed-out' })
    await stopping
  }
  const connectAgain = ({ credentials, run }: Current, problem: Problem): void => {
    // The password was refused: it is typed again, never tried again.
    if (problem.code === 'sign-in-expired') return happen({ kind: 'sign-in-failed', problem })
    happen({ kind: 'lost', attempt: 0, nextTryAt: ports.now(), asOf: desk.asOf, problem })
    start({ ...credentials, ...run.kept }, { silent: true, again: true })
  }

  return {
    get connection() {
      return connection
    },
    get me() {
      return own.me
    },
    get people() {
      return roster.people
    },
    get groups() {
      return roster.groups
    },
    get watching() {
      return roster.watching
    },
    get lists() {
      canSearch = stay()?.life.found.canSearch ?? canSearch
      return { ...editor.lists, canSearch, ...unreadOf(lists, roster, stay()?.life.missed) }
    },
    get edits() {
      return editor.edits
    },
    get unreadNotes() {
      const life = stay()?.life
      return life?.areNotesRead ? life.missed.about('first-note') : null
    },
    signIn(credentials, { silent }) {
      if (current) void signOut()
      happen({ kind: 'sign-in-started', silent })
      editor.begin(credentials.account.signInAddress)
      start(credentials, { silent })
    },
    cancelSignIn() {
      if (connection.kind === 'signing-in') void signOut()
    },
    connectNow() {
      if (current && connection.kind === 'ended') connectAgain(current, connection.problem)
      else if (!askNow(stay())) current?.run.connectNow()
    },
    pause: () => current?.run.pause(),
    wake: () => current?.run.wake(),
    userIsActive: () => current?.userIsActive(),
    async setMyAvailability(availability) {
      const outcome = await setMyAvailability(stay(), availability)
      if (outcome.ok) chosen = availability
      return outcome
    },
    async resetMyAvailability() {
      const outcome = await setMyAvailability(stay(), null)
      if (outcome.ok) chosen = null
      return outcome
    },
    forgetMyAvailability: () => (chosen = null),
    setMyNote: (text) => setMyNote(stay(), text),
    setMyLocation: (text) => setMyLocation(stay(), text),
    edit(edit) {
      const isAnyone = current !== null && connection.kind !== 'signed-out'
      return isAnyone ? editor.edit(edit) : { ok: false, problem: { code: 'not-connected' } }
    },
    undoEdit: editor.undo,
    dismissEdit: editor.dismiss,
    searchDirectory: (query) => searchDirectory(stay(), query),
    openGroup: (groupId) => openGroup(stay(), groupId),
    closeGroup: (groupId) => closeGroup(desk, stay(), groupId),
    readDetails: (uri) => readDetails(stay(), uri),
    readPhoto: (uri) => readPhoto(stay(), uri),
    signOut,
    onChange: changes.add,
    onSecrets: secrets.add
  }
}

interface Current {
  readonly credentials: Credentials
  readonly run: Run
  readonly userIsActive: () => void
}
