import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import type { Details, Target } from '../texts/commands'

// What is done to a thread, or to a branch of it. Whoever calls these holds the thread's row.

const conflict = (words: string) => new Refusal('conflict', words)
const lockDetails = (until: Date | null): Details =>
  until === null ? { forGood: true } : { until: until.toISOString() }

export async function lockThread(
  query: Query,
  { threadId }: Target,
  until: Date | null,
  reason: string,
  now: Date,
): Promise<Details> {
  await query(
    'place-lock',
    'UPDATE thread SET locked_at = $2, locked_until = $3, lock_reason = $4 WHERE id = $1',
    [threadId, now, until, reason],
  )
  return lockDetails(until)
}

export async function unlockThread(query: Query, { threadId }: Target): Promise<void> {
  const rows = await query<[number]>(
    'place-unlock',
    `UPDATE thread SET locked_at = NULL, locked_until = NULL, lock_reason = NULL WHERE id = $1 AND locked_at IS NOT NULL RETURNING id`,
    [threadId],
  )
  if (rows.length === 0) throw conflict('This thread is not locked any more.')
}

export async function lockBranch(
  query: Query,
  { commentId }: Target,
  until: Date | null,
  reason: string,
  now: Date,
): Promise<Details> {
  await query(
    'place-lock-branch',
    'UPDATE comment SET branch_locked_at = $2, branch_locked_until = $3, branch_lock_reason = $4 WHERE id = $1',
    [commentId, now, until, reason],
  )
  return lockDetails(until)
}

export async function unlockBranch(query: Query, { commentId }: Target): Promise<void> {
  const rows = await query<[number]>(
    'place-unlock-branch',
    `UPDATE comment SET branch_locked_at = NULL, branch_locked_until = NULL, branch_lock_reason = NULL
     WHERE id = $1 AND branch_locked_at IS NOT NULL RETURNING id`,
    [commentId],
  )
  if (rows.length === 0) throw conflict('This branch is not locked any more.')
}

/** One comment a member in so many seconds; null ends it. Says what held before. */
export async function setPace(query: Query, { threadId }: Target, seconds: number | null): Promise<Details> {
  const [row] = await query<[number | null]>(
    'place-pace',
    `UPDATE thread t SET slow_mode_seconds = $2 FROM (SELECT id, slow_mode_seconds FROM thread WHERE id = $1) was
     WHERE t.id = was.id RETURNING was.slow_mode_seconds`,
    [threadId, seconds],
  )
  return { seconds, was: row?.[0] ?? null }
}

const MARKS = {
  pin: ['pinned_at', 'This thread is pinned already.', 'This thread is not pinned any more.'],
  curate: ['curated_at', 'This thread is curated already.', 'This thread is not curated any more.'],
} as const

/** Pin or curate a thread, or take that back. */
export async function setMark(
  query: Query,
  { threadId }: Target,
  mark: keyof typeof MARKS,
  at: Date | null,
): Promise<void> {
  const [column, isAlready, isNot] = MARKS[mark]
  const rows = await query<[number]>(
    `place-${mark}`,
    `UPDATE thread SET ${column} = $2::timestamptz WHERE id = $1 AND (${column} IS NULL) = ($2::timestamptz IS NOT NULL) RETURNING id`,
    [threadId, at],
  )
  if (rows.length === 0) throw conflict(at === null ? isNot : isAlready)
}

/** Whether comments of new members wait for a moderator in this thread. */
export async function setApproveFirst(query: Query, { threadId }: Target, wanted: boolean): Promise<void> {
  const rows = await query<[number]>(
    'place-approve-first',
    'UPDATE thread SET approve_first = $2 WHERE id = $1 AND approve_first <> $2 RETURNING id',
    [threadId, wanted],
  )
  if (rows.length === 0)
    throw conflict(wanted ? 'They are approved first already.' : 'They are not approved first any more.')
}

/** Give a thread other tags; says which it had. */
export async function setTags(query: Query, { threadId }: Target, tags: readonly string[]): Promise<Details> {
  const [row] = await query<[string]>(
    'place-tags-before',
    `SELECT coalesce(string_agg(g.slug, ', ' ORDER BY tt.position), '') FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = $1`,
    [threadId],
  )
  await query('place-untag', 'DELETE FROM thread_tag WHERE thread_id = $1', [threadId])
  await query('place-tag-make', 'INSERT INTO tag (slug) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [
    tags,
  ])
  await query(
    'place-tag',
    `INSERT INTO thread_tag (thread_id, tag_id, position)
     SELECT $1, g.id, t.at - 1 FROM unnest($2::text[]) WITH ORDINALITY AS t (slug, at) JOIN tag g ON g.slug = t.slug`,
    [threadId, tags],
  )
  return { was: row?.[0] ?? '', tags: tags.join(', ') }
}
