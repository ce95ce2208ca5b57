// The window on demand: when it shows, what closing it means, and that it ends with the app.

import { expect, it } from 'vitest'
import { whatClosingMeans } from '../../../main/desktop/windows'
import { windowsOver } from './fake-windows'

it('shows the window once the page can be seen', () => {
  const { windows, last } = windowsOver()
  windows.start(false)
  expect(windows.isShown()).toBe(false)
  last().ready()
  expect(windows.isShown()).toBe(true)
  expect(last().state).toMatchObject({ isFocused: true, at: '"stored"' })
})

it('shows one window when it is asked for again while it loads', () => {
  const { windows, made, last } = windowsOver()
  windows.show()
  windows.show()
  windows.toggle()
  last().ready()
  expect(made).toHaveLength(1)
  expect(windows.isShown()).toBe(true)
})

it('leaves no window when it is closed to the tray, and makes a new one when it is opened', () => {
  const { windows, made, last, shown } = windowsOver()
  shown().window.close()
  expect(windows.current()).toBe(null)
  expect(windows.isShown()).toBe(false)
  windows.show()
  last().ready()
  expect(made).toHaveLength(2)
  expect(windows.isShown()).toBe(true)
})

it.each(['untried', 'absent'] as const)('goes to the task bar when closed while the tray is %s', (tray) => {
  const { windows, shown } = windowsOver(tray)
  const { window, state } = shown()
  window.close()
  expect(windows.current()).toBe(window)
  expect(state).toMatchObject({ isMinimized: true, isDestroyed: false })
  windows.show()
  expect(state).toMatchObject({ isMinimized: false, isFocused: true })
})

it.each(['shown', 'absent'] as const)('quits when closing is to end the app, whether or not the tray is %s', (tray) => {
  const { world, shown } = windowsOver(tray, false)
  const { window, state } = shown()
  window.close()
  expect(world.quits).toBe(1)
  expect(state.isDestroyed).toBe(false)
})

it('closes and quits without asking once the app ends, and makes no window any more', () => {
  const { windows, world, made, pass, shown } = windowsOver('absent', false)
  const { window, state } = shown()
  windows.startQuitting()
  window.close()
  windows.followTray()
  pass()
  expect(state.isDestroyed).toBe(true)
  expect(world.quits).toBe(0)
  expect(made).toHaveLength(1)
})

it.each([
  ['shown', true, 'to-tray'],
  ['absent', true, 'to-task-bar'],
  ['untried', true, 'to-task-bar'],
  ['shown', false, 'quit'],
  ['absent', false, 'quit'],
  ['untried', false, 'quit']
] as const)('closing with the tray %s and closing to it %s means: %s', (tray, closeToTray, meaning) => {
  expect(whatClosingMeans(tray, closeToTray)).toBe(meaning)
})
