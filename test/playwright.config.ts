import { defineConfig } from '@playwright/test'

const root = new URL('..', import.meta.url).pathname

// Whatever the hour, it is morning in the journeys, the app and the simulator: in the evening "for an hour" ends
// tomorrow, and a working day is over. UTC-12 to UTC+11 have a morning at any time.
const hoursToMorning = ((22 - new Date().getUTCHours() + 24) % 24) - 12
process.env.TZ = `Etc/GMT${hoursToMorning > 0 ? '-' : '+'}${Math.abs(hoursToMorning)}`

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
