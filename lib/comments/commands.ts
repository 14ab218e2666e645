import type { Actor } from '@/lib/access/actor'
import { enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { dropDraft } from '@/lib/drafts/commands'
import { replyPlace } from '@/lib/drafts/place'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { afterComment } from '@/lib/server/after-comment'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { takeTurn } from '@/lib/server/turn'
import { renderComment } from '@/lib/text/bodies'
import { mentionsOf } from '@/lib/text/mentioned'
import { cleanBody, isPostable, shownOf } from '@/lib/text/postable'
import { smallVote } from '@/lib/threads/small-vote'
import { mayComment, mayCommentNow } from './policy'
import { readConduct } from './queries'
import type { CommentState } from './view'

export type PostedComment = { thread: string; parent: string; comment: string }

/** A comment to be written: `ref` is the name it gets in the thread; `key` tells tries of one comment from two comments. */
export type PostCommentInput = { thread: string; parent: string; body: string; ref: string; key: string }

/**
 * Write a comment, or an answer to one. The same key by the same person is the same comment: a second try, however it comes
 * about, gets the first one's answer. Counts change with it, up to the top of the branch; its author's own upvote is cast.
 */
export async function postComment(
  actor: Actor,
  { thread, parent, body: given, ref, key }: PostCommentInput,
  now: Date,
): Promise<PostedComment> {
  // The costly part comes before anything is held, and is not done for those who may not write at all.
  const body = cleanBody(given)
  const writer = enforce(isPostable(mayWrite(actor, 'comment', now), body, body))
  const rendered = renderComment(body, ref)
  enforce(isPostable(mayWrite(actor, 'comment', now), body, shownOf(rendered.bodyHtml)))
  const [limits, weights] = await Promise.all([settingOf('commentLimits'), settingOf('voteWeights')])

  return transaction(async (query) => {
    const before = await holdWriter(query, writer.id, key, body)
    if (before) return before
    const place = await holdPlace(query, actor, { thread, comment: parent }, now, 'update')
    const above = await holdAbove(query, place, parent, writer.id)
    const decision = mayComment(actor, above.parent, above.place, now)
    enforce(mayCommentNow(decision, await readConduct(writer, query), limits, now))

    const weight = smallVote(writer.karma, weights)
    const commentId = await insert(query, above, {
      ...rendered,
      body,
      ref,
      key,
      writerId: writer.id,
      weight,
      now,
    })
    await countOneMore(query, above, now)
    await dropDraft(query, writer.id, replyPlace(thread, parent))
    await afterComment(query, {
      commentId,
      ref,
      threadId: above.threadId,
      thread,
      parentId: above.parent?.id ?? null,
      authorId: writer.id,
      mentions: mentionsOf(body),
      at: now,
    })
    return { thread, parent, comment: ref }
  })
}

/**
 * One person writes one comment at a time: so their limits hold, and a try that overtakes another waits for it and finds
 * what it wrote. Returns that.
 */
async function holdWriter(
  query: Query,
  writerId: number,
  key: string,
  body: string,
): Promise<PostedComment | null> {
  await takeTurn(query, 'writing', writerId)
  const [row] = await query<[string, string, string, string]>(
    'comment-before',
    `SELECT t.slug, coalesce(p.ref, ''), c.ref, c.body FROM comment c JOIN thread t ON t.id = c.thread_id
     LEFT JOIN comment p ON p.id = c.parent_id WHERE c.author_id = $1 AND c.client_key = $2`,
    [writerId, key],
  )
  if (!row) return null
  const [thread, parent, comment, written] = row
  // The first try had got through after all, and the text was changed before this one.
  if (written !== body)
    throw new Refusal(
      'conflict',
      'This was posted already, as it was before your last changes: reload to see it. What you have now is kept.',
    )
  return { thread, parent, comment }
}

type Above = {
  place: HeldPlace
  threadId: number
  lastSeq: number
  parent: { id: number; topId: number; depth: number; state: CommentState; isReported: boolean } | null
}

/** Hold the thread, then what is answered: comments of one thread come one after the other, and nothing is answered while it is removed. */
async function holdAbove(
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
async function insert(query: Query, { threadId, lastSeq, parent }: Above, row: NewRow): Promise<number> {
  const [inserted] = await query<[number]>(
    'comment-insert',
    `WITH written AS (
       INSERT INTO comment (thread_id, seq, parent_id, top_id, depth, ref, client_key, author_id, body, body_html, renderer_version, score, vote_count, created_at, last_activity_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $13)
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
  // Another comment has this name: it takes chance, or somebody who tries.
  if (!inserted)
    throw new Refusal('conflict', 'That did not get through. Nothing is lost: post it once more.')
  return inserted[0]
}

/** The thread has a comment more, and so has every comment above it. */
async function countOneMore(query: Query, { threadId, lastSeq, parent }: Above, now: Date): Promise<void> {
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
