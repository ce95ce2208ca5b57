// Presence subscriptions, which document "memberships" presupposes: made, extended, ended, expired (reference 13.5;
// scenario 5). They are transient, bound to the application, and need not be about people on the contact list.
import { happening } from './channel.mjs'
import { error, isA, isSameHref, links, noBody, property, status, that, wrongInput } from './checks.mjs'

const post = (http, href, input, what, ...checks) => http.ask('POST', href, { input }, what, ...checks)

export async function refuseSubscribing({ http, people, colleague }) {
  const { href } = people.presenceSubscriptions[0]
  const uris = [colleague]
  await post(http, href, { uris }, 'needs a duration', wrongInput('duration'))
  await post(http, href, { duration: 30 }, 'needs addresses', wrongInput('uris'))
  for (const duration of [9, 31]) {
    await post(http, href, { duration, uris }, `${duration} minutes are not 10 to 30`, wrongInput('duration'))
  }
}

/** @returns the subscription of the colleague and a guest, its events having come */
export async function subscribe({ http, channel, people, subscribed, colleague, guest }) {
  const { href } = people.presenceSubscriptions[0]
  const input = { duration: 30, uris: [colleague, guest('first')] }
  const checks = [isA('presenceSubscription'), property('id'), links('memberships', 'addToPresenceSubscription')]
  const { resource: made } = await post(http, href, input, 'subscribes to two people', status(201), ...checks)
  const contacts = await contactsOf(http, made)
  await channel.expect(
    ...contacts.map((contact) => happening('Medium', 'added', 'contact', contact, subscribed)),
    happening('Medium', 'added', 'presenceSubscription', made.href),
    await presenceOf(http, contacts[0])
  )
  const isMade = property('id', made.properties.id)
  await http.get(made.href, 'the subscription by itself', isA('presenceSubscription'), isMade)
  const isListed = that('this one', ({ resource }) =>
    resource.embedded.presenceSubscription.some((one) => isSameHref(one.href, made.href))
  )
  await http.get(href, 'all subscriptions', isA('presenceSubscriptions'), isListed)
  const hasBoth = that('both', (answer) => contacts.every((contact) => isSubscribed(answer, contact)))
  await http.get(subscribed.href, 'everybody subscribed', isA('subscribedContacts'), hasBoth)
  return made
}

/** Whether a contact is in an answer of subscribedContacts. */
export const isSubscribed = ({ resource }, contact) =>
  resource.links.contact.some((one) => isSameHref(one.href, contact))

/** The contacts of a subscription, by its memberships. */
async function contactsOf(http, { links: of }) {
  const { resource } = await http.send('GET', of.memberships[0].href)
  return resource.embedded.presenceSubscriptionMembership.map((pair) => pair.links.contact[0].href)
}

/** Somebody newly subscribed tells the presence without a change. */
async function presenceOf(http, href) {
  const { resource } = await http.send('GET', href)
  const presence = resource.links.contactPresence[0].href
  return happening('Medium', 'updated', 'contactPresence', presence, { rel: 'contact', href })
}

/** A limit on the number of subscriptions, whose figure is not documented. */
export async function reachSubscriptionLimit({ http, people, guest }) {
  const { href } = people.presenceSubscriptions[0]
  const another = () => ({ href, input: { duration: 10, uris: [guest('another')] } })
  const exceeded = error(403, 'Forbidden', 'LimitExceeded')
  const made = await http.askUntilRefused('POST', another, 'too many subscriptions', exceeded)
  for (const { resource } of made) await http.send('DELETE', resource.href)
}

/** A reminder comes before the end; extending adds to the time left, which never becomes more than 30 minutes. */
export async function extend(here, { href }) {
  const { http, channel, people, refreshListSubscription } = here
  const extended = [status(200, 201), isA('presenceSubscription')]
  await http.ask('POST', href, { query: { duration: 30 } }, 'extends, by query', ...extended)
  await post(http, href, {}, 'needs a duration', wrongInput('duration'))
  await post(http, href, { duration: 31 }, 'at most 30 minutes', wrongInput('duration'))
  await refreshListSubscription('extends the subscription to the list as well')
  await pass(here, 29)
  const list = people.myContactsAndGroupsSubscription[0].href
  await channel.expect(
    { ...happening('Medium', 'updated', 'presenceSubscription', href), isEmbedded: true },
    happening('Medium', 'updated', 'myContactsAndGroupsSubscription', list)
  )
  await http.get(href, 'about to expire, but there', isA('presenceSubscription'))
  await refreshListSubscription('the subscription to the list goes on')
  await post(http, href, { duration: 30 }, 'extends, by body', ...extended)
  await pass(here, 11)
  await http.get(href, 'still there when the first period is over', isA('presenceSubscription'))
}

/** Minutes pass, in steps shorter than a server's patience with a silent user. */
async function pass({ http, me, control }, minutes) {
  for (let passed = 0; passed < minutes; passed += 3) {
    await control.advance(Math.min(3, minutes - passed) * 60)
    await http.send('POST', me.links.reportMyActivity[0].href)
  }
}

export async function end({ http, channel, subscribed }, { href, links: of }) {
  const contacts = await contactsOf(http, { links: of })
  await http.ask('DELETE', href, {}, 'ends the subscription', status(204), noBody)
  await channel.expect(
    ...contacts.map((contact) => happening('Medium', 'deleted', 'contact', contact, subscribed)),
    happening('Medium', 'deleted', 'presenceSubscription', href)
  )
  await http.ask('GET', href, {}, 'it is gone', status(404))
  await http.ask('GET', of.memberships[0].href, {}, 'its memberships are gone', status(404))
}

/** What nobody extends ends by itself; the 404 then claims that the application is gone, which it is not (11.6). */
export async function expire(here) {
  const { http, channel, people, subscribed, colleague, application } = here
  const input = { duration: 10, uris: [colleague] }
  const { href } = people.presenceSubscriptions[0]
  const { resource } = await post(http, href, input, 'for ten minutes only', status(201), isA('presenceSubscription'))
  const [contact] = await contactsOf(http, resource)
  await pass(here, 11)
  await channel.expect(
    happening('Medium', 'deleted', 'contact', contact, subscribed),
    happening('Medium', 'deleted', 'presenceSubscription', resource.href)
  )
  const gone = error(404, 'NotFound', 'ApplicationNotFound')
  await post(http, resource.href, { duration: 30 }, 'cannot be extended any more', gone)
  await http.get(application, 'the application is well', isA('application'))
}
