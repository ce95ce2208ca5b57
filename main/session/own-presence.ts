// The user as the server tells it: card, presence over all devices, note, location.

import type { Instant, Me } from '../../preload/contract'
import { noteFrom, photoAddress, present, presenceFrom } from '../roster/from-ucwa'
import { outdated, presenceOf, unasked, withNote, withValue, type Known } from '../roster/known'
import { readLocation, readLocationDocument } from '../ucwa/contacts'
import type {
  EventPackage,
  LocationDocument,
  MeDocument,
  NoteDocument,
  PresenceDocument,
  UcwaEvent
} from '../ucwa/documents'
import { readMe, readNote, readNoteDocument, readPresence, readPresenceDocument } from '../ucwa/me'
import { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'
import type { Missed } from './missed'

/** What is known of the user. The pictures (`me`) are replaced, never edited. */
export interface OwnPresence {
  readonly me: Me | null
  /** The links in it say what is possible now; they change with makeMeAvailable (reference 12.1). */
  readonly document: MeDocument | null
  put(document: MeDocument): void
  putPresence(document: PresenceDocument): void
  /** It could not be read: what is shown is what was. */
  doubtPresence(): void
  putNote(document: NoteDocument): void
  putLocation(document: LocationDocument): void
  /** Errands that read presence, note and location, where the links to them are there. */
  reads(missed: Missed): Errand[]
  /** Takes what a package says of the user; returns errands for its bare links. */
  apply(events: EventPackage['events'], missed: Missed): Errand[]
  goStale(asOf: Instant): void
  goLive(): void
  startOver(asOf: Instant): void
  clear(): void
}

/** `now` in milliseconds since 1970. */
export function createOwnPresence(now: () => number): OwnPresence {
  let document: MeDocument | null = null
  let known: Known = unasked
  let suspendedAt: Instant | null = null
  let me: Me | null = null

  const draw = (): void => {
    const made = document && meOf(document, known, suspendedAt)
    if (JSON.stringify(made) !== JSON.stringify(me)) me = made
  }
  const set = (to: Known): void => {
    known = to
    draw()
  }
  const own: OwnPresence = {
    get me() {
      return me
    },
    get document() {
      return document
    },
    put(to) {
      document = to
      draw()
    },
    putPresence: (to) => set(withValue({ ...known, covered: true }, presenceFrom(to), now())),
    doubtPresence: () => set(outdated(known, { fresh: false }, suspendedAt ?? now())),
    putNote: (to) => set(withNote(known, noteFrom(to))),
    putLocation: ({ location }) => set({ ...known, location: location.trim() }),
    reads(missed) {
      return details.flatMap((rel) =>
        missed.noting(`my ${rel}`, () => {
          const href = document?.links[rel]
          return href === undefined ? undefined : reading(rel, href, own)
        })
      )
    },
    apply: (events, missed) => {
      const toRead = new Map<string, () => Errand | undefined>()
      for (const event of events) {
        const make = event.sender.rel === 'me' ? react(event, own) : undefined
        if (make) toRead.set(event.link.rel, make)
      }
      return [...toRead].flatMap(([rel, make]) => missed.noting(`my ${rel}`, make))
    },
    goStale(asOf) {
      suspendedAt ??= asOf
      draw()
    },
    goLive() {
      suspendedAt = null
      draw()
    },
    // Since the connection was lost nobody told of changes.
    startOver: (asOf) => set(outdated(known, { fresh: false }, suspendedAt ?? asOf)),
    clear() {
      document = null
      known = unasked
      suspendedAt = null
      draw()
    }
  }
  return own
}

/** What has to be read because of an event, made anew for each try. */
function react(event: UcwaEvent, own: OwnPresence): (() => Errand) | undefined {
  const { rel, href } = event.link
  if (rel === 'me' && event.type === 'updated') return () => errand(readMe(href), own.put)
  const detail = details.find((one) => one === rel)
  if (detail === undefined || (event.type !== 'added' && event.type !== 'updated')) return undefined
  const read = (): Errand => reading(detail, href, own)
  if (event.embedded === undefined) return read
  try {
    put(detail, event.embedded, own)
    return undefined
  } catch (error) {
    if (!(error instanceof UcwaError)) throw error
    // A damaged embedded resource is as good as none: it is fetched.
    return read
  }
}

/** What is told of the user apart from the card, each by a resource of its own. */
const details = ['presence', 'note', 'location'] as const
type Detail = (typeof details)[number]

function reading(detail: Detail, href: string, own: OwnPresence): Errand {
  switch (detail) {
    case 'presence':
      return errand(readPresence(href), own.putPresence, own.doubtPresence)
    case 'note':
      return errand(readNote(href), own.putNote)
    case 'location':
      return errand(readLocation(href), own.putLocation)
  }
}

/** Takes an embedded resource; throws `unreadable`. */
function put(detail: Detail, embedded: unknown, own: OwnPresence): void {
  switch (detail) {
    case 'presence':
      return own.putPresence(readPresenceDocument(embedded))
    case 'note':
      return own.putNote(readNoteDocument(embedded))
    case 'location':
      return own.putLocation(readLocationDocument(embedded))
  }
}

function meOf(document: MeDocument, known: Known, suspendedAt: Instant | null): Me {
  const { uri, name, title, department, links } = document
  return {
    uri,
    name: name.trim() || uri.replace(/^sips?:/i, ''),
    ...present({
      mail: document.emailAddresses[0],
      title,
      department,
      photo: links.photo === undefined ? undefined : photoAddress(uri)
    }),
    presence: presenceOf(known, suspendedAt),
    ...(known.note && { note: known.note }),
    ...(known.location && { location: known.location })
  }
}
