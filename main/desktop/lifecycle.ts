// How the app comes and goes: which words of the command line are its own, one instance, leaving in order.

import type { App } from 'electron'
import path from 'node:path'

/** The command line without the executable and, when started from the sources, without the app's folder. */
export function ownWords(argv: readonly string[], app: Pick<App, 'isPackaged' | 'getAppPath'>): readonly string[] {
  const words = argv.slice(1)
  if (app.isPackaged) return words
  // Tools put switches of their own before the folder; they are not ours to judge.
  return words.slice(words.findIndex((word) => path.resolve(word) === app.getAppPath()) + 1)
}

export interface Openings {
  listen(hear: (words: readonly string[]) => void): void
}

/**
 * Every wish from outside to open the app, as the words that came along: of a second start, a link alone, none at all.
 * To be called before Electron is ready; those that come before anybody listens wait.
 */
export function gatherOpenings(app: Pick<App, 'on'>): Openings {
  const waiting: (readonly string[])[] = []
  let hear: ((words: readonly string[]) => void) | null = null
  const take = (words: readonly string[]) => (hear === null ? waiting.push(words) : hear(words))
  app.on('second-instance', (_event, argv) => take(argv))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    take([url])
  })
  // A Mac says so at the start as well, where nobody asked for the window yet.
  app.on('activate', () => hear?.([]))
  return {
    listen(listener) {
      hear = listener
      for (const words of waiting.splice(0)) listener(words)
    }
  }
}

/** Lets `leave` finish before the app quits, for as long as the limit; a second wish to quit is not held up. */
export function leaveBeforeQuitting(
  app: Pick<App, 'on' | 'quit'>,
  leave: () => Promise<unknown>,
  limitMs: number
): void {
  let isLeaving = false
  app.on('before-quit', (event) => {
    if (isLeaving) return
    isLeaving = true
    event.preventDefault()
    const limit = new Promise((resolve) => setTimeout(resolve, limitMs))
    const quit = () => app.quit()
    // However the leaving ends, the user asked to quit.
    void Promise.race([leave(), limit]).then(quit, quit)
  })
}

/** A session that ends, or a terminal, says so by a signal: the app leaves in the same order as when the user quits. */
export function quitOnSignals(target: Pick<NodeJS.Process, 'on'>, app: Pick<App, 'quit'>): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) target.on(signal, () => app.quit())
}

/**
 * Resolves when the first window is on the screen, for what would hold that up; after the limit, in milliseconds, where
 * none comes, and when the app quits. To be called before a window is made.
 */
export function whenWindowShown(app: Pick<App, 'once'>, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit)
      resolve()
    }
    const limit = setTimeout(end, limitMs)
    app.once('before-quit', end)
    app.once('browser-window-created', (_event, window) => window.once('show', end))
  })
}
