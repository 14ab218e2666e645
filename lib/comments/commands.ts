import type { Actor } from '@/lib/access/actor'
import { enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { dropDraft } from '@/lib/drafts/commands'
import { replyPlace } from '@/lib/drafts/place'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterComment } from '@/lib/server/after-comment'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { takeTurn } from '@/lib/server/turn'
import { renderComment } from '@/lib/text/bodies'
import { mentionsOf } from '@/lib/text/mentioned'
import { cleanBody, isPostable, shownOf } from '@/lib/text/postable'
import { isTrusted } from '@/lib/text/watched/queries'
import { HELD_WORDS, type Why, whyHeld } from '@/lib/text/watched/why'
import { smallVote } from '@/lib/threads/small-vote'
import { holdBack } from './holding/commands'
import { countOneMore, holdAbove, insert } from './placing/commands'
import { mayComment, mayCommentNow } from './policy'
import { readConduct } from './queries'

export type PostedComment = {
  thread: string
  parent: string
  comment: string
  /** It waits for a moderator: why, in a sentence. */
  held?: string
}

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
  const [limits, weights, words, links] = await Promise.all([
    settingOf('commentLimits'),
    settingOf('voteWeights'),
    settingOf('heldWords'),
    settingOf('heldLinks'),
  ])

  return transaction(async (query) => {
    const before = await holdWriter(query, writer.id, key, body)
    if (before) return before
    const place = await holdPlace(query, actor, { thread, comment: parent }, now, 'update')
    const above = await holdAbove(query, place, parent, writer.id)
    const decision = mayComment(actor, above.parent, above.place, now)
    enforce(mayCommentNow(decision, await readConduct(writer, query), limits, now))
    const { approveFirst } = above.place
    const watch = { approveFirst, isTrusted: await isTrusted(query, writer.id), words, links: links === 'on' }
    const held = whyHeld(writer, body, watch, now)
    if (held) {
      const { threadId, parent: answered } = above
      const row = { threadId, parentId: answered?.id ?? null, authorId: writer.id, ref, key, body, now }
      await holdBack(query, row, held)
      await dropDraft(query, writer.id, replyPlace(thread, parent))
      return { thread, parent, comment: ref, held: HELD_WORDS[held.why] }
    }

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
  const [row] = await query<[string, string, string, string, Why | null]>(
    'comment-before',
    `SELECT t.slug, coalesce(p.ref, ''), c.ref, c.body, c.why
     FROM (SELECT thread_id, parent_id, ref, body, NULL AS why FROM comment WHERE author_id = $1 AND client_key = $2
           UNION ALL SELECT thread_id, parent_id, ref, body, why FROM held_comment WHERE author_id = $1 AND client_key = $2 AND comment_id IS NULL AND decided_at IS NULL) c
     JOIN thread t ON t.id = c.thread_id LEFT JOIN comment p ON p.id = c.parent_id`,
    [writerId, key],
  )
  if (!row) return null
  const [thread, parent, comment, written, why] = row
  // The first try had got through after all, and the text was changed before this one.
  if (written !== body)
    throw new Refusal(
      'conflict',
      'This was posted already, as it was before your last changes: reload to see it. What you have now is kept.',
    )
  return { thread, parent, comment, ...(why ? { held: HELD_WORDS[why] } : {}) }
}
