#!/usr/bin/env node
// Builds main, preload and renderer into out/, such that `<electron> .` starts the app. Speaks on standard error only.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Builds the named parts, all by default. */
export async function buildApp(parts = ['main', 'preload', 'renderer']) {
  for (const part of parts) {
    await build({ configFile: path.join(root, part, 'vite.config.ts'), logLevel: 'warn' })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp()
