#!/usr/bin/env node
// The development loop: the window by Vite's server with hot reload, main and preload rebuilt on change and the app
// started again. Arguments go to the app.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, createServer } from 'vite'
import { spawnApp } from './start.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const configFile = (part) => path.join(root, part, 'vite.config.ts')

const server = await createServer({ configFile: configFile('renderer'), server: { host: '127.0.0.1' } })
await server.listen()
const env = { ...process.env, RENDERER_URL: server.resolvedUrls.local[0] }

let child = null
async function restart() {
  const former = child
  child = await spawnApp(process.argv.slice(2), { env })
  const current = child
  current.on('exit', (code) => {
    if (current === child) process.exit(code ?? 0)
  })
  former?.kill()
}

const built = new Set()
for (const part of ['preload', 'main']) {
  const watcher = await build({
    configFile: configFile(part),
    mode: 'development',
    logLevel: 'warn',
    build: { watch: {} }
  })
  watcher.on('event', (event) => {
    if (event.code !== 'END') return
    built.add(part)
    if (built.size === 2) void restart()
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child?.kill()
    process.exit(0)
  })
}
