import { expect, it } from 'vitest'
import { keepIdentity } from '../../renderer/keep-identity'
import { live, picture } from './pictures'

const before = picture()
const copy = (change: Partial<typeof before> = {}) => structuredClone({ ...before, number: 2, ...change })

it('keeps everything of a picture in which nothing changed but its number', () => {
  const after = keepIdentity(before, copy())
  expect(after.number).toBe(2)
  expect(after.people).toBe(before.people)
  expect(after.groups).toBe(before.groups)
  expect(after.settings).toBe(before.settings)
  expect(after.me).toBe(before.me)
})

it('replaces the one person who changed and keeps the others', () => {
  const people = before.people.map((one, index) => (index === 1 ? { ...one, presence: live('away') } : one))
  const after = keepIdentity(before, copy({ people }))
  expect(after.people.map((one, index) => one === before.people[index])).toEqual([true, false, true])
  expect(after.people[1]?.presence).toEqual(live('away'))
})

it('keeps people who changed their place in the list', () => {
  const after = keepIdentity(before, copy({ people: [...before.people].reverse() }))
  expect(after.people[0]).toBe(before.people[2])
  expect(after.people).not.toBe(before.people)
})

it('sees a field that has gone, and one that has come', () => {
  const people = before.people.map(({ uri, name, presence }) => ({ uri, name, presence }))
  const after = keepIdentity(before, copy({ people }))
  expect(after.people[0]).toEqual(people[0])
  expect(keepIdentity(after, before).people[0]).toEqual(before.people[0])
})
