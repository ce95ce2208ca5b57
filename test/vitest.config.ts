import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'main',
          root,
          environment: 'node',
          include: ['test/{main,preload,scripts}/**/*.test.ts', 'test/*.test.ts']
        }
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: { name: 'renderer', root, environment: 'jsdom', include: ['test/renderer/**/*.test.ts'] }
      }
    ]
  }
})
