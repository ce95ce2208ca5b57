// The application resource and the small ones beside it: create, read, end, policies, communication (reference 4).
import { applicationNotFound, created, nothing, notFound, ok, type Answer, type Document } from '../wire/answers'
import type { Application } from '../server/application'
import type { ApplicationCall, Call, Server } from '../server/call'
import { communicationDocument } from './communication'
import { entityTag, okUnlessHeld } from '../wire/entity-tag'
import { optional, read, text } from '../wire/input'
import { meDocument } from './me'
import { peopleDocument } from './people'

export function createOne({ server, input }: Call): Answer {
  const traits = read(input, {
    culture: text(100),
    endpointId: text(100),
    userAgent: text(100),
    instanceId: optional(text(100)),
    type: optional(text(100))
  })
  const { culture, endpointId, userAgent, instanceId, type } = traits
  const application = server.applications.create({
    culture,
    endpointId,
    userAgent,
    ...(instanceId !== undefined && { instanceId }),
    ...(type !== undefined && { type })
  })
  const document = applicationDocument(server, application)
  return { ...created(document, entityTag(document)), headers: { Location: application.hrefs.application } }
}

export function getOne({ server, application, request }: ApplicationCall): Answer {
  return okUnlessHeld(request.headers, applicationDocument(server, application))
}

export function deleteOne({ server, application }: ApplicationCall): Answer {
  server.applications.end(application, applicationNotFound())
  return nothing
}

export function getPolicies({ application }: ApplicationCall): Answer {
  return ok({
    rel: 'policies',
    photos: 'Enabled',
    saveCredentials: 'Enabled',
    logging: 'Disabled',
    loggingLevel: 'Off',
    exchangeUnifiedMessaging: 'Disabled',
    _links: { self: { href: application.hrefs.below('policies') } }
  })
}

export function getOnlineMeetings({ application }: ApplicationCall): Answer {
  return ok(onlineMeetings(application))
}

export function reportMyNetwork({ server }: ApplicationCall): Answer {
  if (server.edition === '2015') throw notFound('such resource')
  return nothing
}

function applicationDocument(server: Server, application: Application): Document {
  const { hrefs, traits, registrationId } = application
  const { culture, userAgent, endpointId, instanceId, type } = traits
  const current = server.edition === 'current'
  return {
    rel: 'application',
    culture,
    userAgent,
    ...(current && { endpointId, id: registrationId, type: type ?? 'Browser' }),
    ...(instanceId !== undefined && { instanceId }),
    _links: {
      self: { href: hrefs.application },
      policies: { href: hrefs.below('policies') },
      batch: { href: hrefs.below('batch') },
      events: { href: hrefs.below(`events?ack=${application.channel.nextAck}`) },
      ...(current && { reportMyNetwork: { href: hrefs.below('reportMyNetwork') } })
    },
    _embedded: {
      me: meDocument(server, application),
      people: peopleDocument(server, application),
      onlineMeetings: onlineMeetings(application),
      communication: communicationDocument(application)
    }
  }
}

function onlineMeetings({ hrefs }: Application): Document {
  return { rel: 'onlineMeetings', _links: { self: { href: hrefs.below('onlineMeetings') } } }
}
