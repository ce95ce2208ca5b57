// Loaded into the measured app before its own code: says on standard error when its first window is shown.
const { app } = require('electron')

app.on('browser-window-created', (_event, window) => {
  window.once('show', () => process.stderr.write('window shown\n'))
})
