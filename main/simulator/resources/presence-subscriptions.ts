// Presence subscriptions, their members, and the shortcut for a whole group (reference 13.5).
import { created, notFound, nothing, ok, Refusal, type Answer, type Document } from '../wire/answers'
import type { Application } from '../server/application'
import type { ApplicationCall } from '../server/call'
import { pairOf } from './group-memberships'
import { knownGroup } from './groups'
import { listOf, read, text, whole } from '../wire/input'
import { sipAddress } from '../wire/sip-address'
import { presenceMembershipDocument, subscriptionDocument } from '../wire/documents'
import type { PresenceSubscription } from '../events/subscription-book'
import { sameAddress } from '../world/address'

const duration = whole(10, 30)

export function getSubscriptions({ application }: ApplicationCall): Answer {
  const { hrefs, subscriptions } = application
  const presenceSubscription = subscriptions.all().map((one) => subscriptionDocument(hrefs, one))
  return ok({
    rel: 'presenceSubscriptions',
    _links: { self: { href: hrefs.subscriptions } },
    ...(presenceSubscription.length > 0 && { _embedded: { presenceSubscription } })
  })
}

export function createSubscription(call: ApplicationCall): Answer {
  const { application, input } = call
  const wanted = read(input, { duration, uris: listOf(sipAddress) })
  const uris = knownUris(call, wanted.uris)
  return created(subscriptionDocument(application.hrefs, application.subscriptions.open(uris, wanted.duration)))
}

export function subscribeToGroupPresence(call: ApplicationCall): Answer {
  const { application, input, server } = call
  const wanted = read(input, { duration, groupId: text(256) })
  const group = knownGroup(call, wanted.groupId)
  const uris = group.members.map((uri) => server.world.acquaint(uri).uri)
  const subscription = application.subscriptions.openForGroup(group.id, uris, wanted.duration)
  return created(subscriptionDocument(application.hrefs, subscription))
}

export function getSubscription(call: ApplicationCall): Answer {
  return ok(subscriptionDocument(call.application.hrefs, ownSubscription(call)))
}

/** One that was made for a group can be prolonged like any other (reference 13.5, subscribeToGroupPresence). */
export function prolongSubscription({ application, input, params }: ApplicationCall): Answer {
  const subscription = application.subscriptions.find(params['subscription'] ?? '')
  const wanted = read(input, { duration })
  return ok(
    subscriptionDocument(application.hrefs, application.subscriptions.prolong(subscription.id, wanted.duration))
  )
}

export function deleteSubscription(call: ApplicationCall): Answer {
  call.application.subscriptions.close(ownSubscription(call).id)
  return nothing
}

function ownSubscription({ application, params }: ApplicationCall): PresenceSubscription {
  return requireOwn(application.subscriptions.find(params['subscription'] ?? ''))
}

function requireOwn(subscription: PresenceSubscription): PresenceSubscription {
  if (subscription.kind === 'group') throw new Refusal(403, { message: 'The system has made this subscription.' })
  return subscription
}

export function getMemberships({ application, input, params }: ApplicationCall): Answer {
  const { subscriptions, hrefs } = application
  const id = params['subscription'] ?? input.get('presencesubscriptionid')
  if (id === undefined) return ok(membershipsDocument(application, hrefs.memberships, subscriptions.all()))
  const subscription = subscriptions.find(String(id))
  return ok(membershipsDocument(application, hrefs.membershipsOf(subscription.id), [subscription]))
}

export function addMembers(call: ApplicationCall): Answer {
  const { application, input, params } = call
  const { contactUris } = read(input, {
    contactUris: listOf(sipAddress),
    ...(params['subscription'] === undefined && { presenceSubscriptionId: text(256) })
  })
  const id = params['subscription'] ?? String(input.get('presencesubscriptionid'))
  const subscription = requireOwn(application.subscriptions.find(id))
  application.subscriptions.add(subscription.id, knownUris(call, contactUris))
  const href = application.hrefs.membershipsOf(subscription.id)
  return created(membershipsDocument(application, href, [subscription]))
}

function membershipsDocument(
  { hrefs }: Application,
  href: string,
  subscriptions: readonly PresenceSubscription[]
): Document {
  const presenceSubscriptionMembership = subscriptions.flatMap(({ id, uris }) =>
    [...uris].map((uri) => presenceMembershipDocument(hrefs, id, uri))
  )
  return {
    rel: 'presenceSubscriptionMemberships',
    _links: { self: { href } },
    ...(presenceSubscriptionMembership.length > 0 && { _embedded: { presenceSubscriptionMembership } })
  }
}

export function getMembership(call: ApplicationCall): Answer {
  const { subscription, uri } = memberOf(call)
  return ok(presenceMembershipDocument(call.application.hrefs, subscription.id, uri))
}

export function deleteMembership(call: ApplicationCall): Answer {
  const { subscription, uri } = memberOf(call)
  call.application.subscriptions.remove(requireOwn(subscription).id, uri)
  return nothing
}

function memberOf({ application, params }: ApplicationCall) {
  const { groupId, mail } = pairOf(params['pair'] ?? '')
  const subscription = application.subscriptions.find(groupId)
  const uri = [...subscription.uris].find((member) => sameAddress(member, mail))
  if (uri === undefined) throw notFound('membership')
  return { subscription, uri }
}

export function getSubscribedContacts({ application }: ApplicationCall): Answer {
  const { hrefs, subscriptions } = application
  const contact = subscriptions.covered().map((uri) => ({ href: hrefs.contact(uri) }))
  return ok({ rel: 'subscribedContacts', _links: { self: { href: hrefs.subscribedContacts }, contact } })
}

/** The spelling the directory uses; somebody unknown becomes a stranger who reads Offline (reference 17.3). */
function knownUris({ server }: ApplicationCall, uris: readonly string[]): string[] {
  return uris.map((uri) => server.world.acquaint(uri).uri)
}
