// The system's dialogs for files of contacts. Their own words are the system's, in its language.

import type { BrowserWindow, Dialog, FileFilter, OpenDialogOptions } from 'electron'
import type { FileDialogs } from '../contact-file'

const everything: FileFilter = { name: '*', extensions: ['*'] }

export function createFileDialogs(
  // Asked for at each call, so that a test can put its own answers into Electron's object.
  dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>,
  /** The window asks, so there is one; it may be gone by the time the system is asked. */
  window: () => BrowserWindow | null
): FileDialogs {
  return {
    async askWhereTo(suggestedName) {
      const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1)
      const filters = [{ name: extension.toUpperCase(), extensions: [extension] }, everything]
      const options = { defaultPath: suggestedName, filters }
      const over = window()
      const answer = await (over === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(over, options))
      // A path comes along with a cancelled dialog on some systems.
      return answer.canceled || answer.filePath === '' ? null : answer.filePath
    },
    async askWhich() {
      const filters = [{ name: 'JSON, CSV', extensions: ['json', 'csv'] }, everything]
      const options: OpenDialogOptions = { properties: ['openFile'], filters }
      const over = window()
      const answer = await (over === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(over, options))
      return answer.canceled ? null : (answer.filePaths[0] ?? null)
    }
  }
}
