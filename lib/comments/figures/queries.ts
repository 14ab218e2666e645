import { tuples } from '@/lib/server/db'

/** Votes for and against, live and imported. An import brings only a sum and a number of voters: they are parted as evenly as both allow. */
export async function readSplits(threadId: number): Promise<Map<number, [number, number]>> {
  const rows = await tuples<[number, number, number]>(
    'comment-splits',
    `SELECT id, agree_count + greatest(0, (voters + sum) / 2), disagree_count + greatest(0, (voters - sum) / 2)
     FROM (SELECT id, agree_count, disagree_count, coalesce(imported_agreement, 0) AS sum,
             greatest(abs(coalesce(imported_agreement, 0)), coalesce(imported_votes, 0)) AS voters
           FROM comment WHERE thread_id = $1) AS split`,
    [threadId],
  )
  return new Map(rows.map(([id, agreed, disagreed]) => [id, [agreed, disagreed]]))
}

/** How many cruxes each branch holds: a comment counts for all that it stands under. */
export async function readCruxCounts(threadId: number): Promise<Map<number, number>> {
  const rows = await tuples<[number, number]>(
    'comment-cruxes',
    `WITH RECURSIVE held AS (
       SELECT DISTINCT a.crux_id, a.comment_id AS id FROM crux_anchor a WHERE a.thread_id = $1 AND a.comment_id IS NOT NULL
       UNION SELECT h.crux_id, c.parent_id FROM held h JOIN comment c ON c.id = h.id AND c.thread_id = $1 WHERE c.parent_id IS NOT NULL
     ) SELECT id, count(*)::int FROM held GROUP BY id`,
    [threadId],
  )
  return new Map(rows)
}
