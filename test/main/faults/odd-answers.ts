// Answers of the event channel that are well formed and not as they should be.

import type { Respond } from './fault-case'
import type { Scene } from './scene'

/** Edits the answer as JSON. */
const rewrite =
  (edit: (document: Record<string, unknown>) => object): Respond =>
  async (_scene, _asked, answer) => {
    const response = await answer()
    const text = await response.text()
    if (response.status !== 200) return new Response(text, response)
    // What the simulator writes is an object.
    const document = JSON.parse(text) as Record<string, unknown>
    return Response.json(edit(document), { headers: { 'X-MS-UcwaVersion': '2' } })
  }

/** One more event stands in front of those of the package. */
export const withEvent = (event: object): Respond =>
  rewrite((document) => ({
    ...document,
    sender: [
      { rel: 'people', href: '/ucwa/v1/people', events: [event] },
      ...(Array.isArray(document['sender']) ? (document['sender'] as unknown[]) : [])
    ]
  }))

/** The presence of this person (their address on the server) has changed. */
export const presenceEvent = (person: string): object => ({
  type: 'updated',
  link: { rel: 'contactPresence', href: `${person}/presence` },
  in: { rel: 'contact', href: person }
})

/** The package goes on with a link of this relation instead of `next`. */
export const otherContinuation = (rel: string): Respond =>
  rewrite(({ _links, ...document }) => {
    // The links of a package are an object with `next` in it.
    const { next, ...links } = _links as Record<string, unknown>
    return { ...document, _links: { ...links, [rel]: next } }
  })

/** The first package is told again in the place of the next one. */
export function twice(): Respond {
  const first = new WeakMap<Scene, Promise<string>>()
  return async (scene, _asked, answer) => {
    const text = first.get(scene) ?? answer().then((response) => response.text())
    first.set(scene, text)
    return new Response(await text, { headers: { 'Content-Type': 'application/json' } })
  }
}

/** Everybody of the list at once, held back by nothing. */
export function everybodyChanges({ simulator, session }: Scene): void {
  const changes = session.people.map(({ uri }) => ({ uri, availability: 'Away' as const }))
  if (changes.length > 0) simulator.world.changePeople(changes, { releaseNow: true })
}
