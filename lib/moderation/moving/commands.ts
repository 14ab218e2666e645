import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import type { Query } from '@/lib/server/db'
import { RENDERER_VERSION } from '@/lib/text/markdown'
import { carry, holdBranch, recount } from '../carrying/commands'
import type { MoveTo } from './address'
import { MOST_MOVED, mayMove } from './policy'

const conflict = (words: string) => new Refusal('conflict', words)

/** The two ends of a move, held: where the comment stands, and where it is to go. */
export type Ends = { from: HeldPlace; to: HeldPlace }

/**
 * Hold two places by their threads' addresses, in the order of their numbers, so that two who move in opposite directions do not wait
 * for one another. Null where there is no such thread for this person.
 */
export async function holdBoth(
  query: Query,
  actor: Actor,
  from: string,
  to: MoveTo,
  now: Date,
): Promise<{ from: HeldPlace | null; to: HeldPlace | null }> {
  const rows = await query<[string]>(
    'move-order',
    'SELECT slug FROM thread WHERE slug = ANY($1) ORDER BY id',
    [[from, to.thread]],
  )
  const held: { from: HeldPlace | null; to: HeldPlace | null } = { from: null, to: null }
  for (const [slug] of rows) {
    if (slug === to.thread) held.to = await holdPlace(query, actor, to, now, 'update')
    if (slug === from) held.from = await holdPlace(query, actor, { thread: slug }, now, 'update')
  }
  return held
}

/** As many comments are looked through for whom to tell. */
const EVERYBODY = 10_000

export type Root = {
  seq: number
  parentId: number | null
  topId: number | null
  at: Date
  threadId: number
}

/** Move a comment with all below it, and leave a trace where it stood. Returns the trace, and how many went. */
export async function moveBranch(
  query: Query,
  moderator: Member,
  commentId: number,
  { from, to }: Ends,
  { toComment, reason, now }: { toComment: string; reason: string; now: Date },
): Promise<{ traceId: number; comments: number }> {
  const root = await readRoot(query, commentId)
  const above = toComment === '' ? null : await holdAbove(query, to, toComment)
  const branch = await holdBranch(query, commentId, MOST_MOVED + 1)
  const isReadAlike = await readAlike(query, from, to)
  const facts = { isReadAlike, to, isAboveGone: above?.isGone ?? false }
  enforce(mayMove(moderator, { ...facts, within: null, comments: branch.length }, now))
  const [top] = branch
  if (!top) throw conflict('That is not here any more. Reload the page.')
  const [left, came] = [from.threadId ?? 0, to.threadId ?? 0]
  await carry(query, branch, left, { threadId: came, parent: above })
  const traceId = await leaveTrace(
    query,
    { ...root, threadId: left, ref: top.ref, depth: top.depth },
    reason,
    now,
  )
  await query(
    'move-traced',
    'UPDATE former_ref SET trace_id = $3 WHERE thread_id = $1 AND comment_id = ANY($2)',
    [left, branch.map(({ id }) => id), traceId],
  )
  await recount(
    query,
    branch,
    { threadId: left, above: root.parentId, traceId },
    { threadId: came, above: above?.id ?? null },
  )
  return { traceId, comments: branch.length }
}

/** Remember that a move stands, once the log has its row. */
export async function rememberMove(
  query: Query,
  move: { traceId: number; commentId: number; fromThreadId: number; comments: number; logId: number },
): Promise<void> {
  await query(
    'move-remember',
    'INSERT INTO comment_move (trace_id, comment_id, from_thread_id, comments, log_id) VALUES ($1, $2, $3, $4, $5)',
    [move.traceId, move.commentId, move.fromThreadId, move.comments, move.logId],
  )
}

/** Who wrote what stands in a branch: they are told. */
export async function authorsIn(query: Query, rootId: number): Promise<number[]> {
  const branch = await holdBranch(query, rootId, EVERYBODY)
  const rows = await query<[number]>(
    'move-authors',
    `SELECT DISTINCT u.id FROM comment c JOIN app_user u ON u.id = c.author_id WHERE c.id = ANY($1) AND u.deleted_at IS NULL ORDER BY u.id`,
    [branch.map(({ id }) => id)],
  )
  return rows.map(([id]) => id)
}

/** The comment that is moved, as it stands. */
export async function readRoot(query: Query, commentId: number): Promise<Root> {
  const [row] = await query<[number, number | null, number | null, Date, number]>(
    'move-root',
    `SELECT seq, parent_id, top_id, created_at, thread_id FROM comment WHERE id = $1`,
    [commentId],
  )
  if (!row) throw conflict('That is not here any more. Reload the page.')
  const [seq, parentId, topId, at, threadId] = row
  return { seq, parentId, topId, at, threadId }
}

/** What it is to stand below: a comment of the thread it goes to, held with it. */
export async function holdAbove(query: Query, { threadId }: HeldPlace, comment: string) {
  const [row] = await query<[number, number | null, number, boolean]>(
    'move-above',
    `SELECT id, top_id, depth, state IN ('deleted', 'removed') FROM comment WHERE thread_id = $1 AND ref = $2 FOR NO KEY UPDATE`,
    [threadId, comment],
  )
  if (!row) throw new Refusal('not-found', NO_SUCH_PLACE, null, 'to')
  const [id, topId, depth, isGone] = row
  return { id, topId: topId ?? id, depth, isGone }
}

export const NO_SUCH_PLACE =
  'There is no such thread, or no such comment in it: copy the address of one from your browser.'

/** Whether the same people read in both places: they are of one group, or everybody reads in both. */
async function readAlike(query: Query, from: HeldPlace, to: HeldPlace): Promise<boolean> {
  if (from.groupId === to.groupId) return true
  const [row] = await query<[boolean]>(
    'move-alike',
    'SELECT group_is_readable($1, NULL) AND group_is_readable($2, NULL)',
    [from.groupId, to.groupId],
  )
  return row?.[0] ?? false
}

/** A comment without words, with the name, the number and the time of what stood there. */
async function leaveTrace(
  query: Query,
  { threadId, ref, seq, parentId, topId, depth, at }: Root & { ref: string; depth: number },
  reason: string,
  now: Date,
): Promise<number> {
  const [row] = await query<[number]>(
    'move-trace',
    `INSERT INTO comment (thread_id, ref, seq, parent_id, top_id, depth, body, body_html, renderer_version, created_at, last_activity_at, state, state_reason, state_at)
     VALUES ($1, $2, $3, $4, $5, $6, '', '', $10, $7, $7, 'removed', $8, $9) RETURNING id`,
    [
      threadId,
      ref,
      seq,
      parentId,
      topId,
      depth,
      at,
      `Moved to another thread. ${reason}`,
      now,
      RENDERER_VERSION,
    ],
  )
  if (!row) throw new Error('a trace was left and is not there')
  return row[0]
}
