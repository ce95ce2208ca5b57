// Whether the panel of a Linux desktop is light or dark, asked of the desktop itself: what Electron tells follows the
// user's choice for our own window, and the panel does not.

import type { SessionBus } from './session-bus'

/** A service that keeps settings: all of them are asked with the two parts of a name, and tell changes the same way. */
interface Source {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signal: string
  readonly setting: readonly [string, string]
  /** Null for what it cannot mean. */
  readonly isDark: (value: unknown) => boolean | null
}

const portal: Source = {
  destination: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interface: 'org.freedesktop.portal.Settings',
  member: 'Read',
  signal: 'SettingChanged',
  setting: ['org.freedesktop.appearance', 'color-scheme'],
  // 0: no preference, 1: dark, 2: light.
  isDark: (value) => (typeof value === 'number' ? value === 1 : null)
}

/** Its panel is dark or light whatever the theme of programs, and dark unless the user changed that. */
const xfce: Source = {
  destination: 'org.xfce.Xfconf',
  path: '/org/xfce/Xfconf',
  interface: 'org.xfce.Xfconf',
  member: 'GetProperty',
  signal: 'PropertyChanged',
  setting: ['xfce4-panel', '/panels/dark-mode'],
  isDark: (value) => (typeof value === 'boolean' ? value : null)
}

export type SchemeBus = Pick<SessionBus, 'call' | 'onSignal'>

/**
 * Tells whether the panel is dark, once it is known and at each change; says nothing where the desktop does not.
 * `shell` is `XDG_CURRENT_DESKTOP`. Answers the function that ends the watching.
 */
export function watchColorScheme(
  bus: SchemeBus,
  shell: string | undefined,
  hear: (isDark: boolean) => void
): () => void {
  const { destination, path, interface: of, member, signal, setting, isDark } = isXfce(shell) ? xfce : portal
  let isNews = true
  const tell = (value: unknown) => {
    const answer = isDark(value)
    if (answer !== null) hear(answer)
  }
  const end = bus.onSignal({ interface: of, member: signal, path }, ([first, second, value]) => {
    if (first !== setting[0] || second !== setting[1]) return
    isNews = false
    tell(value)
  })
  bus
    .call({ destination, path, interface: of, member, signature: 'ss', body: setting })
    .then(([value]) => isNews && tell(value))
    // Plain desktops have no such service: then nobody knows, which is no failure.
    .catch(() => undefined)
  return () => {
    isNews = false
    end()
  }
}

const isXfce = (shell: string | undefined): boolean => (shell ?? '').split(':').includes('XFCE')
