import type { Query } from '@/lib/server/db'
import type { RecentVote } from '../policy'

/** What $1 cast on texts of others within a day before $2, on comments and posts, as it stands now. */
export const VOTES_OF_LATE = `(
       SELECT v.at, v.is_strong, c.author_id FROM comment_vote v JOIN comment c ON c.id = v.comment_id
       WHERE v.user_id = $1 AND v.at > $2::timestamptz - interval '1 day' AND c.author_id IS DISTINCT FROM $1
       UNION ALL
       SELECT v.at, v.is_strong, t.author_id FROM thread_vote v JOIN thread t ON t.id = v.thread_id
       WHERE v.user_id = $1 AND v.at > $2::timestamptz - interval '1 day' AND t.author_id IS DISTINCT FROM $1)`

/** Each of them, newest first, for whoever is told when the next is possible. */
export async function readRecentVotes(
  query: Query,
  voterId: number,
  authorId: number | null,
  now: Date,
): Promise<RecentVote[]> {
  const rows = await query<[Date, boolean, boolean]>(
    'votes-recent',
    `SELECT v.at, v.is_strong, coalesce(v.author_id = $3, false) FROM ${VOTES_OF_LATE} v ORDER BY v.at DESC`,
    [voterId, now, authorId],
  )
  return rows.map(([at, isStrong, isOnAuthor]) => ({ at, isStrong, isOnAuthor }))
}
