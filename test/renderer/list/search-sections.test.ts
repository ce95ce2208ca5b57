import { expect, it } from 'vitest'
import { directoryRows, foundKey, searchSections, type DirectoryInput } from '../../../renderer/list/search-sections'
import { lena, yuki } from '../pictures'

const malin = { uri: 'sip:malin@corvo.example', name: 'Malin Sjöström' }
const facilities = { name: 'Facilities Lisbon', mail: 'facilities@corvo.example' }
const input = (more: Partial<DirectoryInput> = {}): DirectoryInput => ({
  query: 'ma',
  results: { people: [malin], lists: [facilities], more: false },
  isAsking: false,
  problem: null,
  people: new Map([[lena.uri, lena]]),
  listNames: new Set(),
  ...more
})
const keys = (asked: DirectoryInput): string[] => directoryRows(asked).map(foundKey)

it('shows what was found in the list, or says that nothing was', () => {
  const none = input({ results: null })
  expect(searchSections([lena, yuki], [], none)).toMatchObject([{ count: { long: '2 found', short: '2' }, text: '' }])
  const [section] = searchSections([], [], { ...none, query: ' quokka ' })
  expect(section?.count?.long).toBe('none')
  expect(section?.text).toContain('Nobody in your list matches “quokka”.')
})

it('leaves out who is shown already, and lists that are on the list', () => {
  const results = { people: [malin, { uri: lena.uri, name: lena.name }], lists: [facilities], more: false }
  expect(keys(input({ results }))).toEqual([malin.uri, `list ${facilities.mail}`])
  expect(keys(input({ results, listNames: new Set([facilities.name]) }))).toEqual([malin.uri])
})

it.each([
  ['pilot@harbour.example', 'sip:pilot@harbour.example'],
  [' SIP:Pilot@Harbour.example ', 'sip:pilot@harbour.example'],
  ['pilot@harbour', null],
  ['Malin@corvo.example', null],
  ['LENA@corvo.example', null],
  ['facilities@corvo.example', null],
  ['two words@harbour.example', null]
])('for the query "%s" it offers the address %s', (query, address) => {
  expect(keys(input({ query })).slice(2)).toEqual(address === null ? [] : [address])
})

it('waits with an unknown address until the directory has answered', () => {
  const query = 'pilot@harbour.example'
  expect(keys(input({ query, isAsking: true, results: null }))).toEqual([])
  expect(keys(input({ query, results: null, problem: { code: 'search-not-allowed' } }))).toHaveLength(1)
})

it.each<[string, Partial<DirectoryInput>, string | null, string]>([
  ['all', {}, '2 found', ''],
  [
    'the first of more',
    { results: { people: [malin], lists: [], more: true } },
    'more than 1',
    'Showing the first 1. Type more to narrow it down.'
  ],
  ['a refusal', { results: null, problem: { code: 'search-not-allowed' } }, null, 'The directory cannot be searched.']
])('tells of the directory: %s', (_, more, count, text) => {
  const asked = input(more)
  const [, section] = searchSections([], directoryRows(asked), asked)
  expect(section).toMatchObject({ id: '@directory', title: 'In the directory', text })
  expect(section?.count?.long ?? null).toBe(count)
})

it('says what to try when neither the list nor the directory has anybody', () => {
  const asked = input({ query: 'quokka', results: { people: [], lists: [], more: false } })
  expect(searchSections([], [], asked)).toMatchObject([
    { text: 'Nobody in your list matches “quokka”.', count: { long: 'none' } },
    { text: expect.stringMatching(/^Nobody in the directory either/), count: { long: 'none' } }
  ])
})

it('has no section for a directory that says nothing', () => {
  const nothing = input({ results: { people: [], lists: [], more: false } })
  const nothingYet = input({ results: null, isAsking: true })
  for (const asked of [nothing, nothingYet]) expect(searchSections([lena], directoryRows(asked), asked)).toHaveLength(1)
})
