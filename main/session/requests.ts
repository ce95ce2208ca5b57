// What the user asks of the server while connected; each answer is an outcome, never an exception.

import type { Outcome, SettableAvailability } from '../../preload/contract'
import { toPreferred } from '../roster/from-ucwa'
import type { Call } from '../ucwa/call'
import { readContact, readLocation } from '../ucwa/contacts'
import { makeMeAvailable, readMe, reportMyActivity, resetPresence, setLocation, setNote, setPresence } from '../ucwa/me'
import { UcwaError } from '../ucwa/ucwa-error'
import { attempt } from './attempt'
import { errand } from './line'
import type { Photo } from './photos'
import type { Stay } from './stay'

const longestNote = 1000
/** What the server takes (reference 12.6). */
const longestLocation = 60

/** What of the user can be set, each by a link that is there once they are available (reference 12.1). */
type Settable = 'presence' | 'note' | 'location'

/** `null` sets it back to what activity and calendar say. What came of it is read back, not assumed. */
export function setMyAvailability(stay: Stay | null, to: SettableAvailability | null): Promise<Outcome<void>> {
  return attempt(stay, 'asking', async (stay) => {
    await afterMakeMeAvailable(stay, 'presence', (href) =>
      to === null ? resetPresence(href) : setPresence(href, toPreferred(to))
    )
    await readBack(stay)
  })
}

/** The server may still show an out-of-office note afterwards (reference 12.5). */
export function setMyNote(stay: Stay | null, text: string): Promise<Outcome<void>> {
  if (text.length > longestNote) return Promise.resolve({ ok: false, problem: { code: 'note-too-long' } })
  return attempt(stay, 'asking', async (stay) => {
    await afterMakeMeAvailable(stay, 'note', (href) => setNote(href, text.trim()))
    await readBack(stay)
  })
}

/** Where the user is, shown for the device they used last (reference 12.6). */
export function setMyLocation(stay: Stay | null, text: string): Promise<Outcome<void>> {
  const location = text.trim()
  if (location.length > longestLocation) return Promise.resolve({ ok: false, problem: { code: 'location-too-long' } })
  return attempt(stay, 'asking', async (stay) => {
    await afterMakeMeAvailable(stay, 'location', (href) => setLocation(href, location))
    await readBack(stay)
  })
}

/** Card and location of one person. */
export function readDetails(stay: Stay | null, uri: string): Promise<Outcome<void>> {
  return attempt(stay, 'asking', async ({ line, roster, tell }) => {
    const contact = roster.contact(uri)
    if (!contact) throw new UcwaError('not-found')
    const location = contact.links.contactLocation
    let failure: UcwaError | undefined
    await line.run([
      errand(readContact(contact.self), roster.putContact, (error) => (failure = error)),
      ...(location === undefined ? [] : [errand(readLocation(location), (read) => roster.putLocation(uri, read))])
    ])
    tell()
    if (failure) throw failure
  })
}

/** Somebody's photo, or the user's own; `null` when there is none or it cannot be had now. */
export async function readPhoto(stay: Stay | null, uri: string): Promise<Photo | null> {
  if (!stay) return null
  const { own, roster, life, line } = stay
  const isMine = own.document?.uri.toLowerCase() === uri.toLowerCase()
  const href = isMine ? own.document?.links.photo : roster.contact(uri)?.links.contactPhoto
  if (href === undefined) return null
  return life.photos.read(href, (from) => line.download(from, { size: 'HR96X96' }))
}

/** Tells the server that the user is there. A report that fails is only logged: the next one makes up for it. */
export async function reportActivity(stay: Stay | null): Promise<void> {
  const href = stay?.own.document?.links.reportMyActivity
  if (!stay || href === undefined) return
  const outcome = await attempt(stay, 'asking', ({ line }) => line.send(reportMyActivity(href)))
  if (!outcome.ok) stay.ports.log(`activity not reported: ${outcome.problem.code}`)
}

// The server may have forgotten that we are available: made so again, the same request is repeated once.
async function afterMakeMeAvailable(stay: Stay, rel: Settable, make: (href: string) => Call<void>): Promise<void> {
  const href = stay.own.document?.links[rel]
  try {
    if (href === undefined) throw new UcwaError('conflict', { subcode: 'MakeMeAvailableRequired' })
    await stay.line.send(make(href))
  } catch (error) {
    if (!(error instanceof UcwaError) || error.details.subcode !== 'MakeMeAvailableRequired') throw error
    await stay.line.send(make(await becomeAvailable(stay, rel)))
  }
}

async function becomeAvailable({ own, line, life }: Stay, rel: Settable): Promise<string> {
  const self = own.document?.self ?? life.application.me.self
  const before = await line.send(readMe(self))
  const { makeMeAvailable: href } = before.links
  if (href !== undefined) await line.send(makeMeAvailable(href, { supportedModalities: ['Messaging'] }))
  own.put(await line.send(readMe(self)))
  const link = own.document?.links[rel]
  if (link === undefined) throw new UcwaError('missing-link')
  return link
}

async function readBack({ life, own, line, tell }: Stay): Promise<void> {
  await line.run(own.reads(life.missed))
  tell()
}
