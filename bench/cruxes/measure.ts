import type pg from 'pg'
import { buildIfStale } from '@/scripts/lib/build.mjs'
import { withClient } from '@/scripts/lib/database.mjs'
import { atTheEnd } from '@/scripts/lib/lifecycle.mjs'
import { startTestServer } from '@/scripts/lib/test-database.mjs'
import { makeRunDir } from '@/scripts/lib/throw-away.mjs'
import { startForum } from '../support/server'
import { median, quantile } from '../support/statistics'
import { openInBrowser } from './browser'
import { BIG, CRUXES, fillCruxes, HOLDERS, SMALL_HOLDERS } from './fill'

/** A promise with what was measured, in milliseconds; null where it is not a time. */
export type CruxRow = { what: string; median: number; p99: number; aim: number | null }

const RUNS = 200
const LOADS = 15

/** What cruxes cost: a stance on one, and the pages of a thread that has very many. */
export async function measureCruxes(): Promise<CruxRow[]> {
  const { postgresDir, remove } = await makeRunDir('bench-cruxes')
  atTheEnd(remove)
  await buildIfStale()
  const postgres = await startTestServer(postgresDir)
  atTheEnd(postgres.stop)
  await postgres.makeTemplate('template_empty')
  await withClient(postgres.url, (client) => client.query('CREATE DATABASE cruxes TEMPLATE template_empty'))
  const url = postgres.url.replace(/[^/]*$/, 'cruxes')
  const small = await withClient(url, fillCruxes)
  process.env.DATABASE_URL = url
  // Read when it is imported, and so only now.
  const { refreshScores } = await import('@/lib/cruxes/commands')
  const { readDisagreement } = await import('@/lib/cruxes/facts/queries')
  const { divideThread } = await import('@/lib/cruxes/opinions/commands')
  const { pool, transaction } = await import('@/lib/server/db')
  await transaction((query) =>
    refreshScores(
      query,
      Array.from({ length: CRUXES + 1 }, (_, i) => i + 1),
    ),
  )
  const dividing = await times(3, () => divideThread(1, new Date()))

  const recomputing = await withClient(url, (client) => recomputeOften(client, small))
  const rail = await times(LOADS, () => readDisagreement(1))
  const server = await startForum(url, { PAGE_CACHE: 'off' })
  const work: number[] = []
  const page = await times(LOADS, async () => {
    const before = await server.usage()
    const response = await fetch(`${server.url}/threads/${BIG}/cruxes`)
    await response.text()
    if (!response.ok) throw new Error(`the map's page answers ${response.status}`)
    work.push((await server.usage()).cpuMs - before.cpuMs)
  })
  const seen = await openInBrowser(`${server.url}/threads/${BIG}`)
  await server.stop()
  await pool.end()
  return [
    row(`recompute a crux with ${SMALL_HOLDERS} stances, in the database`, recomputing, 5),
    row(`read the rail of ${CRUXES} cruxes with ${HOLDERS} holders each (one query)`, rail, null),
    row(`their page and map from the server, whole`, page, 1000),
    row('processor time of the server, not of PostgreSQL, for it', work.slice(1), null),
    row('their map drawn in Chromium, from the click on', seen, 1000),
    row(`divide ${HOLDERS} people into opinion groups (a chore)`, dividing, null),
  ]
}

const row = (what: string, all: readonly number[], aim: number | null): CruxRow => ({
  what,
  median: median(all),
  p99: quantile(all, 0.99),
  aim,
})

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i <= count; i++) {
    const began = performance.now()
    await work()
    if (i > 0) all.push(performance.now() - began) // the first one warms up
  }
  return all
}

/** What a stance makes the database do, as it says itself: the statement of refreshScores, prepared as there, timed where it runs. */
async function recomputeOften(client: pg.Client, crux: number): Promise<number[]> {
  const all: number[] = []
  await client.query(`PREPARE numbers AS INSERT INTO crux_score (crux_id, claim_id, input_hash, status, holders, "full", marked_only, not_crux_marks, says_crux_yes,
      says_crux_of, pairs, score, standard_error, lower, vod, mean_gap, mean_explained, mean_swing, disagreement, double_margin, imputed_share, double_pairs)
    SELECT * FROM crux_numbers($1) ON CONFLICT (crux_id, claim_id) DO UPDATE SET score = excluded.score, lower = excluded.lower, input_hash = excluded.input_hash`)
  for (let i = 0; i < RUNS; i++) {
    await client.query('BEGIN')
    await client.query('UPDATE crux_stance_event SET credence = $2 WHERE crux_id = $1 AND user_id = 7', [
      crux,
      i % 100,
    ])
    const { rows } = await client.query<{
      'QUERY PLAN': { 'Execution Time': number; 'Planning Time': number }[]
    }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE numbers(ARRAY[${crux}])`)
    const [plan] = rows[0]?.['QUERY PLAN'] ?? []
    await client.query('COMMIT')
    if (plan && i >= 10) all.push(plan['Execution Time'])
  }
  return all
}
