import type { Actor } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { tuples } from '@/lib/server/db'
import type { CommentBody } from '../view'

/** A comment by the thread it stands in and its name there. */
export type Address = { thread: string; comment: string }

/** Where a comment is now that a moderator has moved out of this thread; null when none was, or not to where this reader reads. */
export async function whereNow(
  { thread, comment }: Address,
  viewerId: number | null,
): Promise<Address | null> {
  const [row] = await tuples<[string, string]>(
    'comment-where-now',
    `SELECT n.slug, c.ref FROM former_ref f JOIN thread t ON t.id = f.thread_id JOIN comment c ON c.id = f.comment_id JOIN thread n ON n.id = c.thread_id
     WHERE t.slug = $1 AND f.ref = $2 AND c.thread_id <> f.thread_id
       AND group_is_readable(t.group_id, $3::int) AND group_is_readable(n.group_id, $3::int)`,
    [thread, comment, viewerId],
  )
  return row ? { thread: row[0], comment: row[1] } : null
}

/**
 * Do what was asked of a comment; when that is refused because the comment was moved to another thread since the page was made, do it
 * there. So a vote or an answer from a page that is still open reaches the comment that its writer saw.
 */
export async function following<Where extends Address, T>(
  actor: Actor,
  where: Where,
  run: (where: Where) => Promise<T>,
): Promise<T> {
  try {
    return await run(where)
  } catch (error) {
    if (!(error instanceof Refusal) || where.comment === '') throw error
    const now = await whereNow(where, actor.kind === 'member' ? actor.id : null)
    if (!now) throw error
    return run({ ...where, ...now })
  }
}

type MoveTuple = [
  traceId: number,
  commentId: number,
  comments: number,
  reason: string,
  logId: number,
  toId: number,
  toSlug: string | null,
  toTitle: string | null,
  toRef: string,
  fromId: number,
  fromSlug: string | null,
  fromTitle: string | null,
  fromRef: string,
  isLatest: boolean,
]

/** Whether what is said of a thread elsewhere may be said to all: it is of the same group, or everybody reads in its own. */
const SHOWS = (thread: string, at: string) =>
  `CASE WHEN ${thread}.group_id = ${at}.group_id OR group_is_readable(${thread}.group_id, NULL) THEN ${thread}`

/** What is said of moves where these comments stand: of those that are traces, and of those that were moved where they are. */
export async function readMoves(
  ids: readonly number[],
): Promise<Map<number, Partial<Pick<CommentBody, 'moved' | 'cameFrom'>>>> {
  const rows = await tuples<MoveTuple>(
    'comment-moves',
    `SELECT m.trace_id, m.comment_id, m.comments, l.reason, m.log_id,
       n.id, ${SHOWS('n', 't')}.slug END, ${SHOWS('n', 't')}.title END, c.ref, t.id, ${SHOWS('t', 'n')}.slug END, ${SHOWS('t', 'n')}.title END, x.ref,
       m.log_id = (SELECT max(o.log_id) FROM comment_move o WHERE o.comment_id = m.comment_id)
     FROM comment_move m JOIN log_entry l ON l.id = m.log_id
     JOIN comment c ON c.id = m.comment_id JOIN thread n ON n.id = c.thread_id
     JOIN comment x ON x.id = m.trace_id JOIN thread t ON t.id = x.thread_id
     WHERE m.trace_id = ANY($1) OR m.comment_id = ANY($1)`,
    [ids],
  )
  const moves = new Map<number, Partial<Pick<CommentBody, 'moved' | 'cameFrom'>>>()
  for (const [traceId, commentId, comments, reason, logId, threadId, slug, title, ref, ...rest] of rows) {
    const [fromId, fromSlug, fromTitle, fromRef, isLatest] = rest
    const to = slug !== null && title !== null ? { threadId, slug, title, ref } : null
    moves.set(traceId, { ...moves.get(traceId), moved: { to, comments, reason, logId } })
    if (isLatest && fromSlug !== null && fromTitle !== null)
      moves.set(commentId, {
        ...moves.get(commentId),
        cameFrom: { threadId: fromId, slug: fromSlug, title: fromTitle, ref: fromRef },
      })
  }
  return moves
}

/** Of these comments, those that a moderator hung up elsewhere in the thread they stand in, with the latest row of the log that says so and holds. */
export async function readHung(ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tuples<[number, number]>(
    'comment-hung',
    `SELECT e.comment_id, max(e.id) FROM log_entry e JOIN comment c ON c.id = e.comment_id AND c.thread_id = e.thread_id
     WHERE e.comment_id = ANY($1) AND e.action = 'move' AND e.details ->> 'within' = 'true'
       AND NOT EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id) GROUP BY 1`,
    [ids],
  )
  return new Map(rows)
}
