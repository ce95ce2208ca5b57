// The system's dialogs for files of contacts. Their own words are the system's, in its language.

import type { BrowserWindow, Dialog, FileFilter } from 'electron'
import type { FileDialogs } from '../contact-file'

const everything: FileFilter = { name: '*', extensions: ['*'] }

export function createFileDialogs(
  // Asked for at each call, so that a test can put its own answers into Electron's object.
  dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>,
  window: BrowserWindow
): FileDialogs {
  return {
    async askWhereTo(suggestedName) {
      const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1)
      const filters = [{ name: extension.toUpperCase(), extensions: [extension] }, everything]
      const answer = await dialog.showSaveDialog(window, { defaultPath: suggestedName, filters })
      // A path comes along with a cancelled dialog on some systems.
      return answer.canceled || answer.filePath === '' ? null : answer.filePath
    },
    async askWhich() {
      const filters = [{ name: 'JSON, CSV', extensions: ['json', 'csv'] }, everything]
      const answer = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
      return answer.canceled ? null : (answer.filePaths[0] ?? null)
    }
  }
}
