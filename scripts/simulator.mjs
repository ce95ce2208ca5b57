#!/usr/bin/env node
// Builds the simulator and runs it with the arguments given: `npm run --silent simulator -- --people 50`.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './build.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

await buildApp(['main'])
const child = spawn(process.execPath, [path.join(root, 'out/main/simulator.js'), ...process.argv.slice(2)], {
  stdio: 'inherit'
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
