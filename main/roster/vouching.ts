// What is known of everybody besides their cards, and for how much of it somebody vouches.

import type { Instant } from '../../preload/contract'
import type { LocationDocument, NoteDocument, PresenceDocument } from '../ucwa/documents'
import { noteFrom, presenceFrom } from './from-ucwa'
import { outdated, unasked, withNote, withValue, type Known } from './known'
import { personKey } from './person-key'

/** Presence, notes and places of one user's people, and which of it is live. Uris in any spelling. */
export interface Vouching {
  putPresence(uri: string, document: PresenceDocument, at: Instant): void
  putNote(uri: string, document: NoteDocument): void
  putLocation(uri: string, document: LocationDocument): void
  /**
   * A presence subscription reports on these people from now on. What was read of them a while before `at` is doubtful:
   * it may have changed in between, and nobody told.
   */
  cover(uris: readonly string[], at?: Instant): void
  /** Nobody reports on them any more: their presence is stale as of `asOf`, until it is read and covered again. */
  uncover(uris: readonly string[], asOf: Instant): void
  /** Their value changed in a way that could not be read: it is stale as of `asOf` until it is. */
  doubt(uris: readonly string[], asOf: Instant): void
  /** The connection is lost: everything live is stale as of `asOf`, until `goLive`. */
  goStale(asOf: Instant): void
  /** The connection stands again and nothing was missed. */
  goLive(): void
  /** Something may have been missed: every value counts as stale until it is read again. */
  startOver(asOf: Instant): void
}

/** Reading somebody and subscribing to them belongs together; it may take two requests. */
const onTheWayMs = 10_000

/** What is known, with what pictures are made of. */
interface VouchingBook {
  readonly vouching: Vouching
  /** When the connection was lost; `null` while it stands. */
  readonly suspendedAt: () => Instant | null
  of(uri: string): Known
  clear(): void
}

/** Tells of every change: of one person, or of all. */
export function createVouching(changed: { person: (uri: string) => void; everybody: () => void }): VouchingBook {
  const known = new Map<string, Known>()
  let suspendedAt: Instant | null = null

  const of = (uri: string): Known => known.get(personKey(uri)) ?? unasked
  const change = (uri: string, to: Known): void => {
    known.set(personKey(uri), to)
    changed.person(uri)
  }
  /** Whatever was answered since the connection was lost: nobody told of changes, so no value counts for longer. */
  const vouchedUntil = (asOf: Instant): Instant => suspendedAt ?? asOf
  const vouching: Vouching = {
    putPresence: (uri, document, at) => change(uri, withValue(of(uri), presenceFrom(document), at)),
    putNote: (uri, document) => change(uri, withNote(of(uri), noteFrom(document))),
    putLocation: (uri, document) => change(uri, { ...of(uri), location: document.location }),
    cover(uris, at = -Infinity) {
      for (const uri of uris) {
        const known = of(uri)
        if (known.covered) continue
        const isLate = Number.isFinite(at) && Math.abs(at - known.asOf) > onTheWayMs
        change(uri, { ...known, covered: true, fresh: known.fresh && !isLate })
      }
    },
    uncover(uris, asOf) {
      for (const uri of uris) change(uri, outdated(of(uri), { covered: false, fresh: false }, vouchedUntil(asOf)))
    },
    doubt(uris, asOf) {
      for (const uri of uris) change(uri, outdated(of(uri), { fresh: false }, vouchedUntil(asOf)))
    },
    goStale(asOf) {
      if (suspendedAt !== null) return
      suspendedAt = asOf
      changed.everybody()
    },
    goLive() {
      if (suspendedAt === null) return
      suspendedAt = null
      changed.everybody()
    },
    startOver(asOf) {
      const until = vouchedUntil(asOf)
      for (const [key, value] of known) known.set(key, outdated(value, { fresh: false, covered: false }, until))
      changed.everybody()
    }
  }
  return {
    vouching,
    suspendedAt: () => suspendedAt,
    of,
    clear() {
      known.clear()
      suspendedAt = null
      changed.everybody()
    }
  }
}
