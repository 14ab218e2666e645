import path from 'node:path'
import { prepareDataDir } from './data-dir.mjs'
import { findDatabaseUrl } from './database-url.mjs'
import { Failure } from './failure.mjs'
import { atTheEnd } from './lifecycle.mjs'
import { takeLock } from './lock.mjs'
import { hasCluster } from './postgres-cluster.mjs'
import { commandOf } from './process-identity.mjs'
import { step } from './progress.mjs'
import { readSettings } from './settings.mjs'

/** A start installs and migrates before its database answers, and another command ends some time. */
const PATIENCE_MS = 120_000

/** Its database may be used as long as it runs; that of another command goes when that command ends. */
const FORUM = /\bscripts[\\/](start|dev)\.mjs\b/

/**
 * The forum's database for the time of one command: that of DATABASE_URL, the one of a forum that runs, or else the
 * embedded one, started now and stopped at the end.
 * @param {{ mayMake: boolean }} options `mayMake`: is a forum that was never started yet to be begun?
 * @returns {Promise<string>} its URL
 */
export async function openForCommand({ mayMake }) {
  const settings = readSettings(process.env)
  const { dataDir } = settings
  const { openDatabase } = await import('./database.mjs') // it needs what was just installed
  if (settings.databaseUrl) return (await openDatabase(settings)).url
  if (!mayMake && !hasCluster(dataDir))
    throw new Failure(`There is no forum in DATA_DIR (${dataDir}) yet: npm start makes one.`)

  prepareDataDir(dataDir, { forDatabase: true })
  const found = await step('Waiting for the database', () => runningUrlOrLock(dataDir))
  if ('url' in found) return found.url
  atTheEnd(found.release)
  const database = await step('Starting the database', () => openDatabase(settings))
  atTheEnd(database.stop)
  return database.url
}

/**
 * The database of a forum that runs (or is just starting), or the right to start it.
 * @param {string} dataDir
 * @returns {Promise<{ url: string } | { release: () => void }>}
 */
async function runningUrlOrLock(dataDir) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const lock = takeLock(path.join(dataDir, 'lock'))
    if ('release' in lock) return lock
    const url = FORUM.test(commandOf(lock.heldBy) ?? '') ? findDatabaseUrl(process.env) : undefined
    if (url) return { url }
    if (Date.now() > deadline)
      throw new Failure(
        `Process ${lock.heldBy} is at work on DATA_DIR (${dataDir}): try again when it has ended.`,
      )
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
