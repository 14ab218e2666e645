import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'

// Prisma's own command line takes seconds to start; this takes milliseconds and keeps the very same ledger, so that
// `prisma migrate deploy` and this are interchangeable at any time.

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

const ADVISORY_LOCK = 72707369 // the key that Prisma itself takes, so that we exclude each other

/** @param {string} dir @returns {Promise<Migration[]>} in the order of their names, which begin with the date */
async function readMigrations(dir) {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * What is still to be applied, by the ledger.
 * @param {pg.Client} client @param {readonly Migration[]} migrations @param {(line: string) => void} warn
 * @returns {Promise<Migration[]>}
 */
async function pending(client, migrations, warn) {
  const { rows } = await client.query(
    'SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const unfinished = rows.find((row) => !row.finished_at)
  if (unfinished) {
    throw new Failure(
      `Migration ${unfinished.name} failed before: mend the database, then run: npx prisma migrate resolve`,
    )
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const unknown = rows.find((row) => !known.has(row.name))
  if (unknown) {
    throw new Failure(
      `The database was made by a newer version (migration ${unknown.name} is unknown here): update this one.`,
    )
  }
  for (const row of rows) {
    if (known.get(row.name)?.checksum !== row.checksum)
      warn(`Migration ${row.name} was edited after it was applied.`)
  }
  const applied = new Set(rows.map((row) => row.name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

/**
 * Apply one migration and write it down in one transaction: killed at any moment, it happened or it did not.
 * (So a migration holds no BEGIN or COMMIT, and nothing that refuses a transaction.)
 * @param {pg.Client} client @param {Migration} migration
 */
async function apply(client, { name, sql, checksum }) {
  try {
    await client.query(sql)
  } catch (error) {
    throw new Failure(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
}

/** @param {pg.Client} client @param {readonly Migration[]} migrations @param {(line: string) => void} warn */
async function applyNext(client, migrations, warn) {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]) // also right behind a pooler
    await client.query(LEDGER)
    const [next] = await pending(client, migrations, warn)
    if (next) await apply(client, next)
    await client.query('COMMIT')
    return next?.name
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Bring a database to the last migration. Safe to repeat, and to run twice at once.
 * @param {{ url: string, dir?: string, upTo?: number, warn?: (line: string) => void, report?: import('./progress.mjs').Report }} wanted
 *   `upTo`: how many of the migrations there are to be at most (for tests of the way between)
 * @returns {Promise<string[]>} the names of those applied now
 */
export async function migrate({
  url,
  dir = inRoot('prisma/migrations'),
  upTo,
  warn = () => {},
  report = () => {},
}) {
  const migrations = (await readMigrations(dir)).slice(0, upTo)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    /** @type {string[]} */
    const applied = []
    for (;;) {
      const name = await applyNext(client, migrations, applied.length === 0 ? warn : () => {})
      if (!name) return applied
      applied.push(name)
      report({ done: applied.length, total: migrations.length })
    }
  } finally {
    await client.end()
  }
}
