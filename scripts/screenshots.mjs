#!/usr/bin/env node
// Pictures of the real app in every state worth looking at, in out/screenshots; the README's own goes to assets/.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openApp, removeFolder, rollcall, signIn } from '../test/bench/apps.mjs'
import { startSimulator } from '../test/bench/simulated-server.mjs'
import { buildApp } from './build.mjs'
import { ensurePackages, PICTURE_FONTS } from './debian-packages.mjs'
import { startSession } from './desktop-session.mjs'
import { electronRuntime } from './electron-runtime.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = path.join(root, 'out', 'screenshots')
const sizes = { normal: [380, 720], wide: [900, 700], narrow: [320, 560] }

/** The typeface of the drawn interface stands in for the system's own. */
const fontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${['sans-serif', 'system-ui'].map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Inter</family></prefer></alias>`).join('\n')}
</fontconfig>`

/** What each picture shows: the server it needs, and how the app gets there. */
const pictures = {
  'sign-in': { show: (page) => page.getByRole('heading', { name: 'Sign in' }).waitFor() },
  'sign-in-options': {
    show: async (page) => {
      await set(page, { theme: 'dark' })
      await page.getByRole('button', { name: 'More options' }).click()
    }
  },
  'sign-in-error': {
    show: async (page, { address }) => {
      await signIn(page, address, 'not the password')
      await page.getByRole('alert').waitFor()
    }
  },
  'signing-in': {
    show: async (page, simulator) => {
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      await signIn(page, simulator.address)
      await page.getByText('Read your lists').waitFor()
      await page.waitForTimeout(1000)
    }
  },
  loading: {
    show: async (page, simulator, { restart }) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      return restart()
    }
  },
  'list-light': { show: showList },
  'list-dark': { show: showList, settings: { theme: 'dark' } },
  'list-end': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('treeitem').first().focus()
      await page.keyboard.press('End')
    }
  },
  'list-compact': { show: showList, settings: { density: 'compact' } },
  'list-compact-dark': { show: showList, settings: { density: 'compact', theme: 'dark' } },
  'wide-light': { show: openDetails, size: 'wide' },
  'wide-dark': { show: openDetails, size: 'wide', settings: { theme: 'dark' } },
  details: { show: openDetails },
  search: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('ma')
      await page.keyboard.press('ArrowDown')
    }
  },
  'empty-search': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('zzzz')
    }
  },
  'my-presence': { show: openMyPresence },
  'my-presence-dark': { show: openMyPresence, settings: { theme: 'dark' } },
  'more-menu': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('button', { name: 'More', exact: true }).click()
    }
  },
  'offline-light': { show: loseServer },
  'offline-dark': { show: loseServer, settings: { theme: 'dark' } },
  ended: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', {
        path: 'events',
        action: 'status',
        status: 410,
        code: 'Gone',
        subcode: 'InactiveApplicationExpired',
        times: 50
      })
      await simulator.control('people?release=now', 'POST', [{ uri: await firstUri(simulator), note: 'Back soon' }])
      await page.getByRole('button', { name: /Connect again/ }).waitFor()
    }
  },
  'empty-list': { show: showList, simulator: ['--people', '0', '--groups', '0'] },
  narrow: { show: showList, size: 'narrow' },
  '1000-contacts': { show: showList, simulator: ['--people', '1000', '--groups', '20', '--contact-limit', '1000'] }
}

const readmePicture = 'wide-light'

async function showList(page, { address }) {
  await signIn(page, address)
  await page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Connected' }).waitFor()
  // Notes and portraits come after presence.
  await page.waitForTimeout(3500)
}

async function openDetails(page, simulator) {
  await showList(page, simulator)
  await page.getByRole('treeitem', { name: /^Beatriz Pacheco/ }).click()
  await page.getByRole('heading', { name: 'Beatriz Pacheco' }).waitFor()
  await page.waitForTimeout(800)
}

async function openMyPresence(page, simulator) {
  await showList(page, simulator)
  await page.getByRole('button', { name: /^My presence/ }).click()
  await page.waitForTimeout(300)
}

async function loseServer(page, simulator) {
  await showList(page, simulator)
  await simulator.stop()
  await page.getByText(/Presence as of/).waitFor()
}

const set = (page, settings) => page.evaluate((change) => globalThis.rollcall.changeSettings(change), settings)

async function firstUri(simulator) {
  const { people } = await simulator.control('state')
  return people[0].uri
}

async function take(name, { show, size = 'normal', settings, simulator: args = [] }, env) {
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
  const restart = async () => {
    await app.electron.close()
    app = await open(app.userData)
    await app.page.waitForTimeout(1500)
  }
  if (settings) await set(app.page, settings)
  await show(app.page, simulator, { restart })
  // Away from every row: the virtual pointer stands in the middle of the display.
  await app.page.mouse.move(1, 1)
  await app.page.waitForTimeout(300)
  await app.page.screenshot({ path: path.join(folder, `${name}.png`) })
  console.log(`${name}.png`)
  await app.electron.close()
  await simulator.stop()
  await removeFolder(app.userData)
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
  const env = { ...process.env, ...session.env }
  for (const [name, picture] of Object.entries(pictures)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(name, picture, env)
  }
  if (wanted.length === 0 || wanted.includes(readmePicture)) {
    mkdirSync(path.join(root, 'assets', 'screenshots'), { recursive: true })
    copyFileSync(path.join(folder, `${readmePicture}.png`), path.join(root, 'assets', 'screenshots', 'rollcall.png'))
  }
} finally {
  await session.stop()
}
