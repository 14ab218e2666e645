import type { Actor } from '@/lib/access/actor'
import { enforce, mayWrite } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { dropDraft } from '@/lib/drafts/commands'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterEdit } from '@/lib/server/after-edit'
import { type Query, transaction, tuples } from '@/lib/server/db'
import { renderComment } from '@/lib/text/bodies'
import { cleanBody, isPostable, shownOf } from '@/lib/text/postable'
import { findQuotesAgain } from '@/lib/text/quoted/commands'
import { readWatch } from '@/lib/text/watched/queries'
import { mayBring } from '@/lib/text/watched/why'
import { mayRevise, mayUndelete, type Written } from './policy'
import { joinReason } from './reason'
import type { DeleteInput, EditInput, RetractInput } from './schema'

export type Revised = { thread: string; comment: string }

/**
 * Give one's comment another text. The old one is kept, and the change can be read by everybody. What was changed since the
 * writer looked is not replaced: that is refused, and the writer's text stays with them.
 */
export async function editComment(
  actor: Actor,
  { thread, comment, body: given, revision }: EditInput,
  now: Date,
): Promise<Revised & { revision: number }> {
  const body = cleanBody(given)
  const may = mayWrite(actor, 'edit what you wrote', now)
  enforce(isPostable(may, body, body))
  const rendered = renderComment(body, comment)
  enforce(isPostable(may, body, shownOf(rendered.bodyHtml)))
  const watch = await readWatch(tuples, enforce(may).id)
  return transaction(async (query) => {
    const held = await hold(query, actor, { thread, comment }, now)
    const allowed = mayRevise(actor, 'edit', held, now)
    const { id: authorId } = enforce(allowed)
    // The same text again: a second try, or nothing was changed.
    if (held.body === body) {
      await dropDraft(query, authorId, { kind: 'edit', thread, comment })
      return { thread, comment, revision: held.revision }
    }
    if (held.revision !== revision)
      throw new Refusal(
        'conflict',
        'This comment was changed elsewhere since you opened it. What you have written here is kept.',
      )
    enforce(mayBring(allowed, { before: held.body, after: body }, watch, now))
    await query(
      'revision-keep',
      'INSERT INTO comment_revision (comment_id, revision, body, at) VALUES ($1, $2, $3, $4)',
      [held.id, held.revision, held.body, held.writtenAt],
    )
    await query(
      'revision-write',
      'UPDATE comment SET body = $2, body_html = $3, renderer_version = $4, revision = revision + 1, edited_at = greatest($5, created_at) WHERE id = $1',
      [held.id, body, rendered.bodyHtml, rendered.rendererVersion, now],
    )
    await dropDraft(query, authorId, { kind: 'edit', thread, comment })
    const next = held.revision + 1
    const place = { threadId: held.threadId, commentId: held.id, revision: next }
    await findQuotesAgain(query, place, { before: held.html, after: rendered.bodyHtml })
    await afterEdit(query, {
      commentId: held.id,
      ref: comment,
      threadId: held.threadId,
      thread,
      authorId,
      revision: next,
      at: now,
    })
    return { thread, comment, revision: next }
  })
}

/** Take one's comment away, or bring it back soon after. Its place stays, and what answers it. Safe to repeat. */
export async function setDeleted(
  actor: Actor,
  { thread, comment, deleted }: DeleteInput,
  now: Date,
): Promise<Revised> {
  return transaction(async (query) => {
    const held = await hold(query, actor, { thread, comment }, now)
    enforce(deleted ? mayRevise(actor, 'delete', held, now) : mayUndelete(actor, held, now))
    if (deleted && held.state !== 'deleted') await markDeleted(query, held.id, now)
    if (!deleted && held.state === 'deleted') await bringBack(query, held.id)
    return { thread, comment }
  })
}

/** Its key is given up with it: the same words may be posted anew. How it was retracted is kept, out of sight. */
const markDeleted = (query: Query, id: number, now: Date): Promise<unknown> =>
  query(
    'revision-delete',
    `UPDATE comment SET state = 'deleted', state_at = $2, state_reason = NULL, client_key = NULL,
       retraction = CASE WHEN state = 'retracted' THEN jsonb_build_object('reason', state_reason, 'at', state_at) END WHERE id = $1`,
    [id, now],
  )

/** As it stood before: live, or retracted for the reason its author gave. */
const bringBack = (query: Query, id: number): Promise<unknown> =>
  query(
    'revision-undelete',
    `UPDATE comment SET state = CASE WHEN retraction IS NULL THEN 'live' ELSE 'retracted' END::comment_state,
       state_reason = retraction->>'reason', state_at = (retraction->>'at')::timestamptz, retraction = NULL WHERE id = $1`,
    [id],
  )

/** Say that one no longer stands by a comment, perhaps why and where more is said; or that one does again. Its words stay. */
export async function setRetracted(
  actor: Actor,
  { thread, comment, retracted, reason, link }: RetractInput,
  now: Date,
): Promise<Revised> {
  return transaction(async (query) => {
    const held = await hold(query, actor, { thread, comment }, now)
    enforce(mayRevise(actor, 'retract', held, now))
    await query(
      'revision-retract',
      'UPDATE comment SET state = $2::comment_state, state_at = $3, state_reason = $4 WHERE id = $1',
      [
        held.id,
        retracted ? 'retracted' : 'live',
        retracted ? (held.state === 'retracted' ? held.stateAt : now) : null,
        retracted ? joinReason(reason, link) : null,
      ],
    )
    return { thread, comment }
  })
}

type Held = Written & {
  id: number
  threadId: number
  body: string
  html: string
  revision: number
  writtenAt: Date
}

/** The comment, held until we commit. */
async function hold(query: Query, actor: Actor, where: Revised, now: Date): Promise<Held> {
  const place = await holdPlace(query, actor, where, now)
  const [row] = await query<
    [number, number, number | null, Written['state'], Date | null, string, number, Date, string]
  >(
    'revision-hold',
    `SELECT id, thread_id, author_id, state, state_at, body, revision, coalesce(edited_at, created_at), body_html
     FROM comment WHERE thread_id = $1 AND ref = $2 FOR NO KEY UPDATE`,
    [place?.threadId ?? 0, where.comment],
  )
  if (!place || !row) throw new Refusal('not-found', 'That comment is not here any more. Reload the page.')
  const [id, threadId, authorId, state, stateAt, body, revision, writtenAt, html] = row
  return { id, threadId, authorId, state, stateAt, body, html, revision, writtenAt, place }
}
