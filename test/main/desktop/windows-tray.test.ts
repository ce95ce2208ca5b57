// The window and the tray that comes and goes: whoever has no tray can always reach the window in the task bar.

import { expect, it } from 'vitest'
import { windowsOver } from './fake-windows'

it('makes no window at all in a hidden start with a tray', () => {
  const { windows, world, made, pass } = windowsOver('untried')
  windows.start(true)
  world.tray = 'shown'
  windows.followTray()
  pass()
  expect(made).toEqual([])
  expect(windows.current()).toBe(null)
})

it.each(['untried', 'absent'] as const)(
  'puts a window into the task bar in a hidden start when the tray is %s',
  (tray) => {
    const { windows, made, last, pass } = windowsOver(tray)
    windows.start(true)
    windows.followTray()
    expect(made).toEqual([])
    pass()
    last().ready()
    expect(made).toHaveLength(1)
    expect(last().state).toMatchObject({ isMinimized: true })
  }
)

it('takes a window out of the task bar again that only stood in for the tray, when one appears', () => {
  const { windows, world, last, pass } = windowsOver('absent')
  windows.start(true)
  pass()
  last().ready()
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it.each(['restore', 'focus'])('keeps the stand-in when the user has looked at it (%s)', (event) => {
  const { windows, world, last, pass } = windowsOver('absent')
  windows.start(true)
  pass()
  last().ready()
  last().state.isMinimized = false
  last().emit(event)
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(last().window)
})

it('is not misled by the focus that some systems give to a window in the task bar', () => {
  const { windows, world, last, pass } = windowsOver('absent')
  windows.start(true)
  pass()
  last().ready()
  last().emit('focus')
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it('shows a stand-in that loads when the user asks for the window meanwhile', () => {
  const { windows, last, pass } = windowsOver('absent')
  windows.start(true)
  pass()
  windows.show()
  last().ready()
  expect(last().state).toMatchObject({ isVisible: true, isMinimized: false })
})

it('goes to the tray that appears after it was closed to the task bar', () => {
  const { windows, world, shown } = windowsOver('absent')
  shown().window.close()
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it('comes back to the task bar when the tray goes while there is no window', () => {
  const { windows, world, made, last, pass, shown } = windowsOver()
  shown().window.close()
  world.tray = 'absent'
  windows.followTray()
  windows.followTray()
  pass()
  last().ready()
  expect(made).toHaveLength(2)
  expect(last().state.isMinimized).toBe(true)
})

it('makes no window when the tray is back soon: a panel was started anew', () => {
  const { windows, world, made, pass, shown } = windowsOver()
  shown().window.close()
  world.tray = 'absent'
  windows.followTray()
  world.tray = 'shown'
  windows.followTray()
  pass()
  expect(made).toHaveLength(1)
})

it('lets a window that shows be when the tray comes and goes', () => {
  const { windows, world, pass, shown } = windowsOver('absent')
  const { window, state } = shown()
  for (const tray of ['shown', 'absent'] as const) {
    world.tray = tray
    windows.followTray()
    pass()
  }
  expect(windows.current()).toBe(window)
  expect(state).toMatchObject({ isVisible: true, isMinimized: false })
})
