import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Ranks } from '../../../renderer/list/order'
import { SettledOrder } from '../../../renderer/list/settled-order.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ranks = (...entries: [string, number][]): Ranks => new Map(entries)
const first = ranks(['ann', 1], ['bob', 2])
const second = ranks(['ann', 3], ['bob', 2])

function shown(): SettledOrder {
  const order = new SettledOrder()
  order.want(first, 'by availability')
  return order
}

it('shows the first order at once', () => {
  expect(shown().ranks).toBe(first)
})

it('waits a moment before a change moves anybody', () => {
  const order = shown()
  order.want(second, 'by availability')
  vi.advanceTimersByTime(1499)
  expect(order.ranks).toBe(first)
  vi.advanceTimersByTime(1)
  expect(order.ranks).toBe(second)
  expect(order.isCalm).toBe(true)
})

it('forgets a change that is undone while it waits', () => {
  const order = shown()
  order.want(second, 'by availability')
  order.want(ranks(['ann', 1], ['bob', 2]), 'by availability')
  vi.advanceTimersByTime(5000)
  expect(order.ranks).toBe(first)
})

it('moves nobody under the hand, and catches up when it is gone', () => {
  const order = shown()
  order.hold(true)
  order.want(second, 'by availability')
  vi.advanceTimersByTime(60_000)
  expect(order.ranks).toBe(first)
  order.hold(false)
  expect(order.ranks).toBe(second)
})

it('does not cut the moment short when the hand leaves early', () => {
  const order = shown()
  order.hold(true)
  order.want(second, 'by availability')
  order.hold(false)
  expect(order.ranks).toBe(first)
  vi.advanceTimersByTime(1500)
  expect(order.ranks).toBe(second)
})

it('follows another way of sorting at once, without movement', () => {
  const order = shown()
  order.hold(true)
  order.want(second, 'by name')
  expect(order.ranks).toBe(second)
  expect(order.isCalm).toBe(false)
})

it('shows no movement when many change place', () => {
  const order = shown()
  order.want(new Map(Array.from({ length: 9 }, (_, index) => [`p${index}`, index])), 'by availability')
  vi.advanceTimersByTime(1500)
  expect(order.isCalm).toBe(false)
})

it('leaves no timer behind when it is stopped', () => {
  const order = shown()
  order.want(second, 'by availability')
  order.stop()
  expect(vi.getTimerCount()).toBe(0)
})
