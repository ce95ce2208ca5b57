// How the app comes and goes: its own words among those of tools, and leaving in order but never for ever.

import { EventEmitter } from 'node:events'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gatherOpenings, leaveBeforeQuitting, ownWords, whenWindowShown } from '../../../main/desktop/lifecycle'

const sources = path.resolve('rollcall-sources')
const fromSources = { isPackaged: false, getAppPath: () => sources }
const packaged = { isPackaged: true, getAppPath: () => path.join(sources, 'resources', 'app.asar') }

it.each([
  ['the packed app', ['rollcall', '--demo'], packaged, ['--demo']],
  ['the packed app without a word', ['rollcall'], packaged, []],
  ['the folder of the sources', ['electron', sources, '--demo'], fromSources, ['--demo']],
  ['a relative folder', ['electron', 'rollcall-sources', '--hidden'], fromSources, ['--hidden']],
  [
    'switches of tools before the folder',
    ['electron', '-r', 'loader.js', '--inspect=0', sources, '--demo'],
    fromSources,
    ['--demo']
  ],
  ['a loader that left the folder out', ['electron', '--demo'], fromSources, ['--demo']]
])('finds its own words: %s', (_what, argv, app, words) => {
  expect(ownWords(argv, app)).toEqual(words)
})

/** An app that quits as Electron does: listeners first, then the end unless one of them held it up. */
function fakeApp() {
  const listeners: ((event: { preventDefault: () => void }) => void)[] = []
  const app = {
    hasQuit: false,
    on(_name: string, listen: (event: { preventDefault: () => void }) => void) {
      listeners.push(listen)
      return app
    },
    quit() {
      let isHeldUp = false
      for (const listen of listeners) listen({ preventDefault: () => (isHeldUp = true) })
      app.hasQuit ||= !isHeldUp
    }
  }
  return app
}

function leaving(leave: () => Promise<unknown>) {
  const app = fakeApp()
  // Electron's App has an overload of `on` per event; only this one is used.
  leaveBeforeQuitting(app as unknown as Parameters<typeof leaveBeforeQuitting>[0], leave, 2500)
  return app
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('quits once it has left', async () => {
  let finish: () => void = () => undefined
  const app = leaving(() => new Promise<void>((resolve) => (finish = resolve)))
  app.quit()
  expect(app.hasQuit).toBe(false)
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(app.hasQuit).toBe(true)
})

it('quits when the time is over, even if the server never answers', async () => {
  const app = leaving(() => new Promise(() => undefined))
  app.quit()
  await vi.advanceTimersByTimeAsync(2499)
  expect(app.hasQuit).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(app.hasQuit).toBe(true)
})

it('quits when leaving fails', async () => {
  const app = leaving(() => Promise.reject(new Error('no network')))
  app.quit()
  await vi.advanceTimersByTimeAsync(0)
  expect(app.hasQuit).toBe(true)
})

it('leaves once, and quits at once when asked a second time', () => {
  let times = 0
  const app = leaving(() => {
    times += 1
    return new Promise(() => undefined)
  })
  app.quit()
  app.quit()
  expect(app.hasQuit).toBe(true)
  expect(times).toBe(1)
})

/** An app that can be told from outside; `open-url` is prevented from doing what the system would do. */
function openedApp() {
  const listeners = new Map<string, (...args: unknown[]) => void>()
  const app = { on: (name: string, listen: (...args: unknown[]) => void) => listeners.set(name, listen) }
  // Electron's App has an overload of `on` per event.
  const openings = gatherOpenings(app as unknown as Parameters<typeof gatherOpenings>[0])
  const event = { preventDefault: () => undefined }
  const open = (name: string, words?: unknown) => listeners.get(name)?.(event, words)
  return { openings, open }
}

it('keeps links and second starts until somebody listens, and hands on the later ones at once', () => {
  const { openings, open } = openedApp()
  open('open-url', 'rollcall:person/lena@corvo.example')
  open('second-instance', ['rollcall', '--hidden'])
  const heard: unknown[] = []
  openings.listen((words) => heard.push(words))
  expect(heard).toEqual([['rollcall:person/lena@corvo.example'], ['rollcall', '--hidden']])
  open('second-instance', ['rollcall'])
  expect(heard.slice(2)).toEqual([['rollcall']])
})

it('takes a click in the dock for a wish, but not what a Mac says at the start', () => {
  const { openings, open } = openedApp()
  open('activate')
  const heard: unknown[] = []
  openings.listen((words) => heard.push(words))
  open('activate')
  expect(heard).toEqual([[]])
})

/** What waits for the first window, and whether it still waits. */
function waitingForWindow() {
  const app = new EventEmitter()
  let isOver = false
  // Electron's App has an overload of `once` per event; only these two are used.
  const shown = whenWindowShown(app as unknown as Parameters<typeof whenWindowShown>[0], 3000)
  void shown.then(() => (isOver = true))
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(0)
    return isOver
  }
  return { app, settle }
}

it('holds back what can wait until the first window is on the screen', async () => {
  const { app, settle } = waitingForWindow()
  const window = new EventEmitter()
  app.emit('browser-window-created', {}, window)
  await vi.advanceTimersByTimeAsync(2999)
  expect(await settle()).toBe(false)
  window.emit('show')
  expect(await settle()).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

it('holds it back no longer where no window comes, and not when the app quits', async () => {
  const { settle } = waitingForWindow()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await settle()).toBe(true)
  const quitting = waitingForWindow()
  expect(await quitting.settle()).toBe(false)
  quitting.app.emit('before-quit')
  expect(await quitting.settle()).toBe(true)
})
