import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/generated/prisma/client'
import { env } from './env'

const kept = globalThis as { doublecruxDatabase?: { pool: pg.Pool; db: PrismaClient } }

function connect() {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 12 })
  // A connection lost while idle is replaced at the next query; without a listener Node would end the process.
  pool.on('error', () => {})
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

// Kept over reloads in development, where this module is evaluated many times.
kept.doublecruxDatabase ??= connect()

export const { pool, db } = kept.doublecruxDatabase
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
