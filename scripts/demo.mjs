#!/usr/bin/env node
// The app on its built-in sample organisation. With a display it simply opens; without one the same app runs in a
// virtual one for 20 seconds, every presence change is printed as a line, and a picture is kept.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { buildApp } from './build.mjs'
import { ensurePackages } from './debian-packages.mjs'
import { startSession } from './desktop-session.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { sandboxArguments, spawnApp } from './start.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const shownForMs = 20_000
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

await buildApp()
if (hasDisplay) await openDemo()
else await showDemoHeadless()

async function openDemo() {
  const child = await spawnApp(['--demo', ...process.argv.slice(2)])
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

async function showDemoHeadless() {
  ensurePackages()
  const { _electron } = await import('@playwright/test')
  const session = await startSession({ display: 'new' })
  const userData = mkdtempSync(path.join(tmpdir(), 'rollcall-demo-'))
  try {
    const app = await _electron.launch({
      executablePath: (await electronRuntime()).bin,
      args: [...sandboxArguments, root, '--demo', `--user-data-dir=${userData}`],
      env: { ...process.env, ...session.env }
    })
    const page = await app.firstWindow()
    await page.exposeFunction('reportPresence', (line) => console.log(line))
    await page.evaluate(printChanges)
    await page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Connected' }).waitFor()
    await page.waitForTimeout(shownForMs)
    const picture = path.join(root, 'out', 'demo', 'rollcall.png')
    mkdirSync(path.dirname(picture), { recursive: true })
    await page.screenshot({ path: picture })
    console.log(`picture: ${path.relative(process.cwd(), picture)}`)
    await app.close()
  } finally {
    await session.stop()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Runs in the page: compares each picture with the one before and reports whose presence became another. */
function printChanges() {
  const words = new Map()
  const describe = ({ presence, note }) =>
    presence.kind === 'asking'
      ? null
      : [presence.availability, presence.activity, note?.text].filter((part) => part !== undefined).join(' · ')
  globalThis.rollcall.on('state', (state) => {
    for (const person of state.people) {
      const [before, now] = [words.get(person.uri), describe(person)]
      if (now === null || now === before) continue
      words.set(person.uri, now)
      if (before !== undefined)
        globalThis.reportPresence(`${new Date().toLocaleTimeString('en-GB')}  ${person.name}: ${before} -> ${now}`)
    }
  })
}
