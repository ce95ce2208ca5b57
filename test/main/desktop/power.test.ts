// What the computer tells of its sleep, its screen and its end, as one port.
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchPower } from '../../../main/desktop/power'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const powerMonitor = new EventEmitter()
  const heard: string[] = []
  const hear = (what: string) => () => void heard.push(what)
  const stop = watchPower(
    { powerMonitor, bus: null, app: { quit: hear('quit') }, log: () => undefined },
    {
      onSleep: hear('sleep'),
      onWake: hear('wake'),
      onLock: (isLocked) => void heard.push(isLocked ? 'lock' : 'unlock'),
      onTick: hear('tick')
    }
  )
  return { powerMonitor, heard, stop }
}

it.each([
  ['suspend', 'sleep'],
  ['resume', 'wake'],
  ['lock-screen', 'lock'],
  ['unlock-screen', 'unlock']
])('makes of %s what it means here', (event, what) => {
  const { powerMonitor, heard } = setUp()
  powerMonitor.emit(event)
  expect(heard).toEqual([what])
})

it('asks for a moment when the system shuts down, and leaves as when the user quits', () => {
  const { powerMonitor, heard } = setUp()
  const preventDefault = vi.fn()
  powerMonitor.emit('shutdown', { preventDefault })
  expect(heard).toEqual(['quit'])
  expect(preventDefault).toHaveBeenCalledOnce()
})

it('ticks each half minute', () => {
  const { heard } = setUp()
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['tick', 'tick'])
})

it('hears nothing and leaves no timer once it is stopped', () => {
  const { powerMonitor, heard, stop } = setUp()
  stop()
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown']) powerMonitor.emit(event)
  expect([heard, vi.getTimerCount(), powerMonitor.eventNames()]).toEqual([[], 0, []])
})
