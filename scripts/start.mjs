#!/usr/bin/env node
// Starts the built app with the arguments given.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronRuntime } from './electron-runtime.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** As root Chromium's sandbox cannot work and Electron ends at once; as anybody else it stays on. */
export const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * The app as a child process, with the runtime of this project.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function spawnApp(args, options = {}) {
  const { bin } = await electronRuntime()
  return spawn(bin, [...sandboxArguments, root, ...args], { stdio: 'inherit', ...options })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const child = await spawnApp(process.argv.slice(2))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
