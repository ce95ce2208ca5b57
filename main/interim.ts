// What is under construction: each part takes its own lines out of here, and the file goes with the last of them.

import type { DesktopState } from '../preload/contract'
import type { CommandPorts } from './commands'

export const interim = {} satisfies Partial<CommandPorts>

export const interimState = {
  desktop: (): Omit<DesktopState, 'settingsFile' | 'tray'> => ({ idleTime: 'known' })
}
