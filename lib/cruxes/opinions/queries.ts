import { type Query, tuples } from '@/lib/server/db'
import type { Memory } from '../groups'
import type { GroupedVotes } from './bridged'

export type KeptDivision = { memory: Memory | null; inputHash: string | null }

/** How a thread's people were last divided; nothing where they never were. */
export async function readDivision(threadId: number, query: Query = tuples): Promise<KeptDivision> {
  const [row] = await query<
    [number, number | null, number | null, string, [number, number, number][] | null]
  >(
    'opinion-division',
    `SELECT k, challenger_k, challenger_wins, input_hash,
       (SELECT json_agg(json_build_array(p.user_id, p.x, p.y)) FROM opinion_place p WHERE p.thread_id = d.thread_id) AS places
     FROM opinion_division d WHERE d.thread_id = $1`,
    [threadId],
  )
  if (!row) return { memory: null, inputHash: null }
  const [k, challenger, wins, inputHash, places] = row
  if (k === 0) return { memory: null, inputHash }
  return {
    inputHash,
    memory: {
      k,
      challenger: challenger === null ? null : { k: challenger, wins: wins ?? 0 },
      places: new Map((places ?? []).map(([user, x, y]) => [String(user), [x, y]])),
    },
  }
}

/** Threads whose people were never divided, or in which somebody took a stance lately and since. */
export async function readStale(since: Date): Promise<number[]> {
  const rows = await tuples<[number]>(
    'opinions-stale',
    `SELECT DISTINCT x.thread_id FROM crux x LEFT JOIN opinion_division d ON d.thread_id = x.thread_id
     WHERE x.merged_into_id IS NULL AND (d.at IS NULL OR x.last_activity_at > $1 AND d.at < x.last_activity_at) LIMIT 200`,
    [since],
  )
  return rows.map(([id]) => id)
}

/** Votes on the agreement axis, by comment and by the opinion group of who cast them (null: none). */
export async function readVotesByGroup(threadId: number): Promise<GroupedVotes[]> {
  const rows = await tuples<[number, boolean, string | null, number, number]>(
    'votes-by-group',
    `SELECT v.comment_id, c.parent_id IS NULL, p.label, count(*) FILTER (WHERE v.weight > 0)::int, count(*) FILTER (WHERE v.weight < 0)::int
     FROM comment_vote v JOIN comment c ON c.id = v.comment_id LEFT JOIN opinion_place p ON p.thread_id = v.thread_id AND p.user_id = v.user_id
     WHERE v.thread_id = $1 AND v.axis = 'agreement' GROUP BY v.comment_id, c.parent_id IS NULL, p.label ORDER BY 1, 3`,
    [threadId],
  )
  return rows.map(([comment, isTop, group, agree, disagree]) => ({ comment, isTop, group, agree, disagree }))
}

/** How many people each opinion group of a thread has. */
export async function readGroupSizes(threadId: number): Promise<Map<string, number>> {
  const rows = await tuples<[string, number]>(
    'opinion-sizes',
    'SELECT label, count(*)::int FROM opinion_place WHERE thread_id = $1 AND label IS NOT NULL GROUP BY label ORDER BY label',
    [threadId],
  )
  return new Map(rows)
}
