// What the app says of itself while nobody looks at it, each once: that it is signed out, and that it has no tray.

import type { AppState, Asked, Connection, Problem } from '../preload/contract'
import { noticeWords } from './words/notices'

export interface Notice {
  readonly key: 'signed-out' | 'no-tray'
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
  /** Whether it was shown. */
  readonly say: (notice: Notice) => Promise<boolean>
}

export interface Notices {
  /** Takes the newest picture; to be called with every one. */
  see(picture: Pick<AppState, 'connection' | 'desktop'>): void
}

export function createNotices(ports: NoticesPorts): Notices {
  /** Whether the user knows of this end: they were told, or had the window before them. */
  let isEndKnown = false
  let isTrayKnown = ports.isNoTrayTold()

  const tellEnd = (connection: Connection) => {
    const problem = endOf(connection)
    // An attempt that is under way has neither ended anything nor begun anew.
    if (connection.kind === 'online') isEndKnown = false
    if (problem === undefined || isEndKnown) return
    isEndKnown = true
    if (!ports.isWindowShown()) void ports.say(signedOut(problem))
  }
  const tellNoTray = async () => {
    if (isTrayKnown) return
    isTrayKnown = true
    if (await ports.say(noTray)) ports.keepNoTrayTold()
  }

  return {
    see({ connection, desktop }) {
      tellEnd(connection)
      if (desktop.tray === 'absent') void tellNoTray()
    }
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
  action: noticeWords.signIn,
  view: { kind: 'sign-in' }
})

const noTray: Notice = {
  key: 'no-tray',
  title: noticeWords.noTray,
  body: noticeWords.whereWindowIs,
  isUrgent: false,
  view: null
}
