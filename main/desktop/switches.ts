// What Chromium is told before it starts.

import type { App } from 'electron'

/**
 * Chromium encrypts what cookies it would keep on disk, and asks the keyring of a Linux desktop for the key before any
 * window can show: a keyring that is locked would ask the user, one that does not answer holds up the start for
 * minutes. The app keeps no cookie on disk, so there it takes the key that is built in. To be called before the app is
 * ready.
 */
export function startWithoutKeyring({ commandLine }: Pick<App, 'commandLine'>, platform: NodeJS.Platform): void {
  if (platform === 'linux') commandLine.appendSwitch('password-store', 'basic')
}
