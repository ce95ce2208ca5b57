// Every word that only the tray says, in English.

import type { Problem, ProblemCode } from '../../preload/contract'

/** Why there is no connection, short enough for a menu; what is not named here is only `Offline`. */
const why: Partial<Record<ProblemCode, string>> = {
  'no-network': 'there is no network',
  'server-not-found': 'no server was found',
  'server-unreachable': 'the server does not answer',
  'server-busy': 'the server is busy',
  'server-trouble': 'the server has trouble',
  'answer-unreadable': 'the answer could not be read',
  'not-understood': 'the server did not take the question',
  'mailbox-unsupported': 'the mailbox is not supported',
  'redirect-not-trusted': 'the server led elsewhere',
  'events-unreachable': 'the server cannot tell what changes',
  'no-backup-pool': 'the server is down',
  'certificate-not-trusted': 'the identity of the server is not certain',
  'certificate-changed': 'the certificate of the server has changed',
  'clock-wrong': 'the clock of this computer is wrong',
  'sign-in-expired': 'your sign-in has expired',
  'wrong-password': 'the password was not accepted',
  'integrated-refused': 'your computer’s sign-in was not accepted',
  'password-missing': 'the password is missing',
  'sign-in-not-permitted': 'this account may not sign in',
  'taken-over': 'you are signed in elsewhere',
  'ended-by-server': 'the server ended the session',
  'too-many-applications': 'too many programs are signed in',
  'app-not-allowed': 'the server does not allow this program'
}

const because = (state: string, problem: Problem | undefined): string => {
  const reason = problem && why[problem.code]
  return reason === undefined ? state : `${state}: ${reason}`
}

const tooltip = {
  online: (state: string, watched: string) => `Rollcall: ${state}${watched && `. ${watched}`}`,
  watched: (count: number, available: string, all: string) =>
    `${available} of ${all} watched ${count === 1 ? 'is' : 'are'} available`,
  offline: (time: string | null) => `Rollcall: offline${time === null ? '' : `, as of ${time}`}`,
  connecting: 'Rollcall: connecting',
  signingIn: 'Rollcall: signing in',
  signedOut: 'Rollcall: signed out'
}

const status = {
  until: (state: string, time: string) => `${state} until ${time}`,
  untilTime: (time: string) => `Until ${time}`,
  reset: 'Reset status'
}

const pause = {
  label: 'Pause notifications',
  paused: (time: string) => `Notifications paused until ${time}`,
  tomorrow: (time: string) => `tomorrow, ${time}`,
  resume: 'Resume'
}

/** Times, counts and names are already written out. */
export const trayWords = {
  tooltip,
  status,
  pause,
  /** Who and what they are: native menus have one column of text. */
  person: (name: string, state: string) => `${name} · ${state}`,
  offline: (problem?: Problem) => because('Offline', problem),
  signedOut: (problem?: Problem) => because('Signed out', problem),
  withheld: 'Your list cannot be read',
  signingIn: 'Signing in…',
  connecting: 'Connecting…',
  tryNow: 'Try now',
  connectAgain: 'Connect again',
  signInAgain: 'Sign in again',
  signIn: 'Sign in',
  watching: 'Watching',
  favourites: 'Favourites',
  tellMe: 'Tell me once when free',
  open: 'Open Rollcall',
  settings: 'Settings',
  signOut: 'Sign out',
  quit: 'Quit'
} as const
