// Whether a Linux desktop is light or dark, asked of the desktop itself: what Electron tells follows the user's choice
// for our own window, and the panel does not.

import type { SessionBus } from './session-bus'

const portal = 'org.freedesktop.portal.Desktop'
const portalPath = '/org/freedesktop/portal/desktop'
const settings = 'org.freedesktop.portal.Settings'
const appearance = 'org.freedesktop.appearance'
const colorScheme = 'color-scheme'

export type SchemeBus = Pick<SessionBus, 'call' | 'onSignal'>

/**
 * Tells whether the desktop is dark, once it is known and at each change; says nothing where the desktop does not.
 * Answers the function that ends the watching.
 */
export function watchColorScheme(bus: SchemeBus, hear: (isDark: boolean) => void): () => void {
  let isNews = true
  const tell = (scheme: unknown) => {
    if (typeof scheme === 'number') hear(scheme === 1)
  }
  const end = bus.onSignal({ interface: settings, member: 'SettingChanged', path: portalPath }, ([of, key, scheme]) => {
    if (of !== appearance || key !== colorScheme) return
    isNews = false
    tell(scheme)
  })
  const body = [appearance, colorScheme]
  bus
    .call({ destination: portal, path: portalPath, interface: settings, member: 'Read', signature: 'ss', body })
    .then(([scheme]) => isNews && tell(scheme))
    // Plain desktops have no portal: then nobody knows, which is no failure.
    .catch(() => undefined)
  return () => {
    isNews = false
    end()
  }
}
