// Document "memberships": who is in which presence subscription, read, added, taken out, and the events of presence it
// is all for (reference 13.5; scenarios 4 and 5).
import { happening } from './channel.mjs'
import { error, isA, isSameHref, link, links, noBody, property, status, that, wrongInput } from './checks.mjs'
import { errorRows, meetErrorRows } from './error-rows.mjs'
import {
  end,
  expire,
  extend,
  isSubscribed,
  reachSubscriptionLimit,
  refuseSubscribing,
  subscribe
} from './presence-subscriptions.mjs'

export async function memberships(scene) {
  const { control, people, guest } = scene
  const subscribed = { rel: 'subscribedContacts', href: people.subscribedContacts[0].href }
  // Somebody whose presence can change.
  const colleague = (await control.state()).people[0].uri
  const here = { ...scene, subscribed, colleague }

  await refuseSubscribing(here)
  const subscription = await subscribe(here)
  const { href } = subscription.links.memberships[0]
  const contact = await readMemberships(here, subscription)
  await watchChanges(here, contact)
  await addMembers(here, subscription)
  await refuseAdding(here, href)
  await removeMembers(here, href)
  await meetErrorRows(here, errorRows.memberships.GET, 'GET', href, {})
  const request = { input: { contactUris: [guest('refused')] } }
  await meetErrorRows(here, errorRows.memberships.POST, 'POST', href, request)
  await reachContactLimit(here, subscription)
  await reachSubscriptionLimit(here)
  await extend(here, subscription)
  await end(here, subscription)
  await expire(here)
}

const pairsOf = (resource) => resource?.embedded.presenceSubscriptionMembership ?? []

/** The membership of somebody: the contact's href ends in the address, and so can be told without reading it. */
const pairOf = (resource, uri) =>
  pairsOf(resource).find((pair) => decodeURIComponent(pair.links.contact[0].href).endsWith(uri.slice('sip:'.length)))

const isPair = ({ href, links: of }) => href && of.contact?.length === 1 && of.presenceSubscription?.length === 1

/** Whatever the link was called that led here, the body says presenceSubscriptionMemberships (reference 17.1, 2). */
const isListWith =
  (...uris) =>
  (answer) =>
    isA('presenceSubscriptionMemberships')(answer) ??
    that('a contact and a subscription in each', ({ resource }) => pairsOf(resource).every(isPair))(answer) ??
    that(`${uris} in it`, ({ resource }) => uris.every((uri) => pairOf(resource, uri)))(answer)

/** @returns the href of the colleague as a contact */
async function readMemberships({ http, people, colleague, guest }, { href, links: of }) {
  const both = isListWith(colleague, guest('first'))
  const { resource } = await http.get(of.memberships[0].href, 'memberships of the subscription', both)
  await http.get(people.presenceSubscriptionMemberships[0].href, 'memberships of all subscriptions', both)
  const pair = pairOf(resource, colleague)
  const isMembership = [isA('presenceSubscriptionMembership'), links('contact', 'presenceSubscription')]
  const isOfThis = that('this subscription', (answer) =>
    isSameHref(answer.resource.links.presenceSubscription[0].href, href)
  )
  await http.get(pair.href, 'one membership', ...isMembership, isOfThis)
  return pair.links.contact[0].href
}

async function watchChanges({ http, control, channel, colleague }, href) {
  const checks = [isA('contact'), property('uri', colleague), link('contactPresence'), link('contactNote')]
  const { resource: contact } = await http.get(href, 'its contact', ...checks)
  const [presence, note] = ['contactPresence', 'contactNote'].map((rel) => contact.links[rel][0].href)
  const availability = http.media.name === 'json' ? 'DoNotDisturb' : 'BeRightBack'
  const message = `Seen in ${http.media.name}`
  await control.changePeople([{ uri: colleague, availability, note: message }])
  await channel.expect(
    happening('Medium', 'updated', 'contactPresence', presence, { rel: 'contact', href }),
    happening('Medium', 'updated', 'contactNote', note, { rel: 'contact', href })
  )
  await http.get(presence, 'the presence changed', isA('contactPresence'), property('availability', availability))
  await http.get(note, 'the note changed', isA('contactNote'), property('message', message))
}

/** The same POST on three relations, two of which often are one URL (reference 17.1, 3). */
async function addMembers(here, { properties, links: of }) {
  const { http, people, guest } = here
  const all = new URL(people.presenceSubscriptionMemberships[0].href, http.home)
  all.searchParams.set('presenceSubscriptionId', properties.id)
  await addMember(here, of.memberships[0].href, guest('second'), 'adds through memberships')
  await addMember(here, of.addToPresenceSubscription[0].href, guest('third'), 'through addToPresenceSubscription')
  await addMember(here, all, guest('fourth'), 'through presenceSubscriptionMemberships')
}

async function addMember({ http, channel, subscribed }, href, uri, what) {
  const input = { contactUris: [uri] }
  const { resource } = await http.ask('POST', href, { input }, what, status(201), isListWith(uri))
  const contact = pairOf(resource, uri)?.links.contact[0].href
  await channel.expect(happening('Medium', 'added', 'contact', contact, subscribed))
}

async function refuseAdding({ http, guest }, href) {
  const add = (input, what, ...checks) => http.ask('POST', href, { input }, what, ...checks)
  await add({ colour: 'red' }, 'needs addresses', wrongInput('contactUris'))
  await http.ask('POST', href, {}, 'needs a body', wrongInput('contactUris'))
  // Quotes around the address, and spaces: slips of the document, which a server need not take (reference 13.5).
  const [, address] = guest('sample').split(':')
  for (const odd of [`"sip : ${address}"`, `"sip:${address}"`]) {
    await add({ contactUris: [odd] }, `the document's ${odd}: may be refused`, status(201, 400))
  }
}

/** `deleted` comes when no other subscription covers the contact. */
async function removeMembers({ http, channel, people, subscribed, guest }, href) {
  const [once, twice] = [guest('second'), guest('third')]
  const input = { duration: 10, uris: [twice] }
  const { resource: other } = await http.send('POST', people.presenceSubscriptions[0].href, { input })
  const { resource: list } = await http.send('GET', href)
  const [ofOnce, ofTwice] = [once, twice].map((uri) => pairOf(list, uri))
  const contact = (pair) => pair.links.contact[0].href
  const leaving = (pair) => happening('Medium', 'deleted', 'contact', contact(pair), subscribed)
  const remove = (target, what, ...checks) => http.ask('DELETE', target, {}, what, ...checks)

  await remove(ofTwice.href, 'takes out somebody whom another subscription covers', status(204), noBody)
  await remove(ofOnce.href, 'takes out somebody whom nothing else covers', status(204), noBody)
  await channel.expect(leaving(ofOnce))
  channel.expectNone(leaving(ofTwice))
  const isRight = that('the one and not the other', (answer) =>
    [isSubscribed(answer, contact(ofTwice)), !isSubscribed(answer, contact(ofOnce))].every(Boolean)
  )
  await http.get(subscribed.href, 'who is subscribed now', isA('subscribedContacts'), isRight)
  await remove(ofOnce.href, 'not in it any more', error(404, 'NotFound'))
  await http.ask('GET', ofOnce.href, {}, 'not in it any more, for GET as well', error(404, 'NotFound'))
  await remove(other.href, 'ends the other subscription', status(204), noBody)
  await channel.expect(leaving(ofTwice), happening('Medium', 'deleted', 'presenceSubscription', other.href))
}

/** A limit on the contacts of one subscription, whose figure is not documented. */
async function reachContactLimit({ http, guest }, { links: of }) {
  const { href } = of.addToPresenceSubscription[0]
  const more = (count) => ({ href, input: { contactUris: [guest(`crowd-${count}`)] } })
  const exceeded = error(403, 'Forbidden', 'LimitExceeded')
  const added = await http.askUntilRefused('POST', more, 'too many contacts in one subscription', exceeded)
  const { resource } = await http.send('GET', of.memberships[0].href)
  for (const count of added.keys()) await http.send('DELETE', pairOf(resource, guest(`crowd-${count}`)).href)
}
