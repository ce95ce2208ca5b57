// Processes of Chromium that end by themselves: what the log says of them, and when a page counts as lost.

import type { App, BrowserWindow, WebContents } from 'electron'
import type { Log } from '../log'
import type { Trust } from './certificates'

/** Chromium's own processes come back by themselves; without a line in the log nobody would know why a window stood still. */
export function logLostProcesses(app: Pick<App, 'on'>, log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log('a process of Chromium ended', { type, reason, exitCode })
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log('the page ended', { reason, exitCode })
  })
}

/**
 * The user's trust, which tells of a change when Chromium's network process has ended as well: a new process comes by
 * itself, but this Electron goes on asking the old one for a pool that was open (electron/electron#49572). So a new
 * pool is begun; of the old one nothing is left that could be closed.
 */
export function renewedWithNetwork<T extends Pick<Trust, 'onChange'>>(app: Pick<App, 'on'>, trust: T): T {
  const onChange: Trust['onChange'] = (listen) => {
    app.on('child-process-gone', (_event, { serviceName }) => {
      if (serviceName === 'network.mojom.NetworkService') listen('replaced')
    })
    return trust.onChange(listen)
  }
  return { ...trust, onChange }
}

/** What is used of a window and its page. */
export type PageWindow = Pick<BrowserWindow, 'on' | 'once'> & {
  readonly webContents: Pick<WebContents, 'on' | 'forcefullyCrashRenderer'>
}

/** Chromium says so after some 15 s of silence; a computer that is only busy gets as much again. */
const hangMs = 15_000

/** Calls `lost` each time the page has ended by itself; one that does not answer any more is ended for it. */
export function watchPage(window: PageWindow, lost: () => void, log: Log): void {
  const { webContents } = window
  let hang: NodeJS.Timeout | undefined
  const answers = () => clearTimeout(hang)
  webContents.on('render-process-gone', (_event, { reason }) => {
    answers()
    // Inside the event itself the window takes no page.
    if (reason !== 'clean-exit') setImmediate(lost)
  })
  window.on('unresponsive', () => {
    log('the page does not answer')
    answers()
    hang = setTimeout(() => webContents.forcefullyCrashRenderer(), hangMs)
  })
  window.on('responsive', answers)
  window.once('closed', answers)
}

const withinMs = 60_000
const mostTries = 3

/** Answers whether a further try is not one too many: at most three in any minute, however the clock is set. */
export function createFewTries(now: () => number): () => boolean {
  let tries: readonly number[] = []
  return () => {
    const at = now()
    tries = tries.filter((one) => Math.abs(at - one) < withinMs)
    if (tries.length >= mostTries) return false
    tries = [...tries, at]
    return true
  }
}
