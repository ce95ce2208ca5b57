// Stands in `resources/default_app.asar` of the carried runtime and does what Electron's own does: starts the app
// named on the command line. It must be ESM and await the app, so that `ready` waits for the app's main module.
import fs from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const args = process.argv.slice(1)
const required = []
let target
for (let i = 0; i < args.length && target === undefined; i++) {
  if (args[i] === '-r' || args[i] === '--require') required.push(args[++i])
  else if (args[i] === '--version' || args[i] === '-v') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  } else if (!args[i].startsWith('-')) target = path.resolve(args[i])
}
if (target === undefined) {
  console.error('usage: electron [options] <app folder or script>')
  process.exit(1)
}
if (required.length > 0) Module._preloadModules(required)
process.defaultApp = true

try {
  await import(pathToFileURL(adopt(target)).href)
} catch (error) {
  console.error(error)
  app.exit(1)
}

/** Gives Electron the app's name, version and path, and answers its entry file. */
function adopt(target) {
  if (!fs.statSync(target).isDirectory()) {
    app.setAppPath(path.dirname(target))
    return target
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'))
  app.setAppPath(target)
  app.name = manifest.productName ?? manifest.name ?? app.name
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
  return path.resolve(target, manifest.main ?? 'index.js')
}
