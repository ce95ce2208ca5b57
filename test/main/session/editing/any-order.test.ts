// Own edits, edits at another device and faults, in any order: in the end the list shown is the server's.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Edit, Group } from '../../../../preload/contract'
import { online, type Stage } from '../stage'
import { shownLists, stranger, truthLists } from './lists'

type Step = (stage: Stage) => Promise<void> | void

const runs = 150
const longest = 14

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)]

const shownGroups = (stage: Stage): Group[] =>
  stage.session.groups.filter(({ kind }) => ['own', 'favourites', 'other', 'delegates'].includes(kind))
const ownGroups = (stage: Stage): Group[] => stage.session.groups.filter(({ kind }) => kind === 'own')

/** Up to three people of one group, as places. */
function places(stage: Stage, which: number): { uri: string; groupId: string }[] {
  const group = pick(
    shownGroups(stage).filter(({ members }) => members.length > 0),
    which
  )
  const first = which % Math.max(group?.members.length ?? 1, 1)
  return group?.members.slice(first, first + 3).map((uri) => ({ uri, groupId: group.id })) ?? []
}

/** What the user might do, made of what is on the screen at that moment; `undefined` if there is nothing to do it to. */
const ownEdits: readonly ((stage: Stage, which: number, other: number) => Edit | undefined)[] = [
  (stage, which, other) => {
    const to = pick(shownGroups(stage), other)
    return to && { kind: 'move', places: places(stage, which), to: to.id }
  },
  (stage, which, other) => {
    const to = pick(shownGroups(stage), other)
    return to && { kind: 'add', people: [stranger(stage, which % 5)], to: to.id }
  },
  (stage, which) => ({ kind: 'remove', places: places(stage, which) }),
  (stage, which) => ({ kind: 'remove-contacts', uris: places(stage, which).map(({ uri }) => uri) }),
  (_, which) => ({ kind: 'create-group', name: `Made here ${which % 4}`, people: [], leave: [] }),
  (stage, which) => {
    const leave = places(stage, which)
    const people = leave.map(({ uri }) => ({ uri, name: uri }))
    return { kind: 'create-group', name: `Filled here ${which % 4}`, people, leave }
  },
  (stage, which, other) => {
    const group = pick(ownGroups(stage), which)
    return group && { kind: 'rename-group', groupId: group.id, name: `Called ${other % 6}` }
  },
  (stage, which) => {
    const group = pick(ownGroups(stage), which)
    return group && { kind: 'delete-group', groupId: group.id }
  }
]

function editsHere(stage: Stage, kind: number, which: number, other: number): void {
  const edit = pick(ownEdits, kind)?.(stage, which, other)
  if (edit) stage.session.edit(edit)
}

function undoes(stage: Stage): void {
  const newest = stage.session.edits.filter(({ undoUntil }) => undoUntil !== null).at(-1)
  if (newest) stage.session.undoEdit(newest.id)
}

/** What another device of the user does; it knows only what the server knows. */
function editsElsewhere({ simulator: { world } }: Stage, kind: number, which: number): void {
  const own = world.groups().filter((group) => group.kind === 'group')
  const group = pick(own, which)
  const uri = pick(world.contacts(), which)
  if (!group || uri === undefined) return
  try {
    if (kind % 5 === 0) world.createGroup(`Elsewhere ${which % 4}`)
    else if (kind % 5 === 1) world.renameGroup(group.id, `Renamed elsewhere ${which % 4}`)
    else if (kind % 5 === 2) world.deleteGroup(group.id)
    else if (kind % 5 === 3) world.addContact(uri, group.id)
    else world.removeContact(uri)
  } catch {
    // What cannot be done there is simply not done.
  }
}

const faults = [
  { action: 'drop' },
  { action: 'truncate' },
  { action: 'html' },
  { action: 'slow' },
  { action: 'status', status: 401 },
  { action: 'status', status: 403, subcode: 'None' },
  { action: 'status', status: 404 },
  { action: 'status', status: 409 },
  { action: 'status', status: 409, subcode: 'LimitExceeded' },
  { action: 'status', status: 412 },
  { action: 'status', status: 429 },
  { action: 'status', status: 500 },
  { action: 'status', status: 503 }
] as const
const troubled = ['/batch', '/people/groups', 'groupMemberships', '/events', '']

const which = fc.nat({ max: 40 })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(which, which, which).map(
      ([kind, one, other]) =>
        (stage: Stage) =>
          editsHere(stage, kind, one, other)
    )
  },
  { weight: 1, arbitrary: fc.constant(undoes) },
  {
    weight: 2,
    arbitrary: fc.tuple(which, which).map(
      ([kind, one]) =>
        (stage: Stage) =>
          editsElsewhere(stage, kind, one)
    )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...faults), fc.constantFrom(...troubled), fc.integer({ min: 1, max: 3 })).map(
      ([fault, path, times]) =>
        (stage: Stage) =>
          stage.faults.add({ ...fault, path, times })
    )
  },
  { weight: 1, arbitrary: fc.boolean().map((works) => (stage: Stage) => stage.network(works)) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9_000 }).map((ms) => (stage: Stage) => stage.advance(ms)) },
  { weight: 2, arbitrary: fc.constant((stage: Stage) => stage.settle()) }
)

it(
  'shows the list as the server has it once everything has settled, whatever happened',
  { timeout: 300_000 },
  async () => {
    const everything = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: longest }), async (steps) => {
      const stage = await online({ people: 14, groups: 3 })
      for (const happens of steps) await happens(stage)
      stage.faults.clear()
      stage.network(true)
      for (let turn = 0; turn < 40; turn += 1) {
        await stage.advance(15_000)
        if (stage.session.connection.kind === 'ended') stage.session.connectNow()
        if (stage.session.connection.kind === 'signed-out') stage.signIn()
        if (turn > 12 && stage.session.edits.every(({ stage: at }) => at === 'done')) break
      }
      expect(stage.session.connection.kind).toBe('online')
      expect(stage.session.edits.filter(({ stage: at }) => at !== 'done')).toEqual([])
      expect(shownLists(stage)).toEqual(truthLists(stage))
      await stage.session.signOut()
    })
    await fc.assert(everything, { numRuns: runs, seed: 20_261_122, endOnFailure: false })
  }
)
