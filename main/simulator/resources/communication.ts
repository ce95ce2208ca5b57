// The communication resource: what kinds of talk the user takes part in (reference 12.8).
import { Refusal, type Answer, type Document } from '../wire/answers'
import { entityTag, okUnlessHeld, requireMatch } from '../wire/entity-tag'
import { listOf, oneOf, optional, read } from '../wire/input'
import { putToken, requirePutToken } from '../wire/put-token'
import { communicationUpdated } from '../events/catalogue'
import type { Application } from '../server/application'
import type { ApplicationCall } from '../server/call'

/** Every kind that the documentation lists anywhere (reference 15). */
export const modalityNames = [
  'Audio',
  'Video',
  'PhoneAudio',
  'ApplicationSharing',
  'Messaging',
  'DataCollaboration',
  'PanoramicVideo'
] as const

export function communicationDocument({ hrefs, modalities, registrationId }: Application): Document {
  const document = {
    rel: 'communication',
    supportedModalities: modalities ?? [],
    supportedMessageFormats: ['Plain'],
    ...putToken(registrationId),
    _links: { self: { href: hrefs.below('communication') } }
  }
  return { ...document, etag: entityTag(document) }
}

export function getCommunication({ application, request }: ApplicationCall): Answer {
  return okUnlessHeld(request.headers, communicationDocument(application))
}

/** The kinds of talk can be changed; the rest of the representation is taken and ignored. */
export function putCommunication({ application, request, input }: ApplicationCall): Answer {
  if (application.modalities === undefined) throw new Refusal(409, { subcode: 'MakeMeAvailableRequired' })
  requireMatch(request.headers, entityTag(communicationDocument(application)))
  const { registrationId, hrefs, channel } = application
  requirePutToken(input, registrationId)
  const { supportedModalities = [] } = read(input, { supportedModalities: optional(listOf(oneOf(modalityNames))) })
  application.makeAvailable(supportedModalities)
  const document = communicationDocument(application)
  channel.push([communicationUpdated(hrefs, document)])
  return { status: 200, document, etag: entityTag(document) }
}
