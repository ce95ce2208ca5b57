// What an edit asks the server for, and what is refused before it is asked for anything.

import { expect, it } from 'vitest'
import type { Edit, Group, GroupKind, Person } from '../../../../preload/contract'
import type { ListChange, Shown } from '../../../../main/roster/overlay'
import { createAliases } from '../../../../main/session/editing/aliases'
import { planOf } from '../../../../main/session/editing/plan'

const uriOf = (name: string): string => `sip:${name}@corvo.example`
const person = (name: string): Person => ({ uri: uriOf(name), name: name.toUpperCase(), presence: { kind: 'asking' } })
const group = (id: string, kind: GroupKind, ...names: string[]): Group => ({
  id,
  kind,
  name: `Group ${id}`,
  members: names.map(uriOf)
})

const shown: Shown = {
  people: ['ada', 'bo', 'cy', 'di'].map(person),
  groups: [
    group('pinned', 'favourites', 'ada'),
    group('night', 'own', 'ada', 'bo'),
    group('day', 'own', 'cy'),
    group('other', 'other', 'di'),
    group('assistants', 'delegates'),
    group('bosses', 'delegators', 'bo'),
    group('org', 'organisation', 'bo'),
    group('all', 'distribution')
  ],
  watching: [uriOf('di')]
}

function plan(edit: Edit, over = shown) {
  const aliases = createAliases()
  aliases.learn('old', 'night')
  return planOf(edit, over, { ...aliases, mailOf: () => 'all@corvo.example' })
}

/** `join ada night`, with the indexes of the steps it needs after a colon. */
function spelled(edit: Edit, over?: Shown): string[] | string {
  const outcome = plan(edit, over)
  if (!outcome.ok) return outcome.problem.code
  return outcome.value.steps.map(
    ({ change, needs }) => spell(change) + (needs.length > 0 ? `: ${needs.join(' ')}` : '')
  )
}

function spell(change: ListChange): string {
  const uri = 'person' in change ? change.person.uri : 'uri' in change ? change.uri : ''
  const name = 'name' in change ? change.name : 'list' in change ? change.list.name : ''
  const parts = [change.kind, uri.replace(/^sip:|@.*$/g, ''), 'groupId' in change ? change.groupId : '', name]
  return parts.filter((part) => part !== '').join(' ')
}

const named = (...names: string[]) => names.map((name) => ({ uri: uriOf(name), name }))
const places = (...pairs: [string, string][]) => pairs.map(([name, groupId]) => ({ uri: uriOf(name), groupId }))

it.each<[string, Edit, string[]]>([
  [
    'makes a group, then puts people in it, then takes them out of where they were',
    {
      kind: 'create-group',
      name: ' Late ',
      people: named('ada', 'bo'),
      leave: places(['ada', 'night'], ['cy', 'day'])
    },
    ['create new:1 Late', 'join ada new:1: 0', 'join bo new:1: 0', 'leave ada night: 1', 'leave cy day']
  ],
  ['renames', { kind: 'rename-group', groupId: 'night', name: 'Late' }, ['rename night Late']],
  [
    'finds a group by an id it had before',
    { kind: 'rename-group', groupId: 'old', name: 'Late' },
    ['rename night Late']
  ],
  [
    'does nothing for a name that is there already',
    { kind: 'rename-group', groupId: 'night', name: 'Group night ' },
    []
  ],
  [
    'brings members who would be in no group into the other contacts before it deletes their group',
    { kind: 'delete-group', groupId: 'night' },
    ['join bo other', 'delete night: 0']
  ],
  [
    'adds whoever is not there yet, each once',
    { kind: 'add', people: named('ada', 'eve', 'EVE'), to: 'night' },
    ['join eve night']
  ],
  [
    'takes nobody out of a group who was not put into the other',
    { kind: 'move', places: places(['ada', 'night'], ['bo', 'night']), to: 'day' },
    ['join ada day', 'join bo day', 'leave ada night: 0', 'leave bo night: 1']
  ],
  [
    'puts whoever is shown in the target in again before they leave: what is shown may be old',
    { kind: 'move', places: places(['ada', 'night']), to: 'pinned' },
    ['join ada pinned', 'leave ada night: 0']
  ],
  ['moves nobody from a group into itself', { kind: 'move', places: places(['ada', 'night']), to: 'night' }, []],
  [
    'removes from these groups only, wherever somebody still is',
    { kind: 'remove', places: places(['ada', 'night'], ['bo', 'night'], ['bo', 'day'], ['cy', 'gone']) },
    ['leave ada night', 'leave bo night']
  ],
  [
    'takes contacts out of everything at once',
    { kind: 'remove-contacts', uris: [uriOf('ada'), uriOf('ADA'), uriOf('nobody')] },
    ['leave-all ada']
  ],
  [
    'puts a distribution group on the list',
    { kind: 'add-list', list: { name: 'Sales', mail: 's@corvo.example' } },
    ['list new:1 Sales']
  ],
  ['takes one off it', { kind: 'remove-list', groupId: 'all' }, ['unlist all']],
  ['watches whoever is not watched', { kind: 'watch', people: named('di', 'eve') }, ['watch eve']],
  ['stops watching whoever is', { kind: 'unwatch', uris: [uriOf('DI'), uriOf('ada')] }, ['unwatch DI']],
  [
    'imports into groups that are there, makes each other group once, and names nobody twice',
    {
      kind: 'import',
      parts: [
        { to: { groupId: 'day' }, people: named('cy', 'ada') },
        { to: { newGroup: 'Late' }, people: named('ada') },
        { to: { newGroup: 'Late ' }, people: named('ada', 'bo') },
        { to: { newGroup: 'Group night' }, people: named('ada', 'cy') }
      ]
    },
    ['join ada day', 'create new:1 Late', 'join ada new:1: 1', 'join bo new:1: 1', 'join cy night']
  ]
])('%s', (_, edit, steps) => {
  expect(spelled(edit)).toEqual(steps)
})

const create = (name: string): Edit => ({ kind: 'create-group', name, people: [], leave: [] })
const add = (uri: string, to = 'night'): Edit => ({ kind: 'add', people: [{ uri, name: '' }], to })

it.each<[string, Edit, string]>([
  ['an empty name', create('  '), 'group-name-empty'],
  ['a name of 257 characters', create('x'.repeat(257)), 'group-name-too-long'],
  ['a name with a line break', create('Night\nshift'), 'group-name-unusable'],
  ['half a character', create('Night \ud83d'), 'group-name-unusable'],
  ['an empty new name', { kind: 'rename-group', groupId: 'night', name: '' }, 'group-name-empty'],
  ['somebody without sip:', add('eve@corvo.example'), 'not-a-contact-address'],
  ['somebody without a domain', add('sip:eve'), 'not-a-contact-address'],
  ['an address with a space', add('sip:e ve@corvo.example'), 'not-a-contact-address'],
  ['an address of 251 characters', add(`sip:${'e'.repeat(233)}@corvo.example`), 'not-a-contact-address'],
  ['watching no address', { kind: 'watch', people: [{ uri: 'eve', name: 'Eve' }] }, 'not-a-contact-address'],
  ['adding to the delegators', add(uriOf('eve'), 'bosses'), 'group-not-editable'],
  ['adding to the organisation', add(uriOf('eve'), 'org'), 'group-not-editable'],
  ['adding to a distribution group', add(uriOf('eve'), 'all'), 'group-not-editable'],
  ['moving out of the organisation', { kind: 'move', places: places(['bo', 'org']), to: 'day' }, 'group-not-editable'],
  ['renaming the favourites', { kind: 'rename-group', groupId: 'pinned', name: 'x' }, 'group-not-editable'],
  ['deleting the other contacts', { kind: 'delete-group', groupId: 'other' }, 'group-not-editable'],
  ['deleting a distribution group', { kind: 'delete-group', groupId: 'all' }, 'group-not-editable'],
  ['taking an own group off as a list', { kind: 'remove-list', groupId: 'night' }, 'group-not-editable'],
  ['a target that is gone', add(uriOf('eve'), 'gone'), 'group-gone'],
  ['deleting a group that is gone', { kind: 'delete-group', groupId: 'gone' }, 'group-gone'],
  ['removing from nothing but groups that are gone', { kind: 'remove', places: places(['ada', 'gone']) }, 'group-gone']
])('refuses %s before anything is sent', (_, edit, code) => {
  expect(spelled(edit)).toBe(code)
})

it('takes names of 256 characters, emoji, right-to-left text and markup as they are', () => {
  for (const name of ['x'.repeat(256), '🌙 Nacht', 'مناوبة الليل', '<img onerror=alert(1)>']) {
    expect(spelled(create(name))).toEqual([`create new:1 ${name}`])
  }
})

it.each<[Edit, object]>([
  [
    { kind: 'move', places: places(['ada', 'night'], ['bo', 'night']), to: 'day' },
    { count: 2, person: 'ADA', group: 'Group day', from: 'Group night', leaving: 0 }
  ],
  [
    { kind: 'remove', places: places(['bo', 'night'], ['ada', 'night']) },
    { count: 2, person: 'BO', group: 'Group night', from: 'Group night', leaving: 1 }
  ],
  [
    { kind: 'remove', places: places(['ada', 'night'], ['ada', 'pinned']) },
    { count: 1, person: 'ADA', group: '', from: '', leaving: 1 }
  ],
  [
    { kind: 'remove-contacts', uris: [uriOf('ada'), uriOf('bo')] },
    { count: 2, person: 'ADA', leaving: 2 }
  ],
  [
    { kind: 'delete-group', groupId: 'night' },
    { count: 2, person: 'ADA', group: 'Group night', leaving: 0 }
  ],
  [
    { kind: 'rename-group', groupId: 'night', name: 'Late' },
    { count: 0, person: '', group: 'Group night' }
  ],
  [create('Late'), { count: 0, group: 'Late' }],
  [add(uriOf('eve')), { count: 1, person: 'eve@corvo.example', group: 'Group night', from: '' }]
])('%j is spoken of as %j', (edit, subject) => {
  const outcome = plan(edit)
  expect(outcome.ok && outcome.value.subject).toMatchObject(subject)
})
