import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { gatherQuotes, type QuotedRow } from '@/lib/comments/reaction-words'
import type { ReactionCount } from '@/lib/comments/view'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import { findAnchor } from '@/lib/text/anchor'
import { toPlainText } from '@/lib/text/plain-text'
import { mayReact, REACTIONS_AN_HOUR } from './policy'
import type { ReactionInput } from './schema'

export type ReactionResult = { comment: string; reactions: ReactionCount[] }

type Target = {
  threadId: number
  commentId: number | null
  html: string
  revision: number
  isGone: boolean
  place: HeldPlace
}

/** Set or take back one reaction. Says the end state, so that repeats are harmless; the words it is about must stand there. */
export async function setReaction(actor: Actor, input: ReactionInput, now: Date): Promise<ReactionResult> {
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, input, now, input.comment === '' ? 'update' : 'share')
    const target = await holdTarget(query, place, input)
    const given = actor.kind === 'guest' ? [] : await lastReactions(query, actor.id)
    const member = enforce(mayReact(actor, target, { on: input.on, given }, now))
    if (input.on) await addReaction(query, member.id, input, target, now)
    else await removeReaction(query, member.id, input, target)
    // What is gone shows no reactions: the words that they are about are gone too.
    return { comment: input.comment, reactions: target.isGone ? [] : await countReactions(query, target) }
  })
}

async function holdTarget(
  query: Query,
  place: HeldPlace | null,
  { comment }: ReactionInput,
): Promise<Target> {
  const [row] = await query<[number, number | null, string, number, boolean]>(
    comment ? 'react-hold-comment' : 'react-hold-thread',
    comment
      ? `SELECT c.thread_id, c.id, c.body_html, c.revision, c.state IN ('deleted', 'removed') FROM comment c
         WHERE c.thread_id = $1 AND c.ref = $2 FOR NO KEY UPDATE`
      : `SELECT id, NULL::int, body_html, revision, EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = thread.id)
         FROM thread WHERE id = $1 AND $2 = '' FOR NO KEY UPDATE`,
    [place?.threadId ?? 0, comment],
  )
  if (!place || !row)
    throw new Refusal('not-found', 'What you reacted to is not here any more. Reload the page.')
  const [threadId, commentId, html, revision, isGone] = row
  return { threadId, commentId, html, revision, isGone, place }
}

/** When this person gave the latest reactions that stand, newest first; as many as the limit counts. */
async function lastReactions(query: Query, userId: number): Promise<Date[]> {
  const rows = await query<[Date]>(
    'reactions-last',
    `SELECT created_at FROM reaction WHERE user_id = $1 ORDER BY created_at DESC LIMIT ${REACTIONS_AN_HOUR}`,
    [userId],
  )
  return rows.map(([at]) => at)
}

async function addReaction(
  query: Query,
  userId: number,
  input: ReactionInput,
  target: Target,
  now: Date,
): Promise<void> {
  const { kind, quote = null, prefix = null, suffix = null } = input
  const found =
    quote === null
      ? null
      : findAnchor(toPlainText(target.html), {
          quote,
          ...(prefix ? { prefix } : {}),
          ...(suffix ? { suffix } : {}),
        })
  if (quote !== null && found === null) {
    throw new Refusal(
      'conflict',
      'The words you marked no longer stand there: the text was edited. Reload the page and mark them again.',
    )
  }
  await query(
    'reaction-add',
    `INSERT INTO reaction (thread_id, comment_id, user_id, kind, quote, prefix, suffix, start_offset, end_offset, revision, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      target.threadId,
      target.commentId,
      userId,
      kind,
      quote,
      prefix,
      suffix,
      found?.start ?? null,
      found?.end ?? null,
      target.revision,
      now,
    ],
  )
}

/** Without words named, whatever of this kind they gave here, to all of it or to some words. */
async function removeReaction(
  query: Query,
  userId: number,
  { kind, quote }: ReactionInput,
  target: Target,
): Promise<void> {
  await query(
    'reaction-remove',
    `DELETE FROM reaction WHERE thread_id = $1 AND comment_id IS NOT DISTINCT FROM $2 AND user_id = $3 AND kind = $4 AND ($5::text IS NULL OR quote = $5)`,
    [target.threadId, target.commentId, userId, kind, quote ?? null],
  )
}

async function countReactions(
  query: Query,
  { threadId, commentId }: Target,
): Promise<ReactionResult['reactions']> {
  const rows = await query<[string, number, string[], QuotedRow[] | null]>(
    'reactions-of-one',
    `SELECT r.kind, count(DISTINCT u.id)::int, array_agg(DISTINCT u.handle ORDER BY u.handle),
       json_agg(json_build_array(r.quote, u.handle, r.start_offset IS NULL) ORDER BY u.handle, r.id) FILTER (WHERE r.quote IS NOT NULL)
     FROM reaction r JOIN app_user u ON u.id = r.user_id
     WHERE r.thread_id = $1 AND r.comment_id IS NOT DISTINCT FROM $2 GROUP BY r.kind ORDER BY count(DISTINCT u.id) DESC, r.kind`,
    [threadId, commentId],
  )
  return rows.map(([kind, count, who, quoted]) => ({ kind, count, who, on: gatherQuotes(quoted) }))
}
