// Looking into the directory: what is told, what is remembered, and what is refused.

import { expect, it } from 'vitest'
import type { DirectoryResults } from '../../../preload/contract'
import { online, type Stage } from './stage'

async function found(stage: Stage, query: string): Promise<DirectoryResults> {
  const outcome = await stage.session.searchDirectory(query)
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}
const stranger = (stage: Stage): { uri: string; name: string; mail: string } => {
  const shown = new Set(stage.session.people.map(({ uri }) => uri))
  const person = stage.simulator.world.people().find(({ uri }) => !shown.has(uri))
  return { uri: person?.uri ?? '', name: person?.name ?? '', mail: person?.mail ?? '' }
}
const queries = (stage: Stage): URLSearchParams[] =>
  stage.allRequests().flatMap(({ path }) => (path.includes('/search') ? new URLSearchParams(path.split('?')[1]) : []))

it('tells people with their cards, and distribution groups by mail address', async () => {
  const stage = await online()
  const { people, lists } = await found(stage, '  facilities ')
  expect(people).toEqual([])
  expect(lists).toEqual(
    expect.arrayContaining([{ name: 'Facilities Lisbon', mail: 'facilities.lisbon@corvo.example' }])
  )
  const { uri, name, mail } = stranger(stage)
  expect((await found(stage, name)).people).toEqual(
    expect.arrayContaining([expect.objectContaining({ uri, name, mail })])
  )
})

it('looks for a whole mail address as one, and for 20 at most', async () => {
  const stage = await online()
  const { mail } = stranger(stage)
  expect((await found(stage, mail)).people).toHaveLength(1)
  await found(stage, 'a')
  expect(queries(stage).map((query) => [query.get('mail'), query.get('query'), query.get('limit')])).toEqual([
    [mail, null, '20'],
    [null, 'a', '20']
  ])
})

it('tells 20 at most, and that there are more', async () => {
  const stage = await online()
  const { people, more } = await found(stage, 'a')
  expect(people).toHaveLength(20)
  expect(more).toBe(true)
})

it.each([
  ['nothing but blanks', '   ', { ok: true, value: { people: [], lists: [], more: false } }],
  ['257 characters', 'x'.repeat(257), { ok: false, problem: { code: 'not-understood' } }]
])('asks nothing for %s', async (_what, query, outcome) => {
  const stage = await online()
  expect(await stage.session.searchDirectory(query)).toEqual(outcome)
  expect(queries(stage)).toEqual([])
})

it('adds somebody who was found without reading their contact again', async () => {
  const stage = await online()
  const { uri, name, mail } = stranger(stage)
  await found(stage, name)
  stage.forgetRequests()
  stage.simulator.world.addContact(uri)
  await stage.advance(20_000)
  expect(stage.availability(uri)).toMatch(/^live/)
  expect(stage.allRequests().filter(({ path }) => decodeURIComponent(path).endsWith(`/people/${mail}`))).toEqual([])
})

it('asks no more once it was refused, until there is a new application', async () => {
  const stage = await online()
  expect(stage.session.lists.canSearch).toBe(true)
  stage.faults.add({ rel: 'search', action: 'status', status: 403 })
  const refused = { ok: false, problem: expect.objectContaining({ code: 'search-not-allowed' }) }
  expect(await stage.session.searchDirectory('a')).toEqual(refused)
  expect(stage.session.lists.canSearch).toBe(false)
  stage.forgetRequests()
  expect(await stage.session.searchDirectory('a')).toEqual(refused)
  expect(queries(stage)).toEqual([])
  stage.simulator.expire('application')
  await stage.advance(60_000)
  expect(stage.session.lists.canSearch).toBe(true)
  expect(await stage.session.searchDirectory('a')).toMatchObject({ ok: true })
})

it('says not connected while there is no connection', async () => {
  const stage = await online()
  stage.network(false)
  await stage.settle()
  expect(await stage.session.searchDirectory('a')).toMatchObject({ ok: false, problem: { code: 'not-connected' } })
})
