#!/usr/bin/env node
// Builds main, preload and renderer into out/, such that `<electron> .` starts the app. Speaks on standard error only.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Builds the named parts, all by default. */
export async function buildApp(parts = ['main', 'preload', 'renderer']) {
  for (const part of parts) {
    await build({ configFile: path.join(root, part, 'vite.config.ts'), logLevel: 'warn' })
  }
}

/** Builds one module of ours for Node itself; answers its address, to be imported. */
export async function buildModule(entry) {
  const outDir = path.join(root, 'out/bench')
  const name = `${path.basename(entry, '.ts')}.mjs`
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rollupOptions: { input: path.join(root, entry), output: { entryFileNames: name } }
    }
  })
  return pathToFileURL(path.join(outDir, name)).href
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp()
