import { tuples } from '@/lib/server/db'
import type { Why } from '@/lib/text/watched/why'

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
