import { ProgramFailed, run } from './children.mjs'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'
import { hashOf } from './stamp.mjs'

/** What the mirrors in the database are made from: the documents, and the code that reads and renders them. */
const INPUTS = {
  places: ['prisma', 'lib', 'package-lock.json'],
  except: ['lib/testing/', 'lib/server/http/'],
}

/**
 * Put the mirrored discussions into the database. It changes nothing there when they are in already.
 * @param {NodeJS.ProcessEnv} env
 */
export async function seed(env) {
  try {
    // Prisma reads several relations at once in one transaction, and pg says to every such program that it will not do that for ever.
    const node = [process.execPath, '--disable-warning=DeprecationWarning', '--import', 'tsx']
    await run([...node, inRoot('prisma/seed.ts')], { env })
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
    process.stderr.write(error.output)
    throw new Failure('The mirrors could not be seeded: the reason stands above.')
  }
}

/**
 * Seed unless this database was seeded from the same files: it keeps their hash among the settings of the site.
 * @param {{ env: NodeJS.ProcessEnv, url: string }} wanted
 */
export async function seedIfStale({ env, url }) {
  const { withClient } = await import('./database.mjs') // it needs what is installed only by now
  const hash = hashOf(INPUTS)
  await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT value FROM site_setting WHERE name = 'seeded'")
    if (rows[0]?.value === hash) return
    await step('Bringing in the discussions', () => seed(env))
    await client.query(
      `INSERT INTO site_setting (name, value) VALUES ('seeded', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [JSON.stringify(hash)],
    )
  })
}
