// What the app says of itself while nobody looks at it, each once: that it is signed out, that it has no tray, and
// that its window fails.

import type { AppState, Asked, Connection, DesktopState, Problem } from '../preload/contract'
import { noticeWords } from './words/notices'

export interface Notice {
  readonly key: 'signed-out' | 'no-tray' | 'no-window'
  readonly title: string
  readonly body: string
  readonly isUrgent: boolean
  /** What its one action is called, if it has one; it does what a click does. */
  readonly action?: string
  /** What the window shows after a click; `null`: only the window. */
  readonly view: Asked['view'] | null
}

export interface NoticesPorts {
  readonly isWindowShown: () => boolean
  /** Whether the user was told of the missing tray in any run. */
  readonly isNoTrayTold: () => boolean
  readonly keepNoTrayTold: () => void
  /** Runs the function once after the given milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void
  /** Whether it was shown. */
  readonly say: (notice: Notice) => Promise<boolean>
}

export interface Notices {
  /** Takes the newest picture; to be called with every one. */
  see(picture: Pick<AppState, 'connection' | 'desktop'>): void
  /** The window's page cannot be kept; to be called each time somebody has tried. */
  windowFails(): void
}

/** At a login the panel may start after the app, and one that starts anew is gone for a moment. */
const trayMayComeMs = 5000

export function createNotices(ports: NoticesPorts): Notices {
  /** Whether the user knows of this end: they were told, or had the window before them. */
  let isEndKnown = false
  let isTrayKnown = ports.isNoTrayTold()
  let tray: DesktopState['tray'] = 'untried'

  const tellEnd = (connection: Connection) => {
    const problem = endOf(connection)
    // An attempt that is under way has neither ended anything nor begun anew.
    if (connection.kind === 'online') isEndKnown = false
    if (problem === undefined || isEndKnown) return
    isEndKnown = true
    if (!ports.isWindowShown()) void ports.say(signedOut(problem))
  }
  const tellNoTray = async () => {
    isTrayKnown = tray === 'absent'
    if (isTrayKnown && (await ports.say(noTray))) ports.keepNoTrayTold()
  }

  return {
    see({ connection, desktop }) {
      tellEnd(connection)
      tray = desktop.tray
      if (tray !== 'absent' || isTrayKnown) return
      isTrayKnown = true
      ports.later(() => void tellNoTray(), trayMayComeMs)
    },
    windowFails: () => void ports.say(noWindow)
  }
}

/** What ended it without the user wanting so: they would wait in vain. */
const endOf = (connection: Connection): Problem | undefined =>
  connection.kind === 'ended' || connection.kind === 'signed-out' ? connection.problem : undefined

const signedOut = (problem: Problem): Notice => ({
  key: 'signed-out',
  title: noticeWords.signedOut,
  body: noticeWords.whySignedOut(problem),
  isUrgent: true,
  // The form for signing in would stand before what the window asks.
  ...(noticeWords.isAskedInWindow(problem)
    ? { action: noticeWords.open, view: null }
    : { action: noticeWords.signIn, view: { kind: 'sign-in' } })
})

const noTray: Notice = {
  key: 'no-tray',
  title: noticeWords.noTray,
  body: noticeWords.whereWindowIs,
  isUrgent: false,
  view: null
}

const noWindow: Notice = {
  key: 'no-window',
  title: noticeWords.noWindow,
  body: noticeWords.howToSeeWindow,
  isUrgent: true,
  action: noticeWords.tryAgain,
  view: null
}
