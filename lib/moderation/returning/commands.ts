import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import { carry, holdBranch, recount, recountAbove } from '../carrying/commands'
import { readRoot } from '../moving/commands'

const conflict = (words: string) => new Refusal('conflict', words)

/** A branch may have grown where it was moved to; more than this nobody takes back in one go. */
const BACK_AT_MOST = 5_000

/** Where the trace of a move stands and where the comment is now, as addresses; null when the move does not stand any more. */
export async function readWayBack(query: Query, logId: number): Promise<{ from: string; to: string } | null> {
  const [row] = await query<[string, string]>(
    'move-way-back',
    `SELECT n.slug, t.slug FROM comment_move m JOIN comment c ON c.id = m.comment_id JOIN thread n ON n.id = c.thread_id
     JOIN comment x ON x.id = m.trace_id JOIN thread t ON t.id = x.thread_id WHERE m.log_id = $1`,
    [logId],
  )
  return row ? { from: row[0], to: row[1] } : null
}

/** Put a branch back in the place of its trace, with whatever was written below it since. Both threads are held. */
export async function moveBack(query: Query, logId: number): Promise<void> {
  const [row] = await query<[number, number, number, number | null, number | null, number, number, boolean]>(
    'move-standing',
    `SELECT m.comment_id, x.id, x.thread_id, x.parent_id, x.top_id, x.depth, c.thread_id,
       EXISTS (SELECT 1 FROM comment_move later WHERE later.comment_id = m.comment_id AND later.log_id > m.log_id)
     FROM comment_move m JOIN comment x ON x.id = m.trace_id JOIN comment c ON c.id = m.comment_id WHERE m.log_id = $1`,
    [logId],
  )
  if (!row) throw conflict('The place where it stood is not there any more: it cannot be moved back.')
  const [commentId, traceId, threadId, parentId, topId, depth, nowIn, isMovedOn] = row
  if (isMovedOn) throw conflict('It was moved once more since: take that back first.')
  if (threadId === nowIn)
    throw conflict('The place where it stood was itself moved to this thread since: it cannot be moved back.')
  const before = await readRoot(query, commentId)
  const branch = await holdBranch(query, commentId, BACK_AT_MOST + 1)
  if (branch.length > BACK_AT_MOST)
    throw conflict(
      'So much was written below it since that it cannot be moved back: move its replies one by one.',
    )
  // Its name is wanted back.
  await query('move-unname', `UPDATE comment SET ref = 'trace-' || id WHERE id = $1`, [traceId])
  const parent = parentId === null ? null : { id: parentId, topId: topId ?? parentId, depth: depth - 1 }
  await carry(query, branch, nowIn, { threadId, parent })
  await query('move-below-trace', 'UPDATE comment SET parent_id = $2 WHERE parent_id = $1', [
    traceId,
    commentId,
  ])
  await query('move-top-of-trace', 'UPDATE comment SET top_id = $2 WHERE top_id = $1', [traceId, commentId])
  await query('move-untrace', 'DELETE FROM comment WHERE id = $1', [traceId])
  await recountAbove(query, commentId)
  await recount(
    query,
    branch,
    { threadId: nowIn, above: before.parentId, traceId: null },
    { threadId, above: parentId },
  )
}
