// My own card, presence, note, location and activity (reference 12). Presence and note of others have the same shape.

import { ignoreBody } from './answers'
import type { Call } from './call'
import type { MeDocument, NoteDocument, PresenceDocument } from './documents'
import { filledBodyOf, pickLinks, requireLink, resourceOf } from './links'
import { requireText, textListOf, textOf, textsOf, timeOf } from './properties'

export function readMe(href: string): Call<MeDocument> {
  return { method: 'GET', href, read: (answer) => readMeDocument(answer.body, answer.href) }
}

/** Leaves lurker mode (reference 12.2); a second call is refused with `conflict`, subcode AlreadyExists. */
export function makeMeAvailable(
  href: string,
  input: { signInAs?: string; supportedModalities: readonly string[] }
): Call<void> {
  return { method: 'POST', href, body: input, read: ignoreBody }
}

/** At least every 4 minutes while the user is active, and only then (reference 12.3). */
export function reportMyActivity(href: string): Call<void> {
  return { method: 'POST', href, read: ignoreBody }
}

/** `presence` of me and `contactPresence` of others. */
export function readPresence(href: string): Call<PresenceDocument> {
  return { method: 'GET', href, read: (answer) => readPresenceDocument(answer.body) }
}

/** `availability` is one of UCWA's six settable words; what came of it arrives as an event. */
export function setPresence(href: string, availability: string): Call<void> {
  return { method: 'POST', href, body: { availability }, read: ignoreBody }
}

/** Back to what activity and calendar say: the same POST without a body. */
export function resetPresence(href: string): Call<void> {
  return { method: 'POST', href, read: ignoreBody }
}

/** `note` of me and `contactNote` of others. */
export function readNote(href: string): Call<NoteDocument> {
  return { method: 'GET', href, read: (answer) => readNoteDocument(filledBodyOf(answer)) }
}

/** Replaces the personal note; a blank message clears it. An out-of-office note may still be the one shown. */
export function setNote(href: string, message: string): Call<void> {
  return { method: 'POST', href, body: { message }, read: ignoreBody }
}

/** Says where the user is, at most 60 characters; an empty text clears it (reference 12.6). */
export function setLocation(href: string, location: string): Call<void> {
  return { method: 'POST', href, ...(location !== '' && { body: { location } }), read: ignoreBody }
}

/** Throws `unreadable` without a `uri`. Without a name the address stands for it. */
export function readMeDocument(body: unknown, base: string): MeDocument {
  const resource = resourceOf(body)
  const uri = requireText(resource, 'uri')
  return {
    self: requireLink(resource, 'self', base),
    uri,
    name: textOf(resource, 'name') ?? uri,
    emailAddresses: textListOf(resource, 'emailAddresses'),
    ...textsOf(resource, ['title', 'department']),
    links: pickLinks(resource, ['makeMeAvailable', 'presence', 'note', 'location', 'reportMyActivity', 'photo'], base)
  }
}

/** Throws `unreadable` without an availability: no presence is better than a guessed one. */
export function readPresenceDocument(body: unknown): PresenceDocument {
  const resource = resourceOf(body)
  const lastActive = timeOf(resource, 'lastActive')
  return {
    availability: requireText(resource, 'availability'),
    ...textsOf(resource, ['activity', 'deviceType']),
    ...(lastActive === undefined ? {} : { lastActive })
  }
}

/** A missing message is an empty note: servers leave out what is not set. */
export function readNoteDocument(body: unknown): NoteDocument {
  const resource = resourceOf(body)
  return { message: textOf(resource, 'message') ?? '', ...textsOf(resource, ['type']) }
}
