// A client that is subscribed to everything, for the tests of the event channel.
import type { SimulatorOptions } from '../../../../main/simulator/options'
import { at, signIn, startClient, textAt, type TestClient, type Told } from '../plain-client'

export const lena = 'sip:lena@corvo.example'
export const tomasz = 'sip:tomasz@corvo.example'

/** Signed in, subscribed to lists and to two people, with everything that this caused already polled. */
export async function watching(options: Partial<SimulatorOptions> = {}): Promise<{ client: TestClient; next: string }> {
  const client = await signIn(startClient(options), true)
  await client.post(`${client.app}/people/contactsAndGroupsSubscription/startOrRefresh?duration=60`)
  await client.post(`${client.app}/people/presenceSubscriptions`, { duration: 30, uris: [lena, tomasz] })
  client.simulator.releaseEvents()
  const first = await client.get(`${client.app}/events?ack=1`)
  return { client, next: textAt(first.body, '_links.next.href') }
}

/** The relations of an answer's links. */
export function links(told: Told | undefined): string[] {
  return Object.keys(Object(at(told?.body, '_links')))
}
