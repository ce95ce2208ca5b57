// For which ground the tray's images are chosen.

import { expect, it } from 'vitest'
import { toneOf } from '../../../main/desktop/tray-tone'

it.each([
  ['darwin', undefined, true, 'template'],
  ['darwin', undefined, false, 'template'],
  ['win32', undefined, true, 'dark'],
  ['win32', undefined, false, 'light'],
  ['win32', 'GNOME', false, 'light'],
  ['linux', undefined, false, 'light'],
  ['linux', undefined, true, 'dark'],
  ['linux', 'KDE', false, 'light'],
  ['linux', 'XFCE', true, 'dark'],
  ['linux', 'ubuntu:GNOME', false, 'dark'],
  ['linux', 'X-Cinnamon', false, 'dark']
] as const)('on %s, in the shell %s, dark %s: %s', (platform, shell, isDark, tone) => {
  expect(toneOf(platform, shell, isDark)).toBe(tone)
})
