// Sound documents to start from: what the simulator answers, asked by hand, so that no code of the client has a say.

import { organisation, signIn, startClient, textAt } from '../main/simulator/plain-client'

export type SoundDocuments = Awaited<ReturnType<typeof soundDocuments>>

/** One of each kind, from a user who is available and subscribed to a group. */
export async function soundDocuments() {
  const client = await signIn(startClient({ organisation }), true)
  const get = async (path: string) => (await client.get(`${client.app}${path}`)).body
  const subscription = await client.post(`${client.app}/people/presenceSubscriptions?groupId=bmlnaHQ=`, {
    duration: 30
  })
  const application = await get('')
  client.simulator.world.changePeople([{ uri: 'sip:lena@corvo.example', availability: 'Away' }], { releaseNow: true })
  client.simulator.releaseEvents()
  return {
    application,
    me: await get('/me'),
    presence: await get('/people/tomasz@corvo.example/presence'),
    note: await get('/people/lena@corvo.example/note'),
    location: await get('/people/chidi@corvo.example/location'),
    contacts: await get('/people/contacts'),
    contact: await get('/people/lena@corvo.example'),
    groups: await get('/people/groups'),
    group: await get('/people/groups/bmlnaHQ='),
    expanded: await get('/people/groups/ZGcx/expand'),
    groupMemberships: await get('/people/groupMemberships'),
    groupMembership: await get('/people/groupMemberships/bmlnaHQ=,lena@corvo.example'),
    presenceMemberships: await get('/people/presenceSubscriptionMemberships'),
    listSubscription: await get('/people/contactsAndGroupsSubscription'),
    presenceSubscription: subscription.body,
    search: await get('/people/search?query=release&limit=5'),
    events: (await client.get(textAt(application, '_links.events.href'))).body
  }
}
