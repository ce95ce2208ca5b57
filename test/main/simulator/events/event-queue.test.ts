// What becomes of events while they wait.
import { expect, it } from 'vitest'
import {
  createEventQueue,
  sendersOf,
  type EventType,
  type SimEvent
} from '../../../../main/simulator/events/event-queue'

const delays = { high: 0, medium: 5_000, low: 15_000 }

function event(type: EventType, href: string, more: Partial<SimEvent> = {}): SimEvent {
  return { sender: { rel: 'people', href: '/people' }, type, link: { rel: 'x', href }, priority: 'medium', ...more }
}

it.each<[readonly EventType[], readonly EventType[]]>([
  [['updated', 'updated'], ['updated']],
  [['added', 'updated'], ['added']],
  [['updated', 'deleted'], ['deleted']],
  [['deleted', 'added'], ['added']],
  [['added', 'deleted'], []],
  [['added', 'deleted', 'added'], ['added']]
])('makes %o of one resource %o', (pushed, taken) => {
  const queue = createEventQueue()
  for (const type of pushed) queue.push(event(type, '/a'), 0)
  expect(queue.take().map(({ type }) => type)).toEqual(taken)
})

it('leaves what was let go as it is, whatever happens to the same resource afterwards', () => {
  const queue = createEventQueue()
  queue.push(event('added', '/a'), 0)
  queue.seal()
  queue.push(event('deleted', '/a'), 1)
  expect(queue.take().map(({ type }) => type)).toEqual(['added', 'deleted'])
})

it('keeps one resource in two collections apart', () => {
  const queue = createEventQueue()
  queue.push(event('added', '/a', { in: { rel: 'group', href: '/g' } }), 0)
  queue.push(event('deleted', '/a', { in: { rel: 'myContacts', href: '/c' } }), 0)
  expect(queue.take()).toHaveLength(2)
})

it('keeps the place of the first and the content of the last', () => {
  const queue = createEventQueue()
  queue.push(event('updated', '/a', { embedded: { version: 1 } }), 0)
  queue.push(event('updated', '/b'), 0)
  queue.push(event('updated', '/a', { embedded: { version: 2 } }), 0)
  expect(queue.take().map(({ link, embedded }) => [link.href, embedded])).toEqual([
    ['/a', { version: 2 }],
    ['/b', undefined]
  ])
})

it('is due by the most urgent of its events, counted from when it came', () => {
  const queue = createEventQueue()
  expect(queue.due(delays)).toBeUndefined()
  queue.push(event('updated', '/a', { priority: 'low' }), 1_000)
  expect(queue.due(delays)).toBe(16_000)
  queue.push(event('updated', '/b'), 3_000)
  queue.push(event('updated', '/b'), 6_000)
  expect(queue.due(delays)).toBe(8_000)
  queue.push(event('added', '/c', { priority: 'high' }), 7_000)
  expect(queue.due(delays)).toBe(7_000)
})

it('lists a sender again when another came between', () => {
  const me = { sender: { rel: 'me', href: '/me' } }
  const senders = sendersOf([event('updated', '/a'), event('updated', '/m', me), event('updated', '/b')], true)
  expect(senders.map((sender) => Reflect.get(sender, 'rel'))).toEqual(['people', 'me', 'people'])
})
