// What is under construction: each part takes its own lines out of here, and the file goes with the last of them.

import type { DesktopState, Outcome } from '../preload/contract'
import type { CommandPorts } from './commands'

const refused: Outcome<never> = { ok: false, problem: { code: 'not-now' } }

export const interim = {
  setMyLocation: async () => refused,
  readAbout: async () => ({ version: '', electron: '', chromium: '', node: '', licences: '' }),
  openLogFolder: async () => undefined,
  copyDiagnostics: async () => undefined
} satisfies Partial<CommandPorts>

export const interimState = {
  desktop: (): Omit<DesktopState, 'settingsFile' | 'tray'> => ({ idleTime: 'known' })
}
