// Joins session, settings, account and keychain into the one picture that every view shows, under a number that only
// grows, and tells listeners at most once a frame.

import type { Account, AlertsState, AppState, Asked, DesktopState, Keychain, Me, Settings } from '../preload/contract'
import type { Certificates } from './certificates/certificates'
import { tellCertificate } from './certificates/tell-certificate'
import type { Session } from './session/session'

export interface AppStateSources {
  readonly session: Pick<Session, 'connection' | 'people' | 'groups' | 'lists' | 'edits'>
  readonly me: () => Me | null
  readonly watching: () => AppState['watching']
  readonly settings: () => Settings
  readonly account: () => Account | null
  readonly keychain: () => Keychain
  readonly certificates: Pick<Certificates, 'refused' | 'trusted'>
  readonly alerts: () => AlertsState
  readonly desktop: () => DesktopState
  readonly asked: () => Asked | null
  /** Runs the function once after the given milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void
}

export interface AppStates {
  /** The newest picture; reading it twice without a change answers the same object. */
  current(): AppState
  /** To be called whenever a source has changed. */
  changed(): void
  /** Answers the function that ends the listening. */
  listen(hear: (state: AppState) => void): () => void
}

/** A frame at 60 Hz: more pictures than that could not be seen. */
const frameMs = 16

export function createAppStates(sources: AppStateSources): AppStates {
  const listeners = new Set<(state: AppState) => void>()
  let picture: AppState | null = null
  let number = 0
  let isDue = false

  const current = () => {
    picture ??= {
      number: ++number,
      connection: tellCertificate(sources.session.connection, sources.certificates.refused),
      account: sources.account(),
      me: sources.me(),
      people: sources.session.people,
      groups: sources.session.groups,
      watching: sources.watching(),
      lists: sources.session.lists,
      edits: sources.session.edits,
      settings: sources.settings(),
      keychain: sources.keychain(),
      certificates: sources.certificates.trusted(),
      alerts: sources.alerts(),
      desktop: sources.desktop(),
      asked: sources.asked()
    }
    return picture
  }
  const tell = () => {
    isDue = false
    for (const hear of listeners) hear(current())
  }

  return {
    current,
    changed() {
      picture = null
      if (isDue) return
      isDue = true
      sources.later(tell, frameMs)
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    }
  }
}
