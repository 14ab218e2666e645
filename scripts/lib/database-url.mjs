import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { clusterDir, SUPERUSER } from './postgres-cluster.mjs'
import { hasEmbeddedPostgres } from './postgres-program.mjs'
import { livingPostmaster } from './postmaster.mjs'
import { readSettings } from './settings.mjs'

/** The database's name in the embedded server. */
export const DATABASE = 'doublecrux'

/**
 * The database that commands work on: DATABASE_URL, else the embedded one if it runs now.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findDatabaseUrl(env) {
  const { databaseUrl, dataDir } = readSettings(env)
  return databaseUrl ?? runningEmbeddedUrl(dataDir)
}

/** @param {string} dataDir @returns {string | undefined} */
function runningEmbeddedUrl(dataDir) {
  if (!hasEmbeddedPostgres()) return undefined
  const dir = clusterDir(dataDir)
  const passwordFile = path.join(dir, 'password')
  const postmaster = livingPostmaster(path.join(dir, 'data'))
  if (!postmaster?.isReady || !existsSync(passwordFile)) return undefined
  const password = readFileSync(passwordFile, 'utf8').trim()
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${postmaster.port}/${DATABASE}`
}
