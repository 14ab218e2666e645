import { withClient } from './database.mjs'
import { startEmbeddedPostgres, urlOf } from './embedded-postgres.mjs'
import { migrate } from './migrate.mjs'
import { seed } from './seed.mjs'

/** @typedef {'template_empty' | 'template_seeded'} Template migrated only, or with the mirrors in it */
/** @typedef {{ url: string, makeTemplate: (template: Template, env?: NodeJS.ProcessEnv) => Promise<void>, stop: () => Promise<void> }} TestServer */

/**
 * A PostgreSQL for tests, thrown away with its data. Tests clone their own databases from its templates.
 * @param {string} dir
 * @returns {Promise<TestServer>}
 */
export async function startTestServer(dir) {
  const postgres = await startEmbeddedPostgres({ dir, isThrowAway: true })
  const url = urlOf(postgres, 'postgres')
  /** @param {string} sql */
  const run = (sql) => withClient(url, (client) => client.query(sql))

  return {
    url,
    stop: postgres.stop,
    makeTemplate: async (template, env = process.env) => {
      const templateUrl = urlOf(postgres, template)
      if (template === 'template_empty') {
        await run(`CREATE DATABASE ${template}`)
        await migrate({ url: templateUrl })
      } else {
        await run(`CREATE DATABASE ${template} TEMPLATE template_empty`)
        await seed({ ...env, DATABASE_URL: templateUrl })
      }
      await run(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`) // a template in use cannot be cloned
    },
  }
}
