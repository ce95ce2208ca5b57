// Watching somebody: who is no contact is asked about as well, and everybody who is watched is shown together.

import { beforeEach, expect, it } from 'vitest'
import { createWatching } from '../../main/watch'
import type { Edit, Group, Outcome, Person, Watch, WatchHow, WatchTarget } from '../../preload/contract'

const sip = (name: string) => `sip:${name}@corvo.example`
const person = (name: string): Person => ({ uri: sip(name), name, presence: { kind: 'asking' } })
const group = (kind: Group['kind'], ...members: string[]): Group => ({
  id: kind,
  kind,
  name: kind,
  members: members.map(sip)
})
const one = (name: string): WatchTarget => ({ kind: 'person', uri: sip(name) })
const how: WatchHow = { on: ['available'], lasts: { kind: 'always' } }
const done: Outcome<void> = { ok: true, value: undefined }
const refused: Outcome<never> = { ok: false, problem: { code: 'too-many-watched' } }

let edits: Edit[]
let asked: [WatchTarget, WatchHow | null][]
let world: {
  people: Person[]
  groups: Group[]
  watching: string[]
  watches: Watch[]
  edit: Outcome<number>
  watch: Outcome<void>
}

beforeEach(() => {
  edits = []
  asked = []
  world = {
    people: ['rita', 'sam', 'dora'].map(person),
    groups: [group('own', 'rita'), group('distribution', 'dora')],
    watching: [],
    watches: [],
    edit: { ok: true, value: 1 },
    watch: done
  }
})

const open = () =>
  createWatching(
    {
      get people() {
        return world.people
      },
      get groups() {
        return world.groups
      },
      get watching() {
        return world.watching
      },
      edit(edit) {
        edits.push(edit)
        return world.edit
      }
    },
    {
      get state() {
        return { watches: world.watches, pausedUntil: null, quiet: null, heldBack: [] }
      },
      watch(target, wish) {
        asked.push([target, wish])
        return world.watch
      }
    }
  )

it('watches a contact without asking the server for more', () => {
  expect(open().watch({ kind: 'person', uri: 'sip:RITA@corvo.example' }, how)).toEqual(done)
  expect(open().watch({ kind: 'group', groupId: 'distribution' }, how)).toEqual(done)
  expect(edits).toEqual([])
})

it.each<[string, WatchTarget, readonly { uri: string; name: string }[]]>([
  ['somebody who is no contact', one('sam'), [{ uri: sip('sam'), name: 'sam' }]],
  ['somebody who is only in a distribution group', one('dora'), [{ uri: sip('dora'), name: 'dora' }]],
  ['somebody who is not shown', one('nora'), [{ uri: sip('nora'), name: 'nora@corvo.example' }]],
  ['those of several who are none', { kind: 'any', uris: ['rita', 'sam'].map(sip) }, [{ uri: sip('sam'), name: 'sam' }]]
])('has the server tell of %s', (_, target, people) => {
  expect(open().watch(target, how)).toEqual(done)
  expect(edits).toEqual([{ kind: 'watch', people }])
})

it('does not ask again for who is told of already', () => {
  world.watching = [sip('sam')]
  open().watch(one('sam'), how)
  expect(edits).toEqual([])
})

it('watches nobody whom the server cannot be asked about', () => {
  world.edit = refused
  expect(open().watch(one('sam'), how)).toEqual(refused)
  expect(asked).toEqual([
    [one('sam'), how],
    [one('sam'), null]
  ])
})

it('asks for nobody when the watch is refused', () => {
  world.watch = refused
  expect(open().watch(one('sam'), how)).toEqual(refused)
  expect(edits).toEqual([])
})

it('lets go of somebody with the watch', () => {
  world.watching = [sip('sam')]
  expect(open().watch({ kind: 'person', uri: 'sip:Sam@corvo.example' }, null)).toEqual(done)
  expect(open().watch(one('rita'), null)).toEqual(done)
  expect(edits).toEqual([{ kind: 'unwatch', uris: [sip('sam')] }])
})

it('shows together who is asked about and who is watched, each once, whoever is there', () => {
  world.watching = [sip('sam')]
  world.watches = [
    one('SAM'),
    { kind: 'person' as const, uri: 'sip:Rita@corvo.example' },
    one('gone'),
    { kind: 'group' as const, groupId: 'own' }
  ].map((target) => ({ target, ...how }))
  const watching = open()
  expect(watching.watching()).toEqual([sip('sam'), sip('rita')])
  expect(watching.watching()).toBe(watching.watching())
  world.people = [...world.people, person('gone')]
  expect(watching.watching()).toEqual([sip('sam'), sip('rita'), sip('gone')])
})
