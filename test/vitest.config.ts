import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** Replaces what a library takes once, when it is loaded: neither before nor after may it be used by another file. */
const alone = ['test/main/desktop/store-disk-full.test.ts']

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
          include: ['test/{main,plain-http,preload,scripts,fuzz,soak,security}/**/*.test.ts', 'test/*.test.ts'],
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
