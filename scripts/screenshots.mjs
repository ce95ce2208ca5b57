#!/usr/bin/env node
// Pictures of the real app in every state worth looking at, in out/screenshots; the README's own goes to assets/.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openApp, removeFolder, rollcall } from '../test/bench/apps.mjs'
import { startSimulator } from '../test/bench/simulated-server.mjs'
import { buildApp } from './build.mjs'
import { ensurePackages, PICTURE_FONTS } from './debian-packages.mjs'
import { startSession } from './desktop-session.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { pictures } from './pictures.mjs'
import { set } from './pictures/steps.mjs'
import { traySheet } from './tray-sheet.mjs'
import { offerTray } from './tray-place.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = path.join(root, 'out', 'screenshots')
const sizes = { normal: [380, 720], wide: [900, 700], narrow: [320, 560] }

/** The typeface of the drawn interface stands in for the system's own. */
const fontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${['sans-serif', 'system-ui'].map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Inter</family></prefer></alias>`).join('\n')}
</fontconfig>`

const readmePicture = 'wide-light'

async function take(name, picture, desktop) {
  const { show, size = 'normal', settings, simulator: args = [], staysPut = false } = picture
  const bare = picture.keyring === false ? await startSession({ display: 'inherit', keyring: false }) : null
  const bus = (bare ?? desktop).env.DBUS_SESSION_BUS_ADDRESS
  const env = { ...process.env, ...desktop.env, DBUS_SESSION_BUS_ADDRESS: bus }
  const removeTray = picture.tray ? await offerTray(bus) : null
  const simulator = await startSimulator(...args)
  const open = async (userData) => {
    const app = await openApp(rollcall, {
      env,
      ...(userData && { userData }),
      args: [`--server=${simulator.address.root}`, '--force-device-scale-factor=2']
    })
    const [width, height] = sizes[size]
    await app.electron.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0].setContentSize(w, h),
      [width, height]
    )
    return app
  }
  let app = await open()
  /** `isKilled`: as if the computer had taken the app away. */
  const restart = async ({ isKilled = false } = {}) => {
    const closed = app.electron.waitForEvent('close')
    if (isKilled) app.electron.process().kill('SIGKILL')
    else await app.electron.close()
    await closed
    app = await open(app.userData)
    await app.page.waitForTimeout(1500)
  }
  /** Writes a file and has the system's dialog answer with it. */
  const chooseFile = async (fileName, text) => {
    const file = path.join(app.userData, fileName)
    writeFileSync(file, text)
    await app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, file)
  }
  if (settings) await set(app.page, settings)
  await show(app.page, simulator, { restart, chooseFile })
  // Away from every row: the virtual pointer stands in the middle of the display.
  if (!staysPut) await app.page.mouse.move(1, 1)
  await app.page.waitForTimeout(300)
  await app.page.screenshot({ path: path.join(folder, `${name}.png`) })
  console.log(`${name}.png`)
  await app.electron.close()
  await simulator.stop()
  await removeFolder(app.userData)
  removeTray?.()
  await bare?.stop()
}

ensurePackages()
ensurePackages(PICTURE_FONTS, {})
process.env.ELECTRON_OVERRIDE_DIST_PATH = (await electronRuntime()).dist
await buildApp()
mkdirSync(folder, { recursive: true })
const session = await startSession({ display: 'new' })
try {
  mkdirSync(path.join(session.env.XDG_CONFIG_HOME, 'fontconfig'), { recursive: true })
  writeFileSync(path.join(session.env.XDG_CONFIG_HOME, 'fontconfig', 'fonts.conf'), fontConfig)
  const wanted = process.argv.slice(2)
  if (wanted.length === 0 || wanted.includes('tray')) writeFileSync(path.join(folder, 'tray.png'), traySheet())
  for (const [name, picture] of Object.entries(pictures)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(name, picture, session)
  }
  if (wanted.length === 0 || wanted.includes(readmePicture)) {
    mkdirSync(path.join(root, 'assets', 'screenshots'), { recursive: true })
    copyFileSync(path.join(folder, `${readmePicture}.png`), path.join(root, 'assets', 'screenshots', 'rollcall.png'))
  }
} finally {
  await session.stop()
}
