// Which banner the list carries, if any. Never two: a lost connection outweighs a list that cannot be read, that one
// that can only be read, that outweighs a keychain and the settings file, and last comes what was held back.
import type {
  AppState,
  DesktopState,
  Editing,
  Instant,
  Keychain,
  Problem,
  UntrustedCertificate
} from '../../preload/contract'
import { needsPassword } from '../../preload/words/states'

export type BannerContent =
  | { readonly kind: 'offline'; readonly asOf: Instant | null; readonly canTry: boolean }
  | {
      readonly kind: 'ended'
      readonly asOf: Instant | null
      readonly problem: Problem
      readonly needsPassword: boolean
    }
  /** The user decides whether the server is believed. */
  | {
      readonly kind: 'certificate'
      readonly asOf: Instant | null
      readonly problem: Problem
      readonly certificate: UntrustedCertificate
    }
  /** The server does not let the lists be read; `asOf`: when what is shown of them was, `null` if nothing is. */
  | { readonly kind: 'withheld'; readonly asOf: Instant | null }
  | { readonly kind: 'read-only'; readonly why: Exclude<Editing, 'allowed'> }
  | { readonly kind: 'keychain'; readonly keychain: Exclude<Keychain, 'untried' | 'working'> }
  | { readonly kind: 'settings-file'; readonly condition: Exclude<DesktopState['settingsFile'], 'kept'> }
  /** Nobody is told of changes they did not want to hear of before that time is over. */
  | { readonly kind: 'held-back'; readonly count: number }

/** What the user can have read and sent away. */
export type Dismissed = 'keychain' | 'restored' | 'not-kept'

/** Pure. Whoever has sent one away is not told again. */
export function bannerOf(picture: AppState, dismissed: ReadonlySet<Dismissed>): BannerContent | null {
  const { connection, lists } = picture
  switch (connection.kind) {
    case 'reconnecting':
      return certificateBanner(connection) ?? { kind: 'offline', asOf: connection.asOf, canTry: true }
    case 'paused':
      return { kind: 'offline', asOf: connection.asOf, canTry: false }
    case 'ended': {
      const { asOf, problem } = connection
      return certificateBanner(connection) ?? { kind: 'ended', asOf, problem, needsPassword: needsPassword(problem) }
    }
    default:
      if (lists.withheld) return { kind: 'withheld', asOf: lists.withheld.asOf }
      if (lists.editing !== 'allowed') return { kind: 'read-only', why: lists.editing }
      return (
        (dismissed.has('keychain') ? null : keychainBanner(picture)) ??
        settingsFileBanner(picture, dismissed) ??
        heldBackBanner(picture)
      )
  }
}

function certificateBanner({ asOf, problem }: { asOf: Instant | null; problem: Problem }): BannerContent | null {
  const { certificate } = problem
  return certificate === undefined ? null : { kind: 'certificate', asOf, problem, certificate }
}

function keychainBanner({ keychain, account }: AppState): BannerContent | null {
  const isKept = keychain === 'untried' || keychain === 'working'
  // The computer itself knows who is signed in there: nothing has to be kept.
  const needsKeychain = account?.keepSignedIn === true && account.way !== 'integrated'
  return isKept || !needsKeychain ? null : { kind: 'keychain', keychain }
}

function settingsFileBanner({ desktop }: AppState, dismissed: ReadonlySet<Dismissed>): BannerContent | null {
  const condition = desktop.settingsFile
  return condition === 'kept' || dismissed.has(condition) ? null : { kind: 'settings-file', condition }
}

function heldBackBanner({ alerts: { heldBack, quiet } }: AppState): BannerContent | null {
  return quiet === null && heldBack.length > 0 ? { kind: 'held-back', count: heldBack.length } : null
}
