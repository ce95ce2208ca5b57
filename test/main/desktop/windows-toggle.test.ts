// A click on the tray: the window comes, or goes if the user was looking at it.

import { expect, it } from 'vitest'
import { windowsOver } from './fake-windows'

const icon = { x: 10, y: 20, width: 24, height: 24 }

it('toggles: away when the user looks at it, else in front; a new one beside the tray', () => {
  const { windows, world, made, last, shown } = windowsOver()
  shown()
  windows.toggle(icon)
  expect(windows.current()).toBe(null)
  windows.toggle(icon)
  last().ready()
  expect(made).toHaveLength(2)
  expect(last().state).toMatchObject({ at: JSON.stringify(icon), isFocused: true })
  last().blur()
  world.now += 1000
  windows.toggle(icon)
  expect(windows.isShown()).toBe(true)
  expect(last().state.isFocused).toBe(true)
})

it('puts the window away that lost the focus to the very click on the tray', () => {
  const { windows, world, shown } = windowsOver()
  shown().blur()
  world.now += 100
  windows.toggle()
  expect(windows.current()).toBe(null)
})

it('moves no window that already shows, but one out of the task bar', () => {
  const { windows, world, shown } = windowsOver()
  const { window, state, blur } = shown()
  blur()
  world.now += 1000
  windows.toggle(icon)
  expect(state.at).toBe('"stored"')
  window.minimize()
  windows.toggle(icon)
  expect(state).toMatchObject({ at: JSON.stringify(icon), isMinimized: false })
})

it('toggles to the tray and back even where closing would end the app', () => {
  const { windows, world, shown } = windowsOver('shown', false)
  shown()
  windows.toggle()
  expect(world.quits).toBe(0)
  expect(windows.current()).toBe(null)
})
