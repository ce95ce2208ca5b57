// Reads one answer of the event channel (reference 9.3, 9.4): where to go on, and what happened, in order.

import type { EventPackage, Link, UcwaEvent, UcwaEventType } from './documents'
import { isResource, linkOf, listOf, propertyOf, readEach, resolveHref, resourceOf, type Resource } from './links'
import { requireText } from './properties'
import { UcwaError } from './ucwa-error'

/** A package and the address of the next poll, exactly as the server gave it. */
export interface ReadPackage extends EventPackage {
  readonly href: string
}

/** The alarming ones first, should an answer have several. */
const continuations = ['resume', 'resync', 'next'] as const

const types: readonly UcwaEventType[] = ['added', 'updated', 'deleted', 'started', 'completed']

/** Throws `missing-link` when no continuation is there. An event that cannot be read is left out. */
export function readEventPackage(body: unknown, base: string): ReadPackage {
  const resource = resourceOf(body)
  for (const continuation of continuations) {
    const href = linkOf(resource, continuation, base)
    if (href !== undefined) return { continuation, href, events: readSenders(resource, base) }
  }
  throw new UcwaError('missing-link')
}

function readSenders(resource: Resource, base: string): UcwaEvent[] {
  const senders = readEach(listOf(propertyOf(resource, 'sender')), (item) => {
    const sender = readLink(item, base)
    return listOf(propertyOf(resourceOf(item), 'events')).map((event) => ({ sender, event }))
  })
  return readEach(senders.flat(), ({ sender, event }) => readEvent(resourceOf(event), sender, base))
}

function readEvent(event: Resource, sender: Link, base: string): UcwaEvent {
  const type = types.find((known) => known === propertyOf(event, 'type'))
  if (type === undefined) throw new UcwaError('unreadable')
  const link = readLink(propertyOf(event, 'link'), base)
  const owner = propertyOf(event, 'in')
  const embedded = propertyOf(event, '_embedded')
  const content = isResource(embedded) ? listOf(propertyOf(embedded, link.rel))[0] : undefined
  return {
    sender,
    type,
    link,
    // An event whose `in` cannot be read means something we do not know: `readLink` throws and it is left out.
    ...(owner === undefined || owner === null ? {} : { in: readLink(owner, base) }),
    ...(content === undefined ? {} : { embedded: content })
  }
}

function readLink(value: unknown, base: string): Link {
  const link = resourceOf(value)
  return { rel: requireText(link, 'rel'), href: resolveHref(requireText(link, 'href'), base) }
}
