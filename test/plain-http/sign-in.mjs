// From the discovery root to a running application with its event channel (reference 2 to 4, 12.2, 13.6; scenario 1).
import { Channel } from './channel.mjs'
import { error, header, isA, link, noBody, property, status, that } from './checks.mjs'

/** `WWW-Authenticate: MsRtcOAuth href="…",grant_type="a,b"`: the comma between quotes is data (reference 3.1). */
const tokenEndpoint = ({ headers }) =>
  /MsRtcOAuth[^]*?\bhref="?([^",\s]+)/.exec(headers.get('www-authenticate') ?? '')?.[1]

/** The one request that is neither JSON nor XML going out, and JSON always coming back (reference 3.2). */
async function token(http, href, { userName, password }) {
  const response = await fetch(href, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: userName, password })
  })
  const { access_token: given, token_type: type } = await response.json()
  const isGood = response.status === 200 && type === 'Bearer' && given
  http.report.line({
    media: http.media.name,
    method: 'POST',
    path: new URL(href).pathname,
    status: response.status,
    what: 'a token for a password',
    complaints: isGood ? [] : ['200 with a Bearer token']
  })
  return given
}

/** @returns { application, people, me, channel, refreshListSubscription }: hrefs, and what ends and keeps it */
export async function signIn(http, control, credentials) {
  const { resource: root } = await http.get(http.home, 'discovery', link('user'))
  const user = root?.links.user?.[0].href
  const challenge = await http.ask('GET', user, {}, 'the challenge', status(401), header('www-authenticate'))
  http.token = await token(http, tokenEndpoint(challenge), credentials)
  const { resource: home } = await http.get(user, 'the user, with a token', link('applications'))

  const applications = new URL(home.links.applications[0].href, http.home)
  http.home = applications
  const input = { culture: 'en-US', endpointId: crypto.randomUUID(), userAgent: 'PlainHttp/1.0' }
  const created = await http.ask(
    'POST',
    applications,
    { input },
    'an application',
    status(201),
    header('etag'),
    link('events'),
    that('people and me inside', ({ resource }) => resource?.embedded.people?.[0] && resource.embedded.me?.[0])
  )
  const { href, links, embedded } = created.resource
  const people = embedded.people[0].links
  const me = await makeAvailable(http, embedded.me[0])

  const list = people.myContactsAndGroupsSubscription[0].href
  const { resource: subscription } = await http.get(list, 'the list is not subscribed yet', property('state'))
  const start = subscription.links.startOrRefreshSubscriptionToContactsAndGroups[0].href
  const refreshListSubscription = (what) =>
    http.ask('POST', start, { query: { duration: 30 } }, what, status(201), property('state'))
  await refreshListSubscription('subscribes to the list: its events come from now on')

  const channel = new Channel(http, control)
  channel.open(links.events[0].href)
  return { application: href, people, me, channel, refreshListSubscription }
}

async function makeAvailable(http, { href, links }) {
  const input = { signInAs: 'Online', supportedModalities: ['Messaging'] }
  const makeMeAvailable = links.makeMeAvailable?.[0].href
  await http.ask('POST', makeMeAvailable, { input }, 'makes the user available', status(204), noBody)
  await http.ask('POST', makeMeAvailable, { input }, 'only once', error(409, 'Conflict', 'AlreadyExists'))
  const { resource } = await http.get(href, 'the user has a presence now', isA('me'), link('presence'), link('note'))
  return resource
}

export async function signOut(http, { application, channel }) {
  await http.ask('DELETE', application, {}, 'ends the application', status(204), noBody)
  channel.close()
  await http.ask('GET', application, {}, 'it is gone', error(404, 'NotFound', 'ApplicationNotFound'))
}
