// The communication resource: what kinds of talk the user takes part in (reference 12.8). A presence client only reads.
import type { Document } from '../wire/answers'
import type { Application } from '../server/application'
import { entityTag } from '../wire/entity-tag'

export function communicationDocument({ hrefs, modalities, registrationId }: Application): Document {
  const document = {
    rel: 'communication',
    supportedModalities: modalities ?? [],
    supportedMessageFormats: ['Plain'],
    // The property by which a PUT proves that it was read before (reference 5).
    [registrationId]: 'please pass this in a PUT request',
    _links: { self: { href: hrefs.below('communication') } }
  }
  return { ...document, etag: entityTag(document) }
}
