// The window on demand over windows that only note what is done to them, a tray and a clock that the test sets.

import { createWindows, type OneWindow } from '../../../main/desktop/windows'
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
    restore() {
      state.isMinimized = false
      emit('restore')
    },
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
  const lost: (() => void)[] = []
  const losePage = () => lost.forEach((tell) => tell())
  return {
    window: window as unknown as OneWindow,
    state,
    lost,
    losePage,
    ready: () => emit('ready-to-show'),
    blur,
    emit
  }
}

/** `pass`: the wait for a tray is over; `shown`: starts, and answers the window once it shows. */
export function windowsOver(tray: DesktopState['tray'] = 'shown', closeToTray = true) {
  const world = {
    tray,
    closeToTray,
    now: 100_000,
    quits: 0,
    reloads: 0,
    mayReload: true,
    gaveUp: 0,
    due: [] as { run: () => void; delayMs: number }[]
  }
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
    watchPage: (window, lost) => void made.find((each) => each.window === window)?.lost.push(lost),
    reload: () => (world.reloads += 1),
    mayReload: () => world.mayReload,
    gaveUp: () => (world.gaveUp += 1),
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
