// Makes a bare `playwright test` work: packages, a runtime for Electron, the app built and packed.
import { buildApp } from '../../scripts/build.mjs'
import { ensurePackages } from '../../scripts/debian-packages.mjs'
import { electronRuntime } from '../../scripts/electron-runtime.mjs'
import { packApp } from '../../scripts/package.mjs'
import { openToPlaywright } from './packed-app'

// Playwright demands a default export here.
export default async function setUp() {
  ensurePackages()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = (await electronRuntime()).dist
  await buildApp()
  const code = await packApp(['--dir', '-c.directories.output=out/packed'])
  if (code !== 0) throw new Error(`the app could not be packed (${code})`)
  await openToPlaywright()
}
