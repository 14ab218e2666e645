import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { findDatabaseUrl } from './scripts/lib/database-url.mjs'

// Prisma reads this file before it looks for its native schema engine, which it would download. With the
// stand-in every `npx prisma …` works, and nothing is downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('./scripts/schema-engine.mjs', import.meta.url),
)
process.env.CHECKPOINT_DISABLE ??= '1'

const url = findDatabaseUrl(process.env)

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url && { datasource: { url } }),
})
