// Every word of what the app says of itself in a notification, in English.

import type { Problem, ProblemCode } from '../../preload/contract'

/** What happened, as one sentence; whatever has none here only ended. */
const why: Partial<Record<ProblemCode, string>> = {
  'wrong-password': 'The server no longer accepts the password.',
  'sign-in-expired': 'Your sign-in has expired.',
  'password-missing': 'The password is not known any more.',
  'sign-in-not-permitted': 'The server does not let this account in any more.',
  'taken-over': 'Another program took over the connection.',
  'ended-by-server': 'The server ended the session.',
  'too-many-applications': 'Too many programs are signed in.',
  'app-not-allowed': 'The server does not allow this program any more.'
}

const signInAgain = 'Sign in again to see who is here.'
/** Signing in again would only meet the same certificate: whether it is believed comes first. */
const otherCertificate =
  'The certificate of the server is not the one you trusted, so nothing was sent to it. Look at it, and ask your administrator before you trust it.'

export const noticeWords = {
  signedOut: 'Rollcall is signed out',
  whySignedOut: ({ code }: Problem) =>
    code === 'certificate-changed' ? otherCertificate : `${why[code] ?? 'The session has ended.'} ${signInAgain}`,
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
