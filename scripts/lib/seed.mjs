import path from 'node:path'
import { ProgramFailed, run } from './children.mjs'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'
import { clusterDir } from './postgres-cluster.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

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
    await run([...node, inRoot('prisma/seed.ts')], { env, output: 'shown' })
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
    throw new Failure('The mirrors could not be seeded: the reason stands above.')
  }
}

/**
 * Seed unless this very cluster was seeded from the same files. (Another server may be filled and emptied by others.)
 * @param {{ env: NodeJS.ProcessEnv, database: import('./database.mjs').Database, dataDir: string }} wanted
 */
export async function seedIfStale({ env, database, dataDir }) {
  if (!database.isEmbedded) return seed(env)
  await unlessStamped(path.join(clusterDir(dataDir), 'seeded'), hashOf(INPUTS), () => seed(env))
}
