import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/**
 * What needs a process of its own: one replaces what a library takes once, when it is loaded; the soak counts whoever
 * listens in its process, and a session that another file left would be counted.
 */
const alone = ['test/main/desktop/store-disk-full.test.ts', 'test/soak/*.test.ts']

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'main',
          // Nothing in main keeps state in a module, so that files may share a worker: a third of the time.
          isolate: false,
          root,
          environment: 'node',
          setupFiles: ['test/helpers/repeatable.ts'],
          // Hours of a virtual clock take seconds on a busy machine; what hangs is found all the same.
          testTimeout: 60_000,
          include: ['test/{main,plain-http,preload,scripts,fuzz,security}/**/*.test.ts', 'test/*.test.ts'],
          exclude: alone
        }
      },
      {
        test: {
          name: 'alone',
          root,
          environment: 'node',
          setupFiles: ['test/helpers/repeatable.ts'],
          testTimeout: 60_000,
          include: alone
        }
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'renderer',
          root,
          environment: 'jsdom',
          isolate: false,
          include: ['test/renderer/**/*.test.ts'],
          testTimeout: 60_000
        }
      }
    ]
  }
})
