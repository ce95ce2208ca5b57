// The window on demand, with a window that only notes what is done to it: when there is one, when there is none, and
// that it can always be reached.

import { expect, it } from 'vitest'
import { createWindows, whatClosingMeans, type OneWindow } from '../../../main/desktop/windows'
import type { DesktopState } from '../../../preload/contract'

type Listener = (event: { preventDefault: () => void }) => void

/** A window as far as it is used: it shows, hides in the task bar, has the focus, and is closed unless somebody objects. */
function fakeWindow() {
  const listeners: { name: string; listen: Listener }[] = []
  const state = { isVisible: false, isMinimized: false, isFocused: false, isDestroyed: false, at: '' }
  const emit = (name: string) => {
    let isHeldUp = false
    for (const one of listeners.filter((each) => each.name === name)) {
      one.listen({ preventDefault: () => (isHeldUp = true) })
    }
    return isHeldUp
  }
  const on = (name: string, listen: Listener) => listeners.push({ name, listen })
  const window = {
    on,
    once: on,
    isVisible: () => state.isVisible,
    isMinimized: () => state.isMinimized,
    isFocused: () => state.isFocused,
    isDestroyed: () => state.isDestroyed,
    show: () => void (state.isVisible = true),
    restore: () => void (state.isMinimized = false),
    minimize: () => void Object.assign(state, { isVisible: true, isMinimized: true, isFocused: false }),
    focus() {
      state.isFocused = true
      emit('focus')
    },
    close() {
      if (emit('close')) return
      state.isDestroyed = true
      emit('closed')
    }
  }
  const blur = () => {
    state.isFocused = false
    emit('blur')
  }
  // Electron's window has an overload of `on` per event.
  return { window: window as unknown as OneWindow, state, ready: () => emit('ready-to-show'), blur, emit }
}

function setUp(tray: DesktopState['tray'] = 'shown', closeToTray = true) {
  const world = { tray, closeToTray, now: 100_000, quits: 0, due: [] as { run: () => void; delayMs: number }[] }
  const made: ReturnType<typeof fakeWindow>[] = []
  const windows = createWindows({
    open(beside) {
      const one = fakeWindow()
      one.state.at = JSON.stringify(beside ?? 'stored')
      made.push(one)
      return one.window
    },
    place: (window, beside) => {
      const one = made.find((each) => each.window === window)
      if (one) one.state.at = JSON.stringify(beside)
    },
    tray: () => world.tray,
    closeToTray: () => world.closeToTray,
    quit: () => (world.quits += 1),
    now: () => world.now,
    later: (run, delayMs) => world.due.push({ run, delayMs })
  })
  const last = () => {
    const one = made.at(-1)
    if (one === undefined) throw new Error('there is no window')
    return one
  }
  const pass = () => world.due.splice(0).forEach(({ run }) => run())
  const shown = () => {
    windows.start(false)
    last().ready()
    return last()
  }
  return { windows, world, made, last, pass, shown }
}

it('shows the window once the page can be seen', () => {
  const { windows, last } = setUp()
  windows.start(false)
  expect(windows.isShown()).toBe(false)
  last().ready()
  expect(windows.isShown()).toBe(true)
  expect(last().state).toMatchObject({ isFocused: true, at: '"stored"' })
})

it('makes no window at all in a hidden start with a tray', () => {
  const { windows, world, made, pass } = setUp('untried')
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
    const { windows, made, last, pass } = setUp(tray)
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
  const { windows, world, last, pass } = setUp('absent')
  windows.start(true)
  pass()
  last().ready()
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it.each(['restore', 'focus'])('keeps the stand-in when the user has looked at it (%s)', (event) => {
  const { windows, world, last, pass } = setUp('absent')
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
  const { windows, world, last, pass } = setUp('absent')
  windows.start(true)
  pass()
  last().ready()
  last().emit('focus')
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it('leaves no window when it is closed to the tray, and makes a new one when it is opened', () => {
  const { windows, made, last, shown } = setUp()
  shown().window.close()
  expect(windows.current()).toBe(null)
  expect(windows.isShown()).toBe(false)
  windows.show()
  last().ready()
  expect(made).toHaveLength(2)
  expect(windows.isShown()).toBe(true)
})

it.each(['untried', 'absent'] as const)('goes to the task bar when closed while the tray is %s', (tray) => {
  const { windows, shown } = setUp(tray)
  const { window, state } = shown()
  window.close()
  expect(windows.current()).toBe(window)
  expect(state).toMatchObject({ isMinimized: true, isDestroyed: false })
  windows.show()
  expect(state).toMatchObject({ isMinimized: false, isFocused: true })
})

it('goes to the tray that appears after it was closed to the task bar', () => {
  const { windows, world, shown } = setUp('absent')
  shown().window.close()
  world.tray = 'shown'
  windows.followTray()
  expect(windows.current()).toBe(null)
})

it.each(['shown', 'absent'] as const)('quits when closing is to end the app, whether or not the tray is %s', (tray) => {
  const { world, shown } = setUp(tray, false)
  const { window, state } = shown()
  window.close()
  expect(world.quits).toBe(1)
  expect(state.isDestroyed).toBe(false)
})

it('comes back to the task bar when the tray goes while there is no window', () => {
  const { windows, world, made, last, pass, shown } = setUp()
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
  const { windows, world, made, pass, shown } = setUp()
  shown().window.close()
  world.tray = 'absent'
  windows.followTray()
  world.tray = 'shown'
  windows.followTray()
  pass()
  expect(made).toHaveLength(1)
})

it('lets a window that shows be when the tray comes and goes', () => {
  const { windows, world, pass, shown } = setUp('absent')
  const { window, state } = shown()
  for (const tray of ['shown', 'absent'] as const) {
    world.tray = tray
    windows.followTray()
    pass()
  }
  expect(windows.current()).toBe(window)
  expect(state).toMatchObject({ isVisible: true, isMinimized: false })
})

it('closes and quits without asking once the app ends, and makes no window any more', () => {
  const { windows, world, made, pass, shown } = setUp('absent', false)
  const { window, state } = shown()
  windows.startQuitting()
  window.close()
  windows.followTray()
  pass()
  expect(state.isDestroyed).toBe(true)
  expect(world.quits).toBe(0)
  expect(made).toHaveLength(1)
})

const icon = { x: 10, y: 20, width: 24, height: 24 }

it('toggles: away when the user looks at it, else in front; a new one beside the tray', () => {
  const { windows, world, made, last, shown } = setUp()
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
  const { windows, world, shown } = setUp()
  shown().blur()
  world.now += 100
  windows.toggle()
  expect(windows.current()).toBe(null)
})

it('moves no window that already shows, but one out of the task bar', () => {
  const { windows, world, shown } = setUp()
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
  const { windows, world, shown } = setUp('shown', false)
  shown()
  windows.toggle()
  expect(world.quits).toBe(0)
  expect(windows.current()).toBe(null)
})

it('shows one window when it is asked for again while it loads', () => {
  const { windows, made, last } = setUp()
  windows.show()
  windows.show()
  windows.toggle()
  last().ready()
  expect(made).toHaveLength(1)
  expect(windows.isShown()).toBe(true)
})

it('shows a stand-in that loads when the user asks for the window meanwhile', () => {
  const { windows, last, pass } = setUp('absent')
  windows.start(true)
  pass()
  windows.show()
  last().ready()
  expect(last().state).toMatchObject({ isVisible: true, isMinimized: false })
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
