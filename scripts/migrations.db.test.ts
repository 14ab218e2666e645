import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/testing/database'
import { insertSampleRows, readAgain, type SampleRow, tablesOf } from '@/lib/testing/sample-rows'
import { schemaOf } from '@/lib/testing/schema-of'
import { run } from './lib/children.mjs'
import { migrate } from './lib/migrate.mjs'

const MIGRATIONS = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

const dropAll: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const drop of dropAll.splice(0)) await drop()
})

async function blankDatabase(): Promise<string> {
  const { url, drop } = await cloneDatabase('nothing')
  dropAll.push(drop)
  return url
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const prisma = (url: string, ...args: string[]) =>
  run([process.execPath, 'node_modules/prisma/build/index.js', ...args], {
    env: { ...process.env, DATABASE_URL: url },
  })

const ledgerOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, logs, rolled_back_at, applied_steps_count
       FROM _prisma_migrations ORDER BY migration_name`,
    )
    return rows
  })

describe('the bundled runner and `prisma migrate deploy` are interchangeable', () => {
  test('both write the same ledger and make the same schema', async () => {
    const [ours, theirs] = [await blankDatabase(), await blankDatabase()]

    const applied = await migrate({ url: ours })
    await prisma(theirs, 'migrate', 'deploy')

    expect(applied).toEqual(MIGRATIONS)
    expect(await ledgerOf(ours)).toEqual(await ledgerOf(theirs))
    expect(await schemaOf(ours)).toEqual(await schemaOf(theirs))
  }, 60_000)

  test('what one has done, the other leaves alone', async () => {
    const [ours, theirs] = [await blankDatabase(), await blankDatabase()]
    await migrate({ url: ours })
    await prisma(theirs, 'migrate', 'deploy')

    expect(await prisma(ours, 'migrate', 'deploy')).toContain('No pending migrations')
    expect(await migrate({ url: theirs })).toEqual([])
  }, 60_000)
})

test('the migrations make exactly the schema file', async () => {
  const shadow = await blankDatabase()
  const from = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']

  const difference = await prisma(shadow, 'migrate', 'diff', ...from, '--exit-code')

  expect(difference).toContain('No difference detected')
}, 60_000)

test('two starts at once migrate once', async () => {
  const url = await blankDatabase()

  const applied = await Promise.all([migrate({ url }), migrate({ url })])

  expect(applied.flat().sort()).toEqual(MIGRATIONS)
})

test('a migration is applied whole or not at all, so none takes the transaction into its own hands', () => {
  const ownTransaction = /^\s*(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)\b(?!\s*$)|\bCONCURRENTLY\b/im
  const withoutBodies = (sql: string) => sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '').replace(/--.*$/gm, '')
  const offenders = MIGRATIONS.filter((name) =>
    ownTransaction.test(withoutBodies(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'))),
  )

  expect(offenders).toEqual([])
})

test('every foreign key has an index: deleting a parent never walks its children’s whole table', async () => {
  const without = await withClient(process.env.DATABASE_URL ?? '', async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      SELECT f.conrelid::regclass || '.' || f.conname AS name
      FROM pg_constraint f
      WHERE f.contype = 'f' AND NOT EXISTS (
        SELECT 1 FROM pg_index i
        WHERE i.indrelid = f.conrelid AND i.indisvalid
          AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) ~ 'IS NOT NULL')
          AND (SELECT array_agg(k ORDER BY k) FROM unnest((i.indkey::int2[])[0:array_length(f.conkey, 1) - 1]) k)
            = (SELECT array_agg(k ORDER BY k) FROM unnest(f.conkey) k))`)
    return rows.map(({ name }) => name)
  })

  expect(without).toEqual([])
})

/** A row in these is about two members, two comments or two cruxes, and there is one sample of each. */
const WITHOUT_SAMPLE = ['comment_move', 'crux_paraphrase', 'crux_relation']
/** Where a migration means to change what was written before it, with the reason. */
const MEANT = [
  '20261122120000_crux_board: crux.last_activity_at', // is now worked out from the stances, and the sample has none
]

test('whatever is written under one migration stands unchanged after all that follow', async () => {
  const url = await blankDatabase()
  const harm: string[] = []
  let rows: SampleRow[] = []
  for (const [i, migration] of MIGRATIONS.entries()) {
    await migrate({ url, upTo: i + 1 })
    await withClient(url, async (client) => {
      const after = await readAgain(client, rows)
      harm.push(...rows.flatMap((row, n) => lossesOf(row, after[n]).map((loss) => `${migration}: ${loss}`)))
      rows = await insertSampleRows(client, after)
    })
  }

  const tables = await withClient(url, tablesOf)
  expect(tables.filter((table) => !rows.some((row) => row.table === table))).toEqual(WITHOUT_SAMPLE)
  expect(harm).toEqual(MEANT)
})

/** The columns whose value is another, or that are gone. */
const lossesOf = (before: SampleRow, after: SampleRow | undefined): string[] =>
  Object.entries(before.values)
    .filter(([name, value]) => JSON.stringify(after?.values[name]) !== JSON.stringify(value))
    .map(([name]) => `${before.table}.${name}`)
