// Wiring of the one way to other programs: nothing else in the app may call Electron's own function.

import { shell } from 'electron'
import { createOpenOutside } from '../outside-links'

/** Rejects for what may not be opened, and where the system has no program for it. */
export const openOutside = createOpenOutside((link) => shell.openExternal(link))
