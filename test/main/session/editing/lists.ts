// Groups and members as the window shows them and as the server keeps them, in one form, to be compared.

import type { Named } from '../../../../preload/contract'
import type { Stage } from '../stage'

type Kind = ReturnType<Stage['simulator']['state']>['groups'][number]['kind']

/** The server's first group of a kind. */
export function groupOf(stage: Stage, kind: Kind) {
  const group = stage.simulator.state().groups.find((candidate) => candidate.kind === kind)
  if (!group) throw new Error(`there is no ${kind}`)
  return group
}

/** The first member of the server's first group of a kind. */
export function memberOf(stage: Stage, kind: Kind): string {
  const [uri] = groupOf(stage, kind).members
  if (uri === undefined) throw new Error(`nobody is in the ${kind}`)
  return uri
}

/** Somebody of the organisation who is no contact yet. */
export function stranger(stage: Stage, index = 0): Named {
  const listed = new Set(stage.simulator.world.contacts())
  const person = stage.simulator.world.people().filter(({ uri }) => !listed.has(uri))[index]
  if (!person) throw new Error('everybody is a contact')
  return { uri: person.uri, name: person.name }
}

/** `id name: members` of every group but distribution groups, sorted. */
export function shownLists(stage: Stage): string[] {
  return stage.session.groups
    .filter(({ kind }) => kind !== 'distribution')
    .map(({ id, kind, name, members }) => line(id, kind === 'own' ? name : '', members))
    .sort()
}

export function truthLists(stage: Stage): string[] {
  return stage.simulator
    .state()
    .groups.filter(({ kind }) => kind !== 'distributionGroup')
    .map(({ id, kind, name, members }) => line(id, kind === 'group' ? name : '', members))
    .sort()
}

const line = (id: string, name: string, members: readonly string[]) =>
  `${id} ${name}: ${members
    .map((uri) => uri.toLowerCase())
    .sort()
    .join(' ')}`

/** Lets time pass until `condition` holds; two minutes at most. */
export async function finish(stage: Stage, condition: () => boolean): Promise<void> {
  for (let second = 0; second < 120; second += 1) {
    await stage.settle()
    if (condition()) return
    await stage.advance(1_000)
  }
  throw new Error(`waited in vain; ${JSON.stringify(stage.session.edits)}\n${stage.logLines.join('\n')}`)
}
