import { defineConfig } from '@playwright/test'

// BASE_URL, DATABASE_URL and CHROMIUM_PATH are set by `npm test`, which builds and serves the forum.
const { BASE_URL, CHROMIUM_PATH } = process.env

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 1, // what passes only at the second try is named at the end: it is a fault to mend, and not a reason to call the rest wrong
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  timeout: 60_000, // two cores, shared with the server under test and whatever else runs there
  expect: { timeout: 10_000 },
  use: {
    baseURL: BASE_URL ?? 'http://127.0.0.1:3000',
    trace: 'retain-on-failure',
    launchOptions: CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {},
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } } }],
})
