// Completing people: whoever is shown is covered by a subscription and asked about, in as many steps as that takes.

import { personKey } from '../roster/person-key'
import { readContact } from '../ucwa/contacts'
import type { ContactDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { readNote, readPresence } from '../ucwa/me'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'
import { isLasting, waitMs } from './retry'
import type { Stay } from './stay'

/** More steps than any server should need; whoever is left then is seen to with the next look. */
const mostSteps = 24

/** Newcomers whose notes go along with their presence: both fit into one batch. */
const fewNewcomers = 40

/**
 * Subscribes to and asks about everybody who lacks it, and lets go of whom nobody needs any more; who was refused is
 * left alone until it is due to be asked again. `along`: asked in the same batch, after what it begins with.
 */
export function completePeople(stay: Stay, along: readonly Errand[] = []): Promise<void> {
  const { life, line, ports } = stay
  return stay.inTurn(async () => {
    let isRefused = false
    let isPutOff = false
    const noting = (one: Errand): Errand => {
      const refused = (error: UcwaError): void => {
        isRefused ||= !isTold(error)
        isPutOff ||= error.details.retryAfterMs !== undefined
        one.refused(error)
      }
      return { ...one, refused }
    }
    for (let step = 0; step < mostSteps; step += 1) {
      const errands = [...life.subscriptions.mend().map(noting), ...presenceErrands(stay)]
      if (errands.length + (step === 0 ? along.length : 0) === 0) return
      // What is asked next is asked because this was refused: the server gets a moment.
      if (isRefused) await ports.sleep(waitMs(2, ports.random), line.signal)
      isRefused = false
      await line.run([...errands, ...(step === 0 ? along : [])])
      // A server that names a time is asked then, with everything that was refused.
      if (isPutOff) return
    }
  })
}

/** A refusal that is an answer: there are too many, and the next step asks for fewer. */
function isTold({ details }: UcwaError): boolean {
  return details.subcode === 'LimitExceeded'
}

/** The same with the notes of those who are shown now and were not `before` (uris); of many, presence is told first. */
export async function completeNewcomers(stay: Stay, before: ReadonlySet<string>): Promise<void> {
  const newcomers = stay.roster.contacts.filter(({ uri }) => !before.has(uri))
  const few = newcomers.length > fewNewcomers ? [] : newcomers
  await completePeople(stay, noteErrands(stay, few))
  stay.tell()
  const seen = new Set([...before, ...few.map(({ uri }) => uri)])
  const others = stay.roster.contacts.filter(({ uri }) => !seen.has(uri))
  const again = doubtfulNotes(stay).filter(({ uri }) => seen.has(uri))
  if (others.length + again.length === 0) return
  await stay.line.run(noteErrands(stay, [...others, ...again]))
  stay.tell()
}

/** Whose note has to be read once more, but for those of whom that was refused; none before everybody's was read. */
export function doubtfulNotes({ life, roster }: Stay): readonly ContactDocument[] {
  return life.areNotesRead ? roster.doubtfulNotes.filter(({ uri }) => !life.missed.has(noteName(uri))) : []
}

/** Presence of everybody of whom it is not known, unless it was refused before. */
export function presenceErrands(stay: Stay, limit = Infinity): Errand[] {
  const { missed } = stay.life
  const wanted = stay.roster.unread.filter(({ uri, links }) => links.contactPresence && !missed.has(presenceName(uri)))
  return wanted.slice(0, limit).flatMap(({ uri, links }) => presenceErrand(stay, uri, links.contactPresence))
}

/** One person's presence; a refusal that may be lasting is an answer too: it is unknown. */
export function presenceErrand(stay: Stay, uri: string, href: string | undefined): Errand[] {
  const { life, roster, ports } = stay
  const refused = (error: UcwaError): void => {
    if (isLasting(error)) roster.putPresence(uri, { availability: 'Unknown' }, ports.now())
    else roster.doubt([uri], stay.asOf())
  }
  return life.missed.noting(presenceName(uri), () => {
    if (href === undefined || !roster.contact(uri)) return undefined
    return errand(readPresence(href), (document) => roster.putPresence(uri, document, ports.now()), refused)
  })
}

const presenceName = (uri: string): string => `presence ${personKey(uri)}`

/** Somebody who is described nowhere but at this address. */
export function contactErrand({ life, roster }: Stay, href: string): Errand[] {
  return life.missed.noting(`contact ${hrefKey(href)}`, () => errand(readContact(href), roster.putContact))
}

const noteName = (uri: string): string => `first-note ${personKey(uri)}`

/** Notes of these people; read after every presence is shown. */
export function noteErrands({ life, roster }: Stay, contacts: readonly ContactDocument[]): Errand[] {
  return contacts.flatMap(({ uri }) =>
    life.missed.noting(noteName(uri), () => {
      const href = roster.contact(uri)?.links.contactNote
      return href === undefined ? undefined : errand(readNote(href), (document) => roster.putNote(uri, document))
    })
  )
}
