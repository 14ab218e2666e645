import { startTestServer } from '@/scripts/lib/test-database.mjs'
import { makeRunDir } from '@/scripts/lib/throw-away.mjs'

/**
 * The PostgreSQL for tests on a real database. `npm test` has one running; under `npx vitest --project db` one is
 * started here, and thrown away at the end.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_SERVER) return async () => {}

  const run = await makeRunDir('vitest')
  const server = await startTestServer(run.postgresDir)
  await server.makeTemplate('template_empty')
  process.env.TEST_DATABASE_SERVER = server.url
  return async () => {
    await server.stop()
    run.remove()
  }
}
