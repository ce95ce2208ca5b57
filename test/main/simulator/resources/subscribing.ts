// Subscriptions of presence for the tests that need one: made, and how long they last.

import { textAt, type TestClient } from '../plain-client'

export const minutes = (count: number): number => count * 60_000
export const lena = 'sip:lena@corvo.example'
export const yuki = 'sip:yuki@corvo.example'

/** The address of a new subscription of so many minutes. */
export async function subscribe(client: TestClient, uris: readonly string[], duration = 30): Promise<string> {
  const { body } = await client.post(`${client.app}/people/presenceSubscriptions`, { duration, uris })
  return textAt(body, '_links.self.href')
}

/** The minutes that the first subscription still has. */
export const expiry = (client: TestClient): number =>
  ((client.simulator.state().subscriptions[0]?.expiresAt ?? 0) - client.clock.now()) / 60_000
