import type { Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import { holdBranch, recountAbove, type Spot, writeBranch } from '../carrying/commands'
import { type Ends, holdAbove, readRoot } from '../moving/commands'
import { MOST_MOVED, mayMove } from '../moving/policy'
import type { Details } from '../texts/commands'

// A comment with its branch comes to stand elsewhere in its own thread. Whoever calls these holds the thread.

const conflict = (words: string) => new Refusal('conflict', words)

/** A branch may have grown since; more than this nobody takes back in one go. */
const BACK_AT_MOST = 5_000

/** Hang a comment with all below it under another one of its thread, or at the top level. Says where it was, for the log and the way back. */
export async function hangElsewhere(
  query: Query,
  moderator: Member,
  commentId: number,
  { to }: Ends,
  { toComment, now }: { toComment: string; now: Date },
): Promise<Details> {
  const root = await readRoot(query, commentId)
  const above = toComment === '' ? null : await holdAbove(query, to, toComment)
  const branch = await holdBranch(query, commentId, MOST_MOVED + 1)
  const within = {
    isThere: (above?.id ?? null) === root.parentId,
    isBelowItself: above !== null && (await isIn(query, above.id, commentId)),
  }
  const facts = { isReadAlike: true, to, isAboveGone: above?.isGone ?? false, comments: branch.length }
  enforce(mayMove(moderator, { ...facts, within }, now))
  await hang(query, branch, { threadId: to.threadId ?? 0, parent: above }, root.parentId)
  const below = above === null ? null : toComment
  return { comments: branch.length, within: true, below, belowId: above?.id ?? null, was: root.parentId }
}

/** Hang it back where it stood, with whatever was written below it since. */
export async function hangBack(
  query: Query,
  commentId: number,
  threadId: number,
  { belowId, was }: Details,
): Promise<void> {
  const now = await readRoot(query, commentId)
  if (now.threadId !== threadId || now.parentId !== belowId)
    throw conflict('It was moved once more since: take that back first.')
  const above = typeof was === 'number' ? await holdFormer(query, was, threadId) : null
  if (above && (await isIn(query, above.id, commentId)))
    throw conflict('What it stood below was itself moved below it since: take that back first.')
  const branch = await holdBranch(query, commentId, BACK_AT_MOST + 1)
  if (branch.length > BACK_AT_MOST)
    throw conflict(
      'So much was written below it since that it cannot be moved back: move its replies one by one.',
    )
  await hang(query, branch, { threadId, parent: above }, now.parentId)
}

/** Its name, what people gave it and what they are writing below it stay: they go by the comment's number, or by its name in this thread. */
async function hang(
  query: Query,
  branch: Awaited<ReturnType<typeof holdBranch>>,
  spot: Spot,
  left: number | null,
): Promise<void> {
  await writeBranch(query, branch, spot, new Map())
  await recountAbove(query, left)
  await recountAbove(query, spot.parent?.id ?? null)
}

/** What it stood below, if that is still in the thread. */
async function holdFormer(query: Query, id: number, threadId: number) {
  const [row] = await query<[number, number | null, number]>(
    'hang-former',
    'SELECT id, top_id, depth FROM comment WHERE id = $1 AND thread_id = $2 FOR NO KEY UPDATE',
    [id, threadId],
  )
  if (!row) throw conflict('What it stood below is not in this thread any more: it cannot be moved back.')
  return { id: row[0], topId: row[1] ?? row[0], depth: row[2] }
}

/** Whether a comment is this one or stands somewhere below it. */
async function isIn(query: Query, id: number, rootId: number): Promise<boolean> {
  const [row] = await query<[boolean]>(
    'hang-inside',
    `WITH RECURSIVE above AS (SELECT id, parent_id FROM comment WHERE id = $1 UNION ALL SELECT c.id, c.parent_id FROM above a JOIN comment c ON c.id = a.parent_id)
     SELECT EXISTS (SELECT 1 FROM above WHERE id = $2)`,
    [id, rootId],
  )
  return row?.[0] ?? false
}
