// Watching in the list as a test meets it: watches to show, and how they are set.
import { screen } from '@testing-library/svelte'
import type { AppState, Watch, WatchLasts, WatchTarget } from '../../../preload/contract'
import type { FakeBridge } from '../fake-bridge'
import { lena, picture, yuki } from '../pictures'

export const { alerts } = picture()

export const once = { kind: 'once' } as const
export const of = ({ uri }: { uri: string }): WatchTarget => ({ kind: 'person', uri })
export const night: WatchTarget = { kind: 'group', groupId: 'Night shift' }
export const any: WatchTarget = { kind: 'any', uris: [lena.uri, yuki.uri] }
export const watchOn = (target: WatchTarget, lasts: WatchLasts = once): Watch => ({ target, on: ['available'], lasts })

/** The picture in which these watches are set, and whoever they are about stands under Watching. */
export const watched = (watches: Watch[], more: Partial<AppState> = {}): AppState => {
  const watching = watches.flatMap(({ target }) => (target.kind === 'person' ? [target.uri] : []))
  return picture({ watching, alerts: { ...alerts, watches }, ...more })
}

/** What was asked to be watched: whom, and how. */
export const asked = (bridge: FakeBridge): unknown[] =>
  bridge.asked.filter(([name]) => name === 'watch').map(([, ...rest]) => rest)

/** A way of watching that an open menu offers. */
export const choice = (name: RegExp): HTMLElement => screen.getByRole('menuitemradio', { name })
