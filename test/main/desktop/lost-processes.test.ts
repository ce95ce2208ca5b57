// When a page counts as lost, and how often that is mended.

import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFewTries, renewedWithNetwork, watchPage, type PageWindow } from '../../../main/desktop/lost-processes'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const window = new EventEmitter()
  const page = new EventEmitter()
  const seen = { lost: 0, crashed: 0, log: [] as string[] }
  const webContents = Object.assign(page, { forcefullyCrashRenderer: () => void (seen.crashed += 1) })
  // Electron's window has an overload of `on` per event.
  const asWindow = Object.assign(window, { webContents }) as unknown as PageWindow
  watchPage(
    asWindow,
    () => (seen.lost += 1),
    (line) => seen.log.push(line)
  )
  return { window, page, seen }
}

it.each([
  ['crashed', 1],
  ['oom', 1],
  ['killed', 1],
  ['clean-exit', 0]
])('a page that ended as %s is lost: %i', (reason, lost) => {
  const { page, seen } = watched()
  page.emit('render-process-gone', {}, { reason, exitCode: 1 })
  vi.runAllTimers()
  expect(seen.lost).toBe(lost)
})

it('ends a page that does not answer for long, and leaves alone one that answers again or is closed', () => {
  const { window, seen } = watched()
  window.emit('unresponsive')
  vi.advanceTimersByTime(10_000)
  window.emit('responsive')
  vi.advanceTimersByTime(60_000)
  window.emit('unresponsive')
  window.emit('closed')
  vi.advanceTimersByTime(60_000)
  expect(seen.crashed).toBe(0)
  window.emit('unresponsive')
  vi.advanceTimersByTime(15_000)
  expect(seen.crashed).toBe(1)
  expect(seen.log).toContain('the page does not answer')
})

it('allows three tries a minute, whichever way the clock is set', () => {
  let now = 1_000_000
  const mayTry = createFewTries(() => now)
  expect([mayTry(), mayTry(), mayTry(), mayTry()]).toEqual([true, true, true, false])
  now += 59_999
  expect(mayTry()).toBe(false)
  now += 1
  expect(mayTry()).toBe(true)
  now -= 24 * 60 * 60_000
  expect([mayTry(), mayTry(), mayTry(), mayTry()]).toEqual([true, true, true, false])
})

it('tells of a change of trust also when the network process has ended, and of no other process', () => {
  const app = new EventEmitter()
  const asked = new EventEmitter()
  const trust = {
    onChange: (listen: (why: 'replaced' | 'forgotten') => void) => (asked.on('change', listen), () => undefined)
  }
  // Electron's App has an overload of `on` per event.
  const renewed = renewedWithNetwork(app as unknown as Parameters<typeof renewedWithNetwork>[0], trust)
  const heard: string[] = []
  renewed.onChange((why) => heard.push(why))
  app.emit('child-process-gone', {}, { type: 'GPU' })
  app.emit('child-process-gone', {}, { type: 'Utility', serviceName: 'network.mojom.NetworkService' })
  asked.emit('change', 'forgotten')
  expect(heard).toEqual(['replaced', 'forgotten'])
})
