// The picture that is shown beside the server's truth, and what differs, in words.

import { presenceFrom } from '../../../main/roster/from-ucwa'
import type { Presence } from '../../../preload/contract'
import type { Scene } from './scene'

/** Nothing, when people, their presence, groups, their members and the user are shown as the server has them. */
export function differences({ session, simulator }: Scene): string[] {
  const { me, people, groups } = simulator.state()
  const truth = new Map(people.map((person) => [person.uri, presenceFrom(person).availability]))
  const listed = groups.filter(({ kind }) => kind !== 'distributionGroup')
  const wanted = new Set(listed.flatMap(({ members }) => members))
  const shown = new Set(session.people.map(({ uri }) => uri))
  const found: string[] = []
  for (const uri of wanted) if (!shown.has(uri)) found.push(`${uri} is missing`)
  for (const uri of shown) if (!wanted.has(uri)) found.push(`${uri} is shown and no contact`)
  for (const { uri, presence } of session.people) {
    const right = truth.get(uri)
    if (!isLive(presence, right)) found.push(`${uri} is ${right}, shown as ${JSON.stringify(presence)}`)
  }
  if (!session.me || !isLive(session.me.presence, presenceFrom(me).availability))
    found.push('the user is shown wrongly')
  for (const { id, name, members } of listed) {
    const group = session.groups.find((one) => one.id === id)
    if (group === undefined) found.push(`group ${name} is missing`)
    else if (JSON.stringify([...group.members].sort()) !== JSON.stringify([...members].sort()))
      found.push(`group ${name} has other members`)
  }
  const ids = new Set(groups.map(({ id }) => id))
  for (const { id, name } of session.groups) if (!ids.has(id)) found.push(`group ${name} is shown and not there`)
  return found
}

function isLive(presence: Presence, availability: string | undefined): boolean {
  return presence.kind === 'live' && presence.availability === availability
}
