import type { Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { afterComment } from '@/lib/server/after-comment'
import type { Query } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { renderComment } from '@/lib/text/bodies'
import { mentionsOf } from '@/lib/text/mentioned'
import { smallVote } from '@/lib/threads/small-vote'
import type { CommentState } from '../view'
import { mayLetThrough } from './policy'

// A comment takes its place in a thread: what stands above is held, the row is written, and the counts change with it.

export type Above = {
  place: HeldPlace
  threadId: number
  lastSeq: number
  parent: { id: number; topId: number; depth: number; state: CommentState; isReported: boolean } | null
}

/** Hold the thread, then what is answered: comments of one thread come one after the other, and nothing is answered while it is removed. */
export async function holdAbove(
  query: Query,
  place: HeldPlace | null,
  parentRef: string,
  writerId: number,
): Promise<Above> {
  const [thread] = await query<[number, number]>(
    'comment-hold-thread',
    'SELECT id, last_seq FROM thread WHERE id = $1 FOR NO KEY UPDATE',
    [place?.threadId ?? 0],
  )
  if (!place || !thread)
    throw new Refusal('not-found', 'There is no such thread any more. What you wrote is kept.')
  const [threadId, lastSeq] = thread
  if (parentRef === '') return { place, threadId, lastSeq, parent: null }
  const [parent] = await query<[number, number | null, number, CommentState, boolean]>(
    'comment-hold-parent',
    `SELECT id, top_id, depth, state, EXISTS (SELECT 1 FROM report r WHERE r.comment_id = comment.id AND r.reporter_id = $3)
     FROM comment WHERE thread_id = $1 AND ref = $2 FOR NO KEY UPDATE`,
    [threadId, parentRef, writerId],
  )
  if (!parent)
    throw new Refusal('not-found', 'What you answered is not here any more. What you wrote is kept.')
  const [id, topId, depth, state, isReported] = parent
  return { place, threadId, lastSeq, parent: { id, topId: topId ?? id, depth, state, isReported } }
}

type NewRow = {
  body: string
  bodyHtml: string
  rendererVersion: number
  ref: string
  key: string
  writerId: number
  weight: number
  now: Date
}

/** The comment, and its author's own vote for it: it counts for the comment and not for its author's karma. */
export async function insert(
  query: Query,
  { threadId, lastSeq, parent }: Above,
  row: NewRow,
): Promise<number> {
  const [inserted] = await query<[number]>(
    'comment-insert',
    `WITH written AS (
       INSERT INTO comment (thread_id, seq, parent_id, top_id, depth, ref, client_key, author_id, body, body_html, renderer_version, score, vote_count, created_at, last_activity_at)
       SELECT $1::int, $2::int, $3::int, $4::int, $5::int, $6::text, $7::text, $8::int, $9::text, $10::text, $11::int, $12::int, 1, $13::timestamptz, $13::timestamptz
       WHERE NOT EXISTS (SELECT 1 FROM former_ref f WHERE f.thread_id = $1 AND f.ref = $6)
       ON CONFLICT (thread_id, ref) DO NOTHING RETURNING id)
     INSERT INTO comment_vote (user_id, comment_id, thread_id, axis, weight, at) SELECT $8, id, $1, 'karma', $12, $13 FROM written RETURNING comment_id`,
    [
      threadId,
      lastSeq + 1,
      parent?.id ?? null,
      parent?.topId ?? null,
      parent ? parent.depth + 1 : 0,
      row.ref,
      row.key,
      row.writerId,
      row.body,
      row.bodyHtml,
      row.rendererVersion,
      row.weight,
      row.now,
    ],
  )
  // Another comment has this name, or had it before it was moved: it takes chance, or somebody who tries.
  if (!inserted)
    throw new Refusal('conflict', 'That did not get through. Nothing is lost: post it once more.')
  return inserted[0]
}

/** The thread has a comment more, and so has every comment above it. */
export async function countOneMore(
  query: Query,
  { threadId, lastSeq, parent }: Above,
  now: Date,
): Promise<void> {
  await query(
    'comment-count-thread',
    `UPDATE thread SET last_seq = $2, comment_count = comment_count + 1, last_activity_at = greatest(last_activity_at, $3) WHERE id = $1`,
    [threadId, lastSeq + 1, now],
  )
  if (!parent) return
  await query(
    'comment-count-above',
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM comment WHERE id = $1
       UNION ALL SELECT c.id, c.parent_id FROM above a JOIN comment c ON c.id = a.parent_id)
     UPDATE comment c SET descendant_count = c.descendant_count + 1, last_activity_at = greatest(c.last_activity_at, $2)
     FROM above a WHERE c.id = a.id`,
    [parent.id, now],
  )
}

/** A comment that was held back, and who wrote it as they are now. */
export type HeldBack = {
  thread: string
  parent: string
  author: Member
  ref: string
  key: string
  body: string
  at: Date
}

/**
 * A held comment that is let through: it stands at the end of its thread, with the time at which it was written. Not where its author
 * could not write it now: behind a lock that came meanwhile, or shut out.
 */
export async function publish(query: Query, held: HeldBack, now: Date): Promise<number> {
  const { thread, parent, author, ref, key, body, at } = held
  const { id: authorId } = author
  const place = await holdPlace(query, author, { thread, comment: parent }, now, 'update')
  enforce(mayLetThrough(author, place, now))
  const above = await holdAbove(query, place, parent, authorId)
  if (above.parent && ['deleted', 'removed'].includes(above.parent.state))
    throw new Refusal('conflict', 'What it answers is gone, so it cannot be let through.')
  const weight = smallVote(author.karma, await settingOf('voteWeights'))
  const row = { ...renderComment(body, ref), body, ref, key, writerId: authorId, weight, now: at }
  const commentId = await insert(query, above, row)
  await countOneMore(query, above, at)
  const { threadId } = above
  const parentId = above.parent?.id ?? null
  const mentions = mentionsOf(body)
  await afterComment(query, { commentId, ref, threadId, thread, parentId, authorId, mentions, at: now })
  return commentId
}
