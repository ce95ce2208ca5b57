// The picture that is shown beside the server's truth, and what differs, in words.

import { presenceFrom } from '../../../main/roster/from-ucwa'
import type { Presence } from '../../../preload/contract'
import type { Scene } from './scene'

/** Nothing, when people, their presence, groups, their members and the user are shown as the server has them. */
export function differences(scene: Scene): string[] {
  return [...wrongLists(scene), ...wrongPresence(scene, isLive)]
}

/** What is shown as if it were certain and is not so: whoever is dimmed or unknown is not among it. */
export function untruths(scene: Scene): string[] {
  // What the user has just done is shown before the server knows it, with a mark.
  const isEdited = scene.session.edits.some(({ stage }) => stage !== 'done')
  const isSaid = isEdited || areListsWithheld(scene.session)
  const claimed = wrongPresence(scene, (presence, right) => isUncertain(presence) || isLive(presence, right))
  return isSaid ? claimed : [...wrongLists(scene), ...claimed]
}

/** Whether nobody claims to know it. */
export const isUncertain = (presence: Presence): boolean =>
  presence.kind !== 'live' || presence.availability === 'unknown'

/** Whether the user is told that the lists cannot be read. */
export const areListsWithheld = ({ lists }: Scene['session']): boolean =>
  'withheld' in lists && lists.withheld !== undefined

function wrongPresence(
  { session, simulator }: Scene,
  isRight: (presence: Presence, right: string | undefined) => boolean
): string[] {
  const { me, people } = simulator.state()
  const truth = new Map(people.map((person) => [person.uri, presenceFrom(person).availability]))
  const wrong = session.people.filter(({ uri, presence }) => !isRight(presence, truth.get(uri)))
  const isMeRight = session.me !== null && isRight(session.me.presence, presenceFrom(me).availability)
  return [
    ...wrong.map(({ uri, presence }) => `${uri} is ${truth.get(uri)}, shown as ${JSON.stringify(presence)}`),
    ...(isMeRight ? [] : ['the user is shown wrongly'])
  ]
}

function wrongLists({ session, simulator }: Scene): string[] {
  const { groups } = simulator.state()
  const listed = groups.filter(({ kind }) => kind !== 'distributionGroup')
  const wanted = new Set(listed.flatMap(({ members }) => members))
  const shown = new Set(session.people.map(({ uri }) => uri))
  const found: string[] = []
  for (const uri of wanted) if (!shown.has(uri)) found.push(`${uri} is missing`)
  for (const uri of shown) if (!wanted.has(uri)) found.push(`${uri} is shown and no contact`)
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
