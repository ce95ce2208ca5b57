// What the app says of it all, in the very words of the window, the tray's menu and the message about an edit.

import { trayWords } from '../../../main/words/tray'
import type { Connection, Presence, UntrustedCertificate } from '../../../preload/contract'
import { availabilityWords } from '../../../preload/words/presence-line'
import { presenceWords } from '../../../preload/words/presence'
import { bannerOf, type BannerContent } from '../../../renderer/list/banner'
import { refusalSentence } from '../../../renderer/words/edits'
import { certificateWords } from '../../../renderer/words/certificates'
import { words } from '../../../renderer/words/en'
import { problemWords } from '../../../renderer/words/problems'
import { plainText } from '../../../renderer/words/sentence'
import { picture } from '../../renderer/pictures'
import type { Scene } from './scene'

/** What is said first, and in brackets the button beside it; empty where nothing is said. */
export interface Told {
  readonly window: string
  readonly tray: string
}

/** Stands for a time of day, which is another one in every case. */
const someTime = '…'

/** What window and tray say of this connection. */
export function toldOf(session: Scene['session'], connection: Connection = session.connection): Told {
  const now = told(connection)
  const problem = 'problem' in now ? now.problem : undefined
  switch (now.kind) {
    case 'reconnecting':
    case 'ended':
      return { window: bannerText(session, now), tray: trayWords.offline(problem) }
    case 'paused':
      return { window: bannerText(session, now), tray: trayWords.offline() }
    case 'signed-out':
      return { window: problem ? problemWords(problem).what : '', tray: trayWords.signedOut(problem) }
    case 'online':
      return { window: bannerText(session, now), tray: session.lists.withheld ? trayWords.withheld : '' }
    default:
      return { window: bannerText(session, now), tray: '' }
  }
}

/** How somebody is shown of whom nothing is known now. */
export const uncertainWords = (presence: Presence): string =>
  presence.kind === 'stale'
    ? presenceWords.asOf(presenceWords.availability.available, someTime)
    : availabilityWords(presence, 0)

/** What is said of the edits that were refused, as far as the reason; the host is left out. */
export const refusalsOf = ({ edits, lists }: Scene['session']): string[] =>
  edits
    .filter(({ refusals }) => refusals.length > 0)
    .map(({ refusals, ...edit }) => {
      const hostless = refusals.map((one) => ({ ...one, problem: { code: one.problem.code } }))
      return withReason(plainText(refusalSentence({ ...edit, refusals: hostless }, lists)))
    })

const withReason = (text: string): string => /^[^.:]*(?::|\.)[^.]*\./.exec(text)?.[0] ?? text

function bannerText({ lists }: Scene['session'], connection: Connection): string {
  const banner = bannerOf(picture({ connection, lists }), new Set())
  return banner === null ? '' : sayBanner(banner)
}

// As Banner.svelte puts it together.
function sayBanner(banner: BannerContent): string {
  const { asOf, nothingKnown, offline, withheld, tryNow, signInAgain, connectAgain } = words.banner
  switch (banner.kind) {
    case 'offline':
      return `${offline} ${banner.asOf === null ? nothingKnown : asOf(someTime)}${banner.canTry ? ` [${tryNow}]` : ''}`
    case 'ended':
      return `${problemWords(banner.problem).what} [${banner.needsPassword ? signInAgain : connectAgain}]`
    case 'certificate':
      return `${problemWords(banner.problem).what} [${certificateWords.show}]`
    case 'withheld':
      return `${withheld.what} [${tryNow}]`
    case 'read-only':
      return words.banner.readOnly[banner.why].join(' ')
    default:
      return ''
  }
}

/** The app puts the certificate beside the problem that it is the reason of; which host it was is left out. */
function told(connection: Connection): Connection {
  if (!('problem' in connection) || connection.problem === undefined) return connection
  const { code, ways } = connection.problem
  const isOfCertificate = code.startsWith('certificate-')
  return { ...connection, problem: { code, ...(ways && { ways }), ...(isOfCertificate && { certificate }) } }
}

const certificate: UntrustedCertificate = {
  host: '127.0.0.1',
  fingerprint: 'AA',
  validFrom: 0,
  validUntil: 1,
  subject: 'somebody',
  issuer: 'somebody',
  faults: ['unknown-issuer'],
  canBeTrusted: true,
  before: null
}
