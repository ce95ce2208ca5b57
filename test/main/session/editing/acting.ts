// Editing on a stage: asks for an edit, waits for what becomes of it, and tells the server's lists apart by content.

import { expect } from 'vitest'
import type { Edit, EditStatus, Named, Place } from '../../../../preload/contract'
import type { Fault } from '../../../../main/simulator/control/faults'
import type { Stage } from '../stage'
import { finish, groupOf, shownLists, truthLists } from './lists'

/** An edit that is not refused at once; answers its id. */
export function ask(stage: Stage, edit: Edit): number {
  const outcome = stage.session.edit(edit)
  if (!outcome.ok) throw new Error(`refused at once: ${outcome.problem.code}`)
  return outcome.value
}

export function status(stage: Stage, id: number): EditStatus | undefined {
  return stage.session.edits.find((one) => one.id === id)
}

/** Asks for an edit and waits until nothing of it is open; answers what is told of it then. */
export async function act(stage: Stage, edit: Edit): Promise<EditStatus | undefined> {
  const id = ask(stage, edit)
  await settled(stage)
  return status(stage, id)
}

/** Waits until no edit is waiting or under way. */
export const settled = (stage: Stage): Promise<void> =>
  finish(stage, () => stage.session.edits.every((edit) => edit.stage === 'done'))

export const refusals = (edit: EditStatus | undefined): string[] =>
  (edit?.refusals ?? []).map(({ uri, problem }) => `${uri ?? ''} ${problem.code}`.trim())

/** Name and members of every group at the server: a group that was made again has another id. */
export function content(stage: Stage): string[] {
  return stage.simulator
    .state()
    .groups.map(({ name, members }) => `${name}: ${[...members].sort().join(' ')}`)
    .sort()
}

/** What is shown is what the server says; the edition of 2015 knows no delegates, delegators and organisation. */
export function expectTruth(stage: Stage, edition?: string): void {
  const hidden = stage.simulator
    .state()
    .groups.filter(({ kind }) => edition === '2015' && /^(delegat|myOrg)/.test(kind))
    .map(({ id }) => `${id} `)
  const truth = truthLists(stage).filter((line) => !hidden.some((id) => line.startsWith(id)))
  expect(shownLists(stage)).toEqual(truth)
}

export const ownGroup = (stage: Stage, index = 0) => {
  const group = stage.simulator.state().groups.filter(({ kind }) => kind === 'group')[index]
  if (!group) throw new Error('too few groups')
  return group
}

/** The first members of a group, as places in it. */
export const placesIn = (group: { id: string; members: readonly string[] }, count: number): Place[] =>
  group.members.slice(0, count).map((uri) => ({ uri, groupId: group.id }))

export const asNamed = (places: readonly Place[]): Named[] => places.map(({ uri }) => ({ uri, name: '' }))

/** The first two members of the other contacts go to the first own group. */
export function moveTwo(stage: Stage): Edit {
  return { kind: 'move', places: placesIn(ownGroup(stage), 2), to: groupOf(stage, 'pinnedGroup').id }
}

/** Has the server answer the next request of this kind, or the next `times`, with a status of its own. */
export const refuse = (stage: Stage, fault: Omit<Fault, 'action'>): void =>
  stage.faults.add({ action: 'status', ...fault })
