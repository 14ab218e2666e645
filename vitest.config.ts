import { defineConfig } from 'vitest/config'

const resolve = { alias: { '@': import.meta.dirname } }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{lib,components,prisma,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          testTimeout: 60_000, // property tests on a machine that others use too
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['{lib,components,prisma,scripts,app}/**/*.db.test.ts'],
          globalSetup: ['lib/testing/database-server.ts'],
          setupFiles: ['lib/testing/own-database.ts'],
          testTimeout: 90_000, // a shared machine, and some tests run Prisma's command line
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
