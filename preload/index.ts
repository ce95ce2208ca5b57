// The only thing the page gets from Electron: `window.rollcall`.

import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { createBridge } from './bridge'
import { commandChannel, eventChannel } from './channels'

contextBridge.exposeInMainWorld(
  'rollcall',
  createBridge({
    invoke: (name, args) => ipcRenderer.invoke(commandChannel, name, ...args),
    subscribe: (name, listen) => {
      const hear = (_event: IpcRendererEvent, heard: string, payload: unknown) => {
        if (heard === name) listen(payload)
      }
      ipcRenderer.on(eventChannel, hear)
      return () => ipcRenderer.off(eventChannel, hear)
    }
  })
)
