import { expect, test } from 'vitest'
import { pool, tuples } from '@/lib/server/db'
import { readMonths } from './queries'

const now = new Date('2026-03-15T12:00:00Z')
const names = async () => (await readMonths(now)).map(({ month }) => month)

test('months have their own names, whatever zone PostgreSQL lives in', async () => {
  const zone = (name: string) => tuples('test-zone', `SELECT set_config('timezone', $1, false)`, [name])
  await zone('America/New_York') // the one connection that is idle, and so the next one used
  const inNewYork = await names()
  await zone('UTC')

  expect(inNewYork).toEqual(await names())
  expect([inNewYork.at(0), inNewYork.at(-1)]).toEqual(['2025-04', '2026-03'])
})

test('every connection of ours counts in UTC, where the database does not', async () => {
  const [row] = await tuples<[string]>('test-database', 'SELECT current_database()', [])
  await pool.query(`ALTER DATABASE "${row?.[0]}" SET timezone TO 'Asia/Tokyo'`)
  const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()])
  try {
    const zones = await Promise.all(clients.map((client) => client.query('SHOW timezone')))
    expect(zones.map(({ rows }) => rows[0])).toEqual(clients.map(() => ({ TimeZone: 'UTC' })))
  } finally {
    for (const client of clients) client.release()
  }
})
