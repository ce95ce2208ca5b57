// What each problem is called, and what can be done about it: one entry per code, so that a new code does not compile
// until it has words.
import type { Problem, ProblemCode } from '../../preload/contract'

/** `what` happened, as one sentence; `advice` says why, if known, and what to do. */
export interface ProblemWords {
  readonly what: string
  readonly advice: string
}

type Telling = (about: string | undefined) => ProblemWords

const say =
  (what: string, advice: string): Telling =>
  () => ({ what, advice })

const telling: Record<ProblemCode, Telling> = {
  'not-an-address': say('This is not a sign-in address.', 'It looks like a mail address: name@company.com.'),
  'password-missing': say('The password is missing.', 'Type the password of your account.'),
  'server-address-invalid': say(
    'This is not the address of a server.',
    'It starts with https://, for example https://lyncdiscover.company.com/. Leave it empty to have it found.'
  ),
  'note-too-long': say('The note is too long.', 'Shorten it and save it again.'),

  'server-not-found': (about) => ({
    what: about ? `No server was found for ${about}.` : 'No server was found for this address.',
    advice: 'Check the part after the @, or enter the server under More options.'
  }),
  'not-a-skype-server': (about) => ({
    what: about ? `${about} is not a Skype for Business server.` : 'This is not a Skype for Business server.',
    advice: 'Something else answers there. Check the address, or ask your administrator for the right server.'
  }),
  'online-not-supported': say(
    'This account lives in the cloud.',
    'Rollcall speaks to servers of your own organisation; that service no longer answers programs like this one.'
  ),
  'password-grant-not-offered': say(
    'This server does not accept a password here.',
    'It asks for another way of signing in, which Rollcall does not know. Your administrator can allow passwords.'
  ),
  'wrong-password': (about) => ({
    what: 'The password was not accepted.',
    advice: `${about ? `The server did not accept it for ${about}. ` : ''}Type it again; after several tries the server may lock the account.`
  }),
  'certificate-not-trusted': (about) => ({
    what: about ? `The identity of ${about} is not certain.` : 'The identity of the server is not certain.',
    advice: 'This computer does not trust its certificate, so nothing was sent. Ask your administrator to install it.'
  }),
  'clock-wrong': say(
    'The clock of this computer is wrong.',
    'The server refuses requests from another time. Set date and time, then sign in again.'
  ),
  'redirect-not-trusted': (about) => ({
    what: about ? `The server sent us on to ${about}.` : 'The server sent us on to another place.',
    advice: 'That place does not belong to it, so nothing was sent there. Enter the right server under More options.'
  }),
  'sign-in-not-permitted': say(
    'This account may not sign in.',
    'The server knows it, but does not let it in. Your administrator can tell why.'
  ),

  'no-network': say('There is no network.', 'Check the connection of this computer.'),
  'server-unreachable': (about) => ({
    what: about ? `${about} does not answer.` : 'The server does not answer.',
    advice: 'Check the network, and the VPN if your company uses one.'
  }),
  'server-busy': say('The server is busy.', 'It asked us to wait. Rollcall tries again by itself.'),
  'server-trouble': say('The server has trouble.', 'It answered with a failure of its own. Try again in a while.'),
  'answer-unreadable': say(
    'The answer of the server could not be read.',
    'Something on the way, such as a proxy, may have changed it. Try again in a while.'
  ),
  'sign-in-expired': say('Your sign-in has expired.', 'Type your password to go on.'),
  'taken-over': say('Another program took over.', 'It uses this connection now. You can take it back.'),
  'ended-by-server': say('The server ended the session.', 'You can connect again.'),
  'too-many-applications': say(
    'Too many programs are signed in.',
    'The server allows no more for your account. Close one of them, then connect again.'
  ),
  'app-not-allowed': say(
    'The server does not allow this program.',
    'Your administrator can allow it for your account.'
  ),

  'not-connected': say('There is no connection at the moment.', 'Nothing was changed. Try again when it is back.'),
  'not-allowed': say('The server does not allow this.', 'Nothing was changed.'),
  'not-found': say('This was not found.', 'It may have been removed in the meantime.'),
  'not-understood': say('This could not be done.', 'Nothing was changed. Try again in a while.')
}

/** The words for `problem`, filled with what it is about. */
export const problemWords = (problem: Problem): ProblemWords => telling[problem.code](problem.about)
