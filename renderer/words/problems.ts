// What each problem is called, and what can be done about it: one entry per code, so that a new code does not compile
// until it has words.
import type { Problem, ProblemCode, SignInWay } from '../../preload/contract'
import { afterExpiry, offeredWays } from './ways'

/** `what` happened, as one sentence; `advice` says why, if known, and what to do. */
export interface ProblemWords {
  readonly what: string
  readonly advice: string
}

type Telling = (about: string | undefined, ways: readonly SignInWay[]) => ProblemWords

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
  'location-too-long': say('The location is too long.', 'It has at most 60 characters. Shorten it and save it again.'),
  'time-over': say('That time is over.', 'Choose a later one.'),

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
  'way-not-offered': (about, ways) => ({
    what: about
      ? `The server at ${about} does not offer this way of signing in.`
      : 'The server does not offer this way of signing in.',
    advice: offeredWays(ways)
  }),
  'wrong-password': (about) => ({
    what: 'The password was not accepted.',
    advice: `${about ? `The server did not accept it for ${about}. ` : ''}Type it again; after several tries the server may lock the account.`
  }),
  'integrated-refused': say(
    'Your Windows or Kerberos sign-in was not accepted.',
    'Sign in to your company’s network first, or choose another way under More options.'
  ),
  'page-closed': say(
    'The sign-in page was closed before you were signed in.',
    'Press Sign in to open it again, or choose another way under More options.'
  ),
  'certificate-not-trusted': (about) => ({
    what: about ? `The identity of ${about} is not certain.` : 'The identity of the server is not certain.',
    advice:
      'This computer does not trust its certificate, so nothing was sent. Look at the certificate, and trust it only if your administrator confirms its fingerprint.'
  }),
  'certificate-changed': (about) => ({
    what: about ? `The certificate of ${about} has changed.` : 'The certificate of the server has changed.',
    advice:
      'It is not the one you trusted, so nothing was sent. Look at the new one, and trust it only if your administrator confirms its fingerprint.'
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
  'server-trouble': say(
    'The server has trouble.',
    'It answered with a failure of its own. That mostly passes within minutes.'
  ),
  'answer-unreadable': say(
    'The answer of the server could not be read.',
    'Something on the way, such as a proxy or the sign-in page of a network, may have changed it. Open any web page to see whether the network asks for something.'
  ),
  'sign-in-expired': (_about, [way = 'password']) => ({ what: 'Your sign-in has expired.', advice: afterExpiry[way] }),
  'taken-over': say(
    'You are signed in with Rollcall elsewhere.',
    'Only one of the two can be connected. Connect again to go on here; the other one stops.'
  ),
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
  'not-understood': say('This could not be done.', 'Nothing was changed. Try again in a while.'),
  'not-now': say('The server cannot do this now.', 'Something else is under way there. Try again in a while.'),

  'group-name-empty': say('A group needs a name.', 'Type at least one letter.'),
  'group-name-too-long': say('The name is too long.', 'A group’s name has at most 256 characters. Shorten it.'),
  'group-name-unusable': say(
    'The name cannot be used.',
    'It contains characters that cannot be shown, such as a line break or a tab. Type it again without them.'
  ),
  'not-a-contact-address': (about) => ({
    what: about ? `${about} is not an address of a person.` : 'This is not an address of a person.',
    advice: 'It looks like a mail address of at most 250 characters: name@company.com.'
  }),
  'list-full': say('The list is full.', 'The server takes no more people. Remove someone first.'),
  'too-many-delegates': say('There are too many delegates.', 'The server takes no more. Remove one of them first.'),
  'too-many-groups': say('There are too many groups.', 'The server takes no more. Delete one first.'),
  'too-many-watched': say(
    'Too many people are watched.',
    'The server tells the presence of no more people. Stop watching someone first.'
  ),
  'already-there': say('This name is taken.', 'A group is called so already. Choose another name.'),
  'list-moving': say(
    'Your list is being moved to another server.',
    'Until that is done it can be read, not changed. Try again later.'
  ),
  'editing-unsupported': say(
    'This server does not let programs change the list.',
    'It can be read here, and changed with another program.'
  ),
  'group-not-editable': say('This group cannot be changed.', 'The server keeps it, so people cannot be put in or out.'),
  'group-gone': say('This group is not there any more.', 'It was deleted, perhaps on another device.'),
  'group-changed': say(
    'The group was changed on another device.',
    'The name there is newer than the one typed here. Look at it, then try again.'
  ),
  'mailbox-unsupported': say(
    'The server that keeps your list is too old.',
    'It can be read, not changed. Your administrator can tell when it is renewed.'
  ),
  'events-unreachable': say(
    'The server cannot tell us what changes.',
    'Its way back to this program is closed at the moment. Rollcall tries again by itself.'
  ),
  'no-backup-pool': say(
    'Your server is down, and no other stands in for it.',
    'Your administrator may know more. Connect again in a while.'
  ),

  'list-too-large': say('This group is too large to be opened.', 'The server does not tell who is in it.'),
  'members-hidden': say('The people in this group are hidden.', 'The server does not let you see them.'),
  'search-not-allowed': say('The directory cannot be searched.', 'The server does not allow it for your account.'),

  'too-many-recipients': say('These are too many people for one mail.', 'Choose fewer of them.'),

  'only-a-sample': say(
    'This is the sample organisation.',
    'It ends with Rollcall, so there is nothing to keep and no other server. Sign out, then sign in with your account.'
  ),

  'no-notifications': say(
    'This desktop shows no notifications.',
    'Start or allow its notification service; until then everything is listed in the window.'
  ),
  'no-keychain': say(
    'The password cannot be kept here.',
    'Unlock or install a keychain, such as GNOME Keyring or KWallet, and try again.'
  ),
  'person-not-found': (about) => ({
    what: about ? `${about} is not in your list.` : 'This person is not in your list.',
    advice: 'Search the directory to find and add them.'
  }),

  'file-unreadable': (about) => ({
    what: about ? `${about} could not be read.` : 'The file could not be read.',
    advice: 'It may have been moved, be larger than a list of contacts can be, or belong to somebody else.'
  }),
  'file-not-a-list': (about) => ({
    what: about ? `${about} is not a list of contacts.` : 'This file is not a list of contacts.',
    advice: 'Choose a JSON or CSV file that Rollcall has written, or one of the same form.'
  }),
  'file-not-written': (about) => ({
    what: about ? `${about} could not be written.` : 'The file could not be written.',
    advice: 'The folder may be read-only or the disk full. Choose another place.'
  })
}

/** The words for `problem`, filled with what it is about. */
export const problemWords = ({ code, about, ways = [] }: Problem): ProblemWords => telling[code](about, ways)
