import { createHash } from 'node:crypto'
import { type Query, transaction } from '@/lib/server/db'
import { readDisagreement } from '../facts/queries'
import { opinionGroups } from '../groups'
import { opinionsOf, type ThreadOpinions } from './matrix'
import { readDivision, readStale } from './queries'

/** One seed for all threads: equal opinions give equal groups, on every node. */
export const GROUPS_SEED = 20_261_122
const DAY = 86_400_000

/** Says whether anybody's opinion has changed. */
export const hashOf = ({ people, rows, items }: ThreadOpinions): string =>
  createHash('md5')
    .update(JSON.stringify([people, rows, items]))
    .digest('hex')

/**
 * Divide a thread's people into opinion groups and remember how, so that the map does not jump and a number of groups gives
 * way only to one that keeps winning. Changes nothing when nobody's opinion has changed.
 */
export const divideThread = (threadId: number, now: Date): Promise<void> =>
  transaction((query) => divideWithin(query, threadId, now))

/** The same inside a transaction that does more. */
export async function divideWithin(query: Query, threadId: number, now: Date): Promise<void> {
  // Two nodes that come at once go one after the other.
  await query(
    'division-hold',
    `INSERT INTO opinion_division (thread_id, k, input_hash, at) VALUES ($1, 0, '', $2)
     ON CONFLICT (thread_id) DO UPDATE SET at = greatest(opinion_division.at, excluded.at)`,
    [threadId, now],
  )
  const { main, cruxes, hasClaim } = await readDisagreement(threadId, query)
  const opinions = opinionsOf(main, cruxes, hasClaim)
  const { memory, inputHash } = await readDivision(threadId, query)
  const hash = hashOf(opinions)
  if (hash === inputHash) return
  const map = opinionGroups(opinions, GROUPS_SEED, memory)
  await query('places-gone', 'DELETE FROM opinion_place WHERE thread_id = $1', [threadId])
  const kept = map.status === 'mapped' ? map.memory : null
  await query(
    'division-keep',
    'UPDATE opinion_division SET k = $2, challenger_k = $3, challenger_wins = $4, input_hash = $5 WHERE thread_id = $1',
    [threadId, kept?.k ?? 0, kept?.challenger?.k ?? null, kept?.challenger?.wins ?? null, hash],
  )
  if (map.status === 'mapped') {
    const isDivided = map.groups.length > 1
    const rows = map.groups.flatMap(({ label, people }) =>
      people.map((person) => {
        const [x, y] = map.places.get(person) ?? [0, 0]
        return { user_id: Number(person), x, y, label: isDivided ? label : null }
      }),
    )
    await query(
      'places-keep',
      `INSERT INTO opinion_place (thread_id, user_id, x, y, label)
       SELECT $1, user_id, x, y, label FROM json_to_recordset($2) AS p(user_id int, x float8, y float8, label text)`,
      [threadId, JSON.stringify(rows)],
    )
  }
  // What is shown of groups is on the thread's pages.
  await query('division-told', `SELECT pg_notify('changed', 'thread:' || $1::int)::text`, [threadId])
}

/** Divide again wherever somebody took a stance since: a chore, for it costs more than a stance should. */
export async function divideStale(now: Date): Promise<void> {
  for (const threadId of await readStale(new Date(now.getTime() - DAY))) await divideThread(threadId, now)
}
