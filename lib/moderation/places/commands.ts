import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import type { Lasting } from '../lasting/view'
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
  const rows = await query<[number]>(
    'place-lock',
    `UPDATE thread SET locked_at = $2, locked_until = $3::timestamptz, lock_reason = $4
     WHERE id = $1 AND (locked_at IS NULL OR locked_until <= $2 OR locked_until < coalesce($3::timestamptz, 'infinity')) RETURNING id`,
    [threadId, now, until, reason],
  )
  if (rows.length === 0) throw conflict('This thread is locked for that long already: take that back first.')
  return lockDetails(until)
}

/** End a lock; where another holds, `still` is it. */
export async function unlockThread(query: Query, { threadId }: Target, still: Lasting | null): Promise<void> {
  await query(
    'place-unlock',
    'UPDATE thread SET locked_at = $2, locked_until = $3, lock_reason = $4 WHERE id = $1',
    [threadId, still?.at ?? null, still?.until ?? null, still?.reason ?? null],
  )
}

export async function lockBranch(
  query: Query,
  { commentId }: Target,
  until: Date | null,
  reason: string,
  now: Date,
): Promise<Details> {
  const rows = await query<[number]>(
    'place-lock-branch',
    `UPDATE comment SET branch_locked_at = $2, branch_locked_until = $3::timestamptz, branch_lock_reason = $4 WHERE id = $1
       AND (branch_locked_at IS NULL OR branch_locked_until <= $2 OR branch_locked_until < coalesce($3::timestamptz, 'infinity')) RETURNING id`,
    [commentId, now, until, reason],
  )
  if (rows.length === 0) throw conflict('This branch is locked for that long already: take that back first.')
  return lockDetails(until)
}

/** End the lock of a branch; where another holds, `still` is it. */
export async function unlockBranch(
  query: Query,
  { commentId }: Target,
  still: Lasting | null,
): Promise<void> {
  await query(
    'place-unlock-branch',
    'UPDATE comment SET branch_locked_at = $2, branch_locked_until = $3, branch_lock_reason = $4 WHERE id = $1',
    [commentId, still?.at ?? null, still?.until ?? null, still?.reason ?? null],
  )
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

/** The pace that was before, if it is still the one that was set. */
export async function setPaceBack(
  query: Query,
  { threadId }: Target,
  { seconds, was }: Details,
): Promise<void> {
  const rows = await query<[number]>(
    'place-pace-back',
    'UPDATE thread SET slow_mode_seconds = $2 WHERE id = $1 AND slow_mode_seconds = $3::int RETURNING id',
    [threadId, was ?? null, seconds],
  )
  if (rows.length === 0)
    throw conflict('The thread has another pace by now, or none: there is nothing to take back.')
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
  const was = await readTags(query, threadId)
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
  return { was, tags: tags.join(', ') }
}

/** The tags that were before, if those that were set are still there. */
export async function setTagsBack(query: Query, target: Target, { was, tags }: Details): Promise<void> {
  if ((await readTags(query, target.threadId)) !== tags)
    throw conflict('The tags were changed once more since: there is nothing to take back.')
  await setTags(query, target, typeof was === 'string' && was !== '' ? was.split(', ') : [])
}

async function readTags(query: Query, threadId: number): Promise<string> {
  const [row] = await query<[string]>(
    'place-tags-before',
    `SELECT coalesce(string_agg(g.slug, ', ' ORDER BY tt.position), '') FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = $1`,
    [threadId],
  )
  return row?.[0] ?? ''
}
