import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DirectoryResults, Outcome } from '../../preload/contract'
import type { AskFor } from '../../renderer/app-state.svelte'
import { Directory } from '../../renderer/directory.svelte'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const found = (name: string): DirectoryResults => ({
  people: [{ uri: `sip:${name}@corvo.example`, name }],
  lists: [],
  more: false
})

/** A directory whose questions wait to be answered by hand, by what was asked. */
function prepare() {
  const asked: string[] = []
  const answers = new Map<string, (outcome: Outcome<DirectoryResults>) => void>()
  // Only the search is asked for here.
  const askFor = ((_name: string, query: string) => {
    asked.push(query)
    return new Promise((resolve) => answers.set(query, resolve))
  }) as unknown as AskFor
  const answer = async (query: string, outcome: Outcome<DirectoryResults>) => {
    answers.get(query)?.(outcome)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { directory: new Directory(askFor), asked, answer }
}

it('asks once, a quarter of a second after the last letter', async () => {
  const { directory, asked } = prepare()
  for (const query of ['ma', 'mal', ' mali ']) {
    directory.find(query, true)
    await vi.advanceTimersByTimeAsync(249)
  }
  expect(asked).toEqual([])
  expect(directory.isAsking).toBe(true)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['mali'])
})

it.each([
  ['m', true],
  [' m ', true],
  ['', true],
  ['malin', false]
])('does not ask for %j where it may ask: %s', async (query, canAsk) => {
  const { directory, asked } = prepare()
  directory.find(query, canAsk)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([])
  expect(directory.isAsking).toBe(false)
})

it('asks the same only once, and again when there is somebody to ask', async () => {
  const { directory, asked } = prepare()
  directory.find('malin', false)
  directory.find('malin', true)
  await vi.advanceTimersByTimeAsync(100)
  directory.find('malin ', true)
  await vi.advanceTimersByTimeAsync(150)
  expect(asked).toEqual(['malin'])
})

it('tells what was found, and drops an older answer that comes late', async () => {
  const { directory, answer } = prepare()
  directory.find('ma', true)
  await vi.advanceTimersByTimeAsync(250)
  directory.find('mal', true)
  await vi.advanceTimersByTimeAsync(250)
  await answer('mal', { ok: true, value: found('malin') })
  expect(directory.results).toEqual(found('malin'))
  expect(directory.isAsking).toBe(false)
  await answer('ma', { ok: true, value: found('marek') })
  expect(directory.results).toEqual(found('malin'))
})

it('forgets everything when the search is cleared, even what is still to come', async () => {
  const { directory, answer } = prepare()
  directory.find('ma', true)
  await vi.advanceTimersByTimeAsync(250)
  directory.find('', true)
  await answer('ma', { ok: true, value: found('marek') })
  expect(directory.results).toBeNull()
  expect(directory.isAsking).toBe(false)
})

it('tells why it could not be asked, until an answer comes', async () => {
  const { directory, answer } = prepare()
  directory.find('ma', true)
  await vi.advanceTimersByTimeAsync(250)
  await answer('ma', { ok: false, problem: { code: 'search-not-allowed' } })
  expect(directory.problem).toEqual({ code: 'search-not-allowed' })
  expect(directory.results).toBeNull()
  directory.find('mal', true)
  await vi.advanceTimersByTimeAsync(250)
  await answer('mal', { ok: true, value: found('malin') })
  expect(directory.problem).toBeNull()
  expect(directory.results).toEqual(found('malin'))
})
