// The user: own card, makeMeAvailable, presence, note, location, activity (reference 12).
import { nothing, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { Application } from '../server/application'
import type { ApplicationCall, Server } from '../server/call'
import { communicationDocument, modalityNames } from './communication'
import { communicationUpdated, myEvent } from '../events/catalogue'
import type { Hrefs } from '../wire/hrefs'
import { listOf, oneOf, optional, read, text } from '../wire/input'
import { settableAvailabilities } from '../world/my-presence'

export function meDocument({ organisation, edition }: Server, { hrefs, modalities }: Application): Document {
  const { name, uri, mail, department, title, company, office, workPhone, mobilePhone } = organisation.me
  return {
    rel: 'me',
    name,
    uri,
    emailAddresses: [mail],
    ...(department !== undefined && { department }),
    ...(title !== undefined && { title }),
    ...(edition === 'current' && {
      ...(company !== undefined && { company }),
      ...(office !== undefined && { officeLocation: office }),
      ...(workPhone !== undefined && { workPhoneNumber: workPhone }),
      ...(mobilePhone !== undefined && { mobilePhoneNumber: mobilePhone }),
      endpointUri: `${uri};opaque=user:epid:simulated;gruu`
    }),
    _links: {
      self: { href: hrefs.me },
      ...(modalities === undefined ? linksBefore(hrefs) : linksAfter(hrefs)),
      photo: { href: hrefs.photo(uri) },
      phones: { href: hrefs.myDetail('phones') },
      callForwardingSettings: { href: hrefs.myDetail('callForwardingSettings') }
    }
  }
}

function linksBefore(hrefs: Hrefs) {
  return { makeMeAvailable: { href: hrefs.myDetail('makeMeAvailable') } }
}

function linksAfter(hrefs: Hrefs) {
  return {
    presence: { href: hrefs.myDetail('presence') },
    note: { href: hrefs.myDetail('note') },
    location: { href: hrefs.myDetail('location') },
    reportMyActivity: { href: hrefs.myDetail('reportMyActivity') }
  }
}

export function getMe({ server, application }: ApplicationCall): Answer {
  return ok(meDocument(server, application))
}

export function makeMeAvailable({ server, application, input, request }: ApplicationCall): Answer {
  if (application.modalities) throw new Refusal(409, { subcode: 'AlreadyExists' })
  const { signInAs, supportedModalities = [] } = read(input, {
    signInAs: optional(oneOf(settableAvailabilities)),
    supportedModalities: optional(listOf(oneOf(modalityNames))),
    supportedMessageFormats: optional(listOf(oneOf(['Plain', 'Html']))),
    audioPreference: optional(oneOf(['PhoneAudio', 'VoipAudio'])),
    phoneNumber: optional(text(100))
  })
  const permitted = supportedModalities.filter((modality) => modality === 'Messaging' || modality === 'PhoneAudio')
  const tolerant = Number(request.headers.get('x-ms-requiresminresourceversion') ?? 1) >= 2
  if (permitted.length < supportedModalities.length && !tolerant) throw new Refusal(403)
  const { hrefs, channel } = application
  application.makeAvailable(permitted)
  channel.push([
    myEvent(hrefs, 'updated', 'me'),
    myEvent(hrefs, 'added', 'presence'),
    myEvent(hrefs, 'added', 'note'),
    myEvent(hrefs, 'added', 'location'),
    communicationUpdated(hrefs, communicationDocument(application))
  ])
  server.myPresence.arrive(application.id, signInAs)
  return tolerant ? { status: 201, document: { operations: ['SignIn', ...permitted] } } : nothing
}

export function reportMyActivity({ server, application }: ApplicationCall): Answer {
  requireAvailable(application)
  server.myPresence.reportActivity(application.id)
  return nothing
}

export function getPresence({ server, application }: ApplicationCall): Answer {
  requireAvailable(application)
  const { availability, activity } = server.world.me
  return ok({
    rel: 'presence',
    availability,
    ...(activity !== undefined && { activity }),
    ...self(application, 'presence')
  })
}

export function postPresence({ server, application, input }: ApplicationCall): Answer {
  requireAvailable(application)
  const { availability } = read(input, { availability: optional(oneOf(settableAvailabilities)) })
  server.myPresence.prefer(availability)
  application.channel.push([myEvent(application.hrefs, 'updated', 'presence')])
  return nothing
}

export function getNote({ server, application }: ApplicationCall): Answer {
  requireAvailable(application)
  const { message, type } = server.world.me.note ?? { message: '', type: 'Personal' }
  return ok({ rel: 'note', message, type, ...self(application, 'note') })
}

export function postNote({ server, application, input }: ApplicationCall): Answer {
  requireAvailable(application)
  const { message } = read(input, { message: optional(text(10_000)) })
  // Only the personal note can be set, and an out-of-office one is shown before it (reference 12.5).
  server.world.changeMe({ personalNote: message ?? null })
  return nothing
}

export function getLocation({ server, application }: ApplicationCall): Answer {
  requireAvailable(application)
  return ok({ rel: 'location', location: server.world.me.location ?? '', ...self(application, 'location') })
}

export function postLocation({ server, application, input }: ApplicationCall): Answer {
  requireAvailable(application)
  const { location } = read(input, { location: optional(text(60)) })
  server.world.changeMe({ location: location ?? null })
  return nothing
}

export function getPhones({ server, application }: ApplicationCall): Answer {
  const { workPhone, mobilePhone } = server.organisation.me
  const phone = [
    ...(workPhone === undefined ? [] : [{ rel: 'phone', number: workPhone, type: 'work', includeInContactCard: true }]),
    ...(mobilePhone === undefined
      ? []
      : [{ rel: 'phone', number: mobilePhone, type: 'mobile', includeInContactCard: true }])
  ]
  return ok({ rel: 'phones', ...self(application, 'phones'), _embedded: { phone } })
}

/** Only for users with enterprise voice (reference 12.7), which nobody here has. */
export function getCallForwardingSettings(): Answer {
  throw new Refusal(403, { message: 'Enterprise voice is not enabled.' })
}

function requireAvailable({ modalities }: Application): void {
  if (modalities === undefined) throw new Refusal(409, { subcode: 'MakeMeAvailableRequired' })
}

function self({ hrefs }: Application, name: string) {
  return { _links: { self: { href: hrefs.myDetail(name) } } }
}
