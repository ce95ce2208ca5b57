// Wiring of the window's page: what it may ask for that needs the desktop, and how it is answered and told.

import { clipboard, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { AppStates } from '../app-state'
import type { CommandPorts, CommandTable } from '../commands'
import { createContactFile } from '../contact-file'
import { createFileDialogs } from '../desktop/file-dialogs'
import { answerCommands, isFromPage, sendState } from '../desktop/ipc'
import { pageAddress } from '../desktop/scheme'
import type { Log } from '../log'
import type { SettingsKeeper } from '../settings'
import { openOutside } from './outside'
import type { createWindow } from './window'

type WindowSide = ReturnType<typeof createWindow>

interface PagePorts extends Pick<WindowSide, 'windows' | 'asked'> {
  readonly states: AppStates
  readonly settings: SettingsKeeper
  readonly log: Log
}

export function createPagePorts({ windows, asked, states, settings, log }: PagePorts) {
  return {
    ...createContactFile({
      state: states.current,
      dialogs: createFileDialogs(dialog, windows.current),
      now: Date.now,
      log
    }),
    state: states.current,
    open: openOutside,
    copy: (text) => clipboard.writeText(text),
    changeSettings: (change) => void settings.change(change),
    didShow: asked.didShow,
    closeWindow: windows.close
  } satisfies Partial<CommandPorts>
}

interface DoorPorts extends Pick<WindowSide, 'windows'> {
  readonly commands: CommandTable
  readonly states: AppStates
  readonly log: Log
}

/** Whichever window there is at the moment, its page is answered and told, nobody else; it comes and goes with the tray. */
export function openDoor({ windows, commands, states, log }: DoorPorts): void {
  const isOurs = (event: IpcMainInvokeEvent) => {
    const mainFrame = windows.current()?.webContents.mainFrame
    return isFromPage(event, mainFrame === undefined ? null : { mainFrame, address: pageAddress() })
  }
  answerCommands({ ipcMain, commands, isOurs, log })
  states.listen((state) => sendState(windows.current(), state))
  states.listen(windows.followTray)
}
