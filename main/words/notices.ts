// Every word of what the app says of itself in a notification, in English.

import type { Problem, ProblemCode } from '../../preload/contract'

/** What happened, as one sentence; whatever has none here only ended. */
const why: Partial<Record<ProblemCode, string>> = {
  'wrong-password': 'The server no longer accepts the password.',
  'sign-in-expired': 'Your sign-in has expired.',
  'password-missing': 'The password is not known any more.',
  'sign-in-not-permitted': 'The server does not let this account in any more.',
  'ended-by-server': 'The server ended the session.',
  'too-many-applications': 'Too many programs are signed in.',
  'app-not-allowed': 'The server does not allow this program any more.',
  'integrated-refused': 'Your Windows or Kerberos sign-in is no longer accepted.',
  'way-not-offered': 'The server no longer offers the way in which you signed in.',
  'redirect-not-trusted': 'The server led to a place that does not belong to it, so nothing was sent there.',
  'no-backup-pool': 'Your server is down, and no other stands in for it.'
}

const signInAgain = 'Sign in again to see who is here.'
/** What the window itself asks: signing in again would only meet the same. */
const asked: Partial<Record<ProblemCode, string>> = {
  'certificate-changed':
    'The certificate of the server is not the one you trusted, so nothing was sent to it. Look at it, and ask your administrator before you trust it.',
  'taken-over':
    'You are signed in with Rollcall elsewhere, and only one of the two can be connected. Connect again to go on here.'
}

export const noticeWords = {
  signedOut: 'Rollcall is signed out',
  isAskedInWindow: ({ code }: Problem) => code in asked,
  whySignedOut: ({ code }: Problem) => asked[code] ?? `${why[code] ?? 'The session has ended.'} ${signInAgain}`,
  signIn: 'Sign in',
  open: 'Open Rollcall',
  noTray: 'Rollcall has no tray here',
  whereWindowIs: 'This desktop shows no tray icons. The window stays in the dock instead.',
  noWindow: 'Rollcall cannot show its window',
  howToSeeWindow:
    'It failed several times within a minute and was put away. Rollcall goes on without it; open it to try again.',
  tryAgain: 'Try again',
  test: 'This is a test',
  testBody: 'Rollcall tells you here of the people you watch.',
  stopWatching: 'Stop watching',
  mail: 'Mail'
} as const
