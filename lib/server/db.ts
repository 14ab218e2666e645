import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/generated/prisma/client'
import { env } from './env'

type Clients = WeakMap<typeof PrismaClient, InstanceType<typeof PrismaClient>>
const kept = globalThis as { doublecruxDatabase?: { pool: pg.Pool; clients: Clients } }

function connect() {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 12, onConnect: countInUtc })
  // A connection lost while idle is replaced at the next query; without a listener Node would end the process.
  pool.on('error', () => {})
  return { pool, clients: new WeakMap() }
}

/** Days and months are those of UTC, as everywhere here; a database may live elsewhere. In a statement: poolers refuse startup options. */
const countInUtc = (client: pg.ClientBase) => client.query("SET timezone TO 'UTC'").then(() => {})

// Kept over reloads in development, where this module is evaluated many times.
kept.doublecruxDatabase ??= connect()

const { clients } = kept.doublecruxDatabase
export const { pool } = kept.doublecruxDatabase
/**
 * One for each copy of the generated code: our door runs one and the framework bundles its own, and each knows only its own
 * nulls and errors. They share the connections.
 */
export const db = clients.get(PrismaClient) ?? new PrismaClient({ adapter: new PrismaPg(pool) })
clients.set(PrismaClient, db)

export type Tx = Parameters<Parameters<typeof db.$transaction>[0]>[0]

/**
 * Rows of one prepared statement, as tuples. For the hot reads only: decoding a thousand rows into objects costs
 * more than the query itself.
 */
export async function tuples<Row extends readonly unknown[]>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await pool.query({ name, text, values, rowMode: 'array' })
  return rows as unknown as Row[]
}

/** One prepared statement inside a transaction, as tuples. */
export type Query = <Row extends readonly unknown[]>(
  name: string,
  text: string,
  values: unknown[],
) => Promise<Row[]>

const WORTH_ANOTHER_TRY = new Set(['40001', '40P01'])

/**
 * One transaction over prepared statements, for the writes that come by the thousand. Everything or nothing; a deadlock
 * or a serialisation failure, which Postgres resolves by ending one side, is tried again twice.
 */
export async function transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(queryOn(client))
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => {
        broken = lost
      })
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (attempt >= 3 || !WORTH_ANOTHER_TRY.has(code)) throw error
    } finally {
      client.release(broken)
    }
  }
}

function queryOn(client: pg.PoolClient): Query {
  return async <Row extends readonly unknown[]>(name: string, text: string, values: unknown[]) => {
    const { rows } = await client.query({ name, text, values, rowMode: 'array' })
    return rows as unknown as Row[]
  }
}
