import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import type { Lasting } from '../lasting/view'

/** What is decided on, held by whoever decides. */
export type Target = { threadId: number; commentId: number | null; personId: number | null }
export type Details = Record<string, string | number | boolean | null>

const gone = (words: string) => new Refusal('conflict', words)

/** Take a comment's words out of sight. Says how it stood before. */
export async function removeComment(
  query: Query,
  commentId: number,
  reason: string,
  now: Date,
): Promise<Details> {
  const [row] = await query<['live' | 'retracted', string | null, Date | null]>(
    'effect-remove',
    `UPDATE comment c SET state = 'removed', state_reason = $2, state_at = $3
     FROM (SELECT id, state, state_reason, state_at FROM comment WHERE id = $1 FOR UPDATE) AS was
     WHERE c.id = was.id AND was.state IN ('live', 'retracted') RETURNING was.state, was.state_reason, was.state_at`,
    [commentId, reason, now],
  )
  if (!row) throw gone('This is gone already: its author has deleted it, or a moderator has removed it.')
  const [was, wasReason, wasAt] = row
  return was === 'live' ? { was } : { was, wasReason, wasAt: wasAt?.toISOString() ?? null }
}

/** Bring it back as it stood before. */
export async function restoreComment(query: Query, commentId: number, before: Details): Promise<void> {
  const { was = 'live', wasReason = null, wasAt = null } = before
  const rows = await query<[number]>(
    'effect-restore',
    `UPDATE comment SET state = $2::comment_state, state_reason = $3, state_at = $4::timestamptz
     WHERE id = $1 AND state = 'removed' RETURNING id`,
    [commentId, was, wasReason, wasAt],
  )
  if (rows.length === 0) throw gone('This is not removed any more.')
}

/** Shut somebody out of the site or of one thread; says what held before. For good is a year that nobody sees. */
export async function suspend(
  query: Query,
  { personId, threadId }: Target,
  { scope, until, reason }: { scope: 'site' | 'thread'; until: Date | null; reason: string },
  now: Date,
): Promise<Details> {
  const [row] = await query<[Date | null]>(
    `effect-suspend-${scope}`,
    scope === 'site'
      ? `UPDATE app_user u SET suspended_until = coalesce($2::timestamptz, '9999-12-31') FROM (SELECT id, suspended_until FROM app_user WHERE id = $1) was
         WHERE u.id = was.id AND (was.suspended_until IS NULL OR was.suspended_until <= $3 OR was.suspended_until < coalesce($2::timestamptz, '9999-12-31')) RETURNING was.suspended_until`
      : `INSERT INTO thread_suspension AS s (user_id, thread_id, until, reason, at) VALUES ($1, $3, $2, $4, $5)
         ON CONFLICT (thread_id, user_id) DO UPDATE SET until = excluded.until, reason = excluded.reason, at = excluded.at
           WHERE s.until <= excluded.at OR s.until < coalesce(excluded.until, 'infinity') RETURNING NULL::timestamptz`,
    scope === 'site' ? [personId, until, now] : [personId, until, threadId, reason, now],
  )
  if (!row) throw gone('They are suspended for that long already: take that back first.')
  const forGood = until === null
  return {
    scope,
    was: row[0]?.toISOString() ?? null,
    ...(forGood ? { forGood } : { until: until.toISOString() }),
  }
}

/** Let somebody in again. Where another suspension from the thread holds, `still` is it; one from the site holds too, by whomever. */
export async function unsuspend(
  query: Query,
  { personId, threadId }: Target,
  before: Details,
  { entry, still }: { entry: number; still: Lasting | null },
): Promise<void> {
  if (before.scope === 'thread' && still)
    await query(
      'effect-still-suspended',
      'UPDATE thread_suspension SET until = $3, reason = $4, at = $5 WHERE thread_id = $1 AND user_id = $2',
      [threadId, personId, still.until, still.reason, still.at],
    )
  else if (before.scope === 'thread')
    await query(
      'effect-unsuspend-thread',
      'DELETE FROM thread_suspension WHERE thread_id = $1 AND user_id = $2',
      [threadId, personId],
    )
  else
    await query(
      'effect-unsuspend-site',
      `UPDATE app_user SET suspended_until = (
         SELECT max(coalesce((e.details ->> 'until')::timestamptz, '9999-12-31')) FROM log_entry e
         WHERE e.person_id IN (SELECT id FROM app_user WHERE $1 IN (id, merged_into_id)) AND e.action = 'suspend' AND e.details ->> 'scope' = 'site' AND e.id <> $2
           AND NOT EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id)
           AND NOT EXISTS (SELECT 1 FROM log_entry l WHERE l.person_id IN (e.person_id, $1) AND l.action = 'unsuspend' AND l.undoes_id IS NULL AND l.id > e.id))
       WHERE id = $1`,
      [personId, entry],
    )
}

/** More of one person's comments are not hidden at once. */
const MOST_HIDDEN = 500

/** Take what somebody wrote out of sight, in one thread or everywhere; returns what it was. */
export async function hideAll(
  query: Query,
  { personId, threadId }: Target,
  scope: 'site' | 'thread',
  reason: string,
  now: Date,
): Promise<{ threadId: number; commentId: number; details: Details }[]> {
  const rows = await query<[number, number, string, string | null, Date | null]>(
    'effect-hide',
    `UPDATE comment c SET state = 'removed', state_reason = $3, state_at = $4
     FROM (SELECT id, state, state_reason, state_at FROM comment WHERE author_id = $1 AND ($2::int IS NULL OR thread_id = $2)
             AND state IN ('live', 'retracted') ORDER BY created_at DESC LIMIT ${MOST_HIDDEN} FOR UPDATE) AS was
     WHERE c.id = was.id RETURNING c.thread_id, c.id, was.state, was.state_reason, was.state_at`,
    [personId, scope === 'thread' ? threadId : null, reason, now],
  )
  return rows.map(([where, commentId, was, wasReason, wasAt]) => ({
    threadId: where,
    commentId,
    details: was === 'live' ? { was } : { was, wasReason, wasAt: wasAt?.toISOString() ?? null },
  }))
}
