// Where the picture differs from what the server says.

import { groupKindFrom, isGroupRel, noteFrom, presenceFrom } from '../../main/roster/from-ucwa'
import type { Session } from '../../main/session/session'
import type { Simulator } from '../../main/simulator/simulator'

/** One line for each difference; none when the picture is the truth. */
export function differences(session: Session, simulator: Simulator): string[] {
  const { connection } = session
  if (connection.kind !== 'online') return [`the connection is ${JSON.stringify(connection)}`]
  return [
    ...inEdits(session),
    ...inPeople(session, simulator),
    ...inGroups(session, simulator),
    ...inMe(session, simulator)
  ]
}

function inEdits({ edits }: Session): string[] {
  return edits.flatMap(({ id, stage }) => (stage === 'done' ? [] : [`edit ${id} is ${stage}`]))
}

function inPeople({ people }: Session, simulator: Simulator): string[] {
  const truth = new Map(simulator.state().people.map((person) => [person.uri.toLowerCase(), person]))
  return people.flatMap(({ uri, presence, note }) => {
    const person = truth.get(uri.toLowerCase())
    if (!person) return [`${uri} is shown and unknown at the server`]
    const { availability } = presenceFrom(person)
    const text = person.note && noteFrom(person.note)?.text
    return [
      ...(presence.kind === 'live' && presence.availability === availability
        ? []
        : [`${uri} is ${availability} and shown as ${JSON.stringify(presence)}`]),
      ...(note?.text === text ? [] : [`the note of ${uri} is ${text ?? 'none'} and shown as ${note?.text ?? 'none'}`])
    ]
  })
}

function inGroups({ groups }: Session, simulator: Simulator): string[] {
  const told = simulator.state().groups.filter(({ kind, listed }) => kind !== 'distributionGroup' || listed)
  const shown = new Map(groups.map((group) => [group.id, group]))
  const wrong = told.flatMap(({ id, name, kind, members }) => {
    const group = shown.get(id)
    if (!group) return [`group ${name} is not shown`]
    if (kind === 'distributionGroup') return []
    const isSame = sorted(group.members) === sorted(members)
    return [
      ...(group.name === name ? [] : [`group ${name} is shown as ${group.name}`]),
      ...(isGroupRel(kind) && group.kind !== groupKindFrom(kind) ? [`group ${name} is shown as ${group.kind}`] : []),
      ...(isSame ? [] : [`group ${name} has ${sorted(members)} and is shown with ${sorted(group.members)}`])
    ]
  })
  const ids = new Set(told.map(({ id }) => id))
  const tooMany = groups.filter(({ id, isNested }) => !isNested && !ids.has(id))
  return [...wrong, ...tooMany.map(({ name }) => `group ${name} is shown and not there`)]
}

function inMe({ me }: Session, simulator: Simulator): string[] {
  const truth = simulator.state().me
  const { availability } = presenceFrom(truth)
  if (!me) return ['I am not shown']
  const text = truth.note && noteFrom(truth.note)?.text
  return [
    ...(me.presence.kind === 'live' && me.presence.availability === availability
      ? []
      : [`I am ${availability} and shown as ${JSON.stringify(me.presence)}`]),
    ...(me.note?.text === text ? [] : [`my note is ${text ?? 'none'} and shown as ${me.note?.text ?? 'none'}`])
  ]
}

const sorted = (uris: readonly string[]): string =>
  uris
    .map((uri) => uri.toLowerCase())
    .sort()
    .join(' ')
