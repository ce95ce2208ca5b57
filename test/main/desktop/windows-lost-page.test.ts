// A page that ends by itself: the window comes back as it was, but not for ever.

import { expect, it } from 'vitest'
import { windowsOver } from './fake-windows'

it('loads a lost page anew in the same window, which keeps its place and takes no focus', () => {
  const { world, made, shown, windows } = windowsOver()
  const { window, state, losePage, blur } = shown()
  blur()
  losePage()
  expect(world.reloads).toBe(1)
  expect(made).toHaveLength(1)
  expect(windows.current()).toBe(window)
  expect(state).toMatchObject({ isVisible: true, isFocused: false, isMinimized: false })
})

it('puts a window away whose page is lost again and again, says so, and tries again at the next click', () => {
  const { world, made, last, shown, windows } = windowsOver()
  const { losePage, state } = shown()
  world.mayReload = false
  losePage()
  expect(state.isDestroyed).toBe(true)
  expect(world).toMatchObject({ reloads: 0, gaveUp: 1 })
  windows.toggle()
  last().ready()
  expect(made).toHaveLength(2)
  expect(windows.isShown()).toBe(true)
})

it.each(['show', 'restore'] as const)('without a tray it waits in the task bar for a page until %s', (how) => {
  const { world, made, pass, shown, windows } = windowsOver('absent')
  const { losePage, state, emit } = shown()
  world.mayReload = false
  losePage()
  windows.followTray()
  pass()
  expect(state).toMatchObject({ isMinimized: true, isDestroyed: false })
  expect(world).toMatchObject({ reloads: 0, gaveUp: 1 })
  if (how === 'show') windows.show()
  else emit('restore')
  expect(world.reloads).toBe(1)
  expect(made).toHaveLength(1)
})

it('does nothing for a page that goes with its window or with the app', () => {
  const { world, shown, windows } = windowsOver()
  const { losePage, window } = shown()
  window.close()
  losePage()
  windows.show()
  windows.startQuitting()
  losePage()
  expect(world).toMatchObject({ reloads: 0, gaveUp: 0 })
})
