#!/usr/bin/env node
// Builds the app and packs it into dist/. Arguments go to electron-builder: `npm run package -- --linux deb`.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './build.mjs'
import { isOnPath } from './debian-packages.mjs'
import { electronRuntime } from './electron-runtime.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const otherSystem = /^--(mac|macos|win|windows)$|^-[lmow]*[mow][lmow]*$/
const otherProcessor = /^--(ia32|armv7l|arm64|universal)$|:(ia32|armv7l|arm64|universal)$/
/** Targets besides deb that electron-builder hands to fpm. */
const needsRealFpm = /^(rpm|pacman|apk|freebsd|p5p|sh)(:|$)/

const say = (line) => process.stderr.write(`[package] ${line}\n`)

/** Whether electron-builder's arguments ask for nothing but Linux on this machine's processor. */
export const isForThisLinux = (args) => !args.some((arg) => otherSystem.test(arg) || otherProcessor.test(arg))

/**
 * What electron-builder is called with: the user's arguments, then ours.
 * @param {string[]} args
 * @param {{ dist: string, version: string }} [runtime] packed in place of the declared Electron
 */
export function builderArguments(args, runtime) {
  return [
    ...args,
    ...(runtime ? [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`] : []),
    '--publish',
    'never'
  ]
}

/**
 * What electron-builder finds in its environment. A .deb is made by dpkg-deb where there is one, which saves the
 * download of fpm; a choice of fpm already made stands.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {boolean} hasDpkg
 */
export function builderEnvironment(args, env, hasDpkg) {
  const isChosen = env.CUSTOM_FPM_PATH !== undefined || env.USE_SYSTEM_FPM !== undefined
  if (!hasDpkg || isChosen || args.some((arg) => needsRealFpm.test(arg))) return { ...env }
  return { ...env, CUSTOM_FPM_PATH: path.join(root, 'scripts', 'fpm-deb.mjs') }
}

/** The runtime to pack when the declared one cannot be had here; undefined leaves it to electron-builder. */
async function standInRuntime(args) {
  if (process.platform !== 'linux' || !isForThisLinux(args)) return undefined
  const { dist, carried } = await electronRuntime()
  if (!carried) return undefined
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim()
  say(`WARNING: packing Electron ${version}, which is out of support: this build is for tests only, not for users`)
  return { dist, version }
}

/**
 * Packs the built app. Answers electron-builder's exit code.
 * @param {string[]} args electron-builder's own
 */
export async function packApp(args) {
  const runtime = await standInRuntime(args)
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const child = spawn(process.execPath, [builder, ...builderArguments(args, runtime)], {
    cwd: root,
    stdio: 'inherit',
    env: builderEnvironment(args, process.env, isOnPath('dpkg-deb'))
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildApp()
    process.exitCode = await packApp(process.argv.slice(2))
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
