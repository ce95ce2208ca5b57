// The baseline: an Electron app with one window of our size and nothing in it.
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 380, height: 720, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  void window.loadURL('data:text/html,<title>empty</title>')
})
app.on('window-all-closed', () => app.quit())
