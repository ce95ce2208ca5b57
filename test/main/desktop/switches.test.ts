// What Chromium is told before it starts.

import { expect, it } from 'vitest'
import { startWithoutKeyring } from '../../../main/desktop/switches'

it.each([
  ['linux', [['password-store', 'basic']]],
  ['darwin', []],
  ['win32', []]
] as const)('on %s asks for %j', (platform, expected) => {
  const told: (readonly [string, string | undefined])[] = []
  const commandLine = { appendSwitch: (name: string, value?: string) => void told.push([name, value]) }
  // Of Electron's command line only this is used.
  startWithoutKeyring({ commandLine: commandLine as Electron.CommandLine }, platform)
  expect(told).toEqual(expected)
})
