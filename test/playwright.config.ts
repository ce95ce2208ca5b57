import { defineConfig } from '@playwright/test'

const root = new URL('..', import.meta.url).pathname

// The journeys: the real app on a private desktop, against the real simulator over real HTTP.
export default defineConfig({
  testDir: './journeys',
  outputDir: `${root}test-results/journeys`,
  globalSetup: './helpers/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The report is asked for by `npm test`, which counts it.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']]
})
