import { type Query, tuples } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import type { Bringing, Why } from './why'

/** What the site watches in what this person writes. */
export async function readWatch(query: Query, writerId: number): Promise<Bringing> {
  const [words, links] = await Promise.all([settingOf('heldWords'), settingOf('heldLinks')])
  return { words, links: links === 'on', isTrusted: await isTrusted(query, writerId) }
}

/** Whether something of theirs was held, and let through. */
export async function isTrusted(query: Query, writerId: number): Promise<boolean> {
  const [row] = await query<[boolean]>(
    'held-trusted',
    'SELECT EXISTS (SELECT 1 FROM held_comment WHERE author_id = $1 AND comment_id IS NOT NULL)',
    [writerId],
  )
  return row?.[0] ?? false
}

/** A comment of one's own that waits, or did not get through. Times are milliseconds. */
export type OwnHeld = {
  id: number
  thread: { slug: string; title: string }
  body: string
  why: Why
  at: number
  /** Why it was not let through; null while it waits. */
  declined: string | null
}

/** What of somebody's waits for a moderator or was not let through, newest first. */
export async function readOwnHeld(userId: number): Promise<OwnHeld[]> {
  const rows = await tuples<[number, string, string, string, Why, Date, string | null]>(
    'held-own',
    `SELECT h.id, t.slug, t.title, h.body, h.why, h.created_at, CASE WHEN h.decided_at IS NOT NULL THEN coalesce(h.reason, '') END
     FROM held_comment h JOIN thread t ON t.id = h.thread_id WHERE h.author_id = $1 AND h.comment_id IS NULL ORDER BY h.id DESC LIMIT 50`,
    [userId],
  )
  return rows.map(([id, slug, title, body, why, at, declined]) => ({
    id,
    thread: { slug, title },
    body,
    why,
    at: at.getTime(),
    declined,
  }))
}
