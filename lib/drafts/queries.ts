import { tuples } from '@/lib/server/db'
import { type DraftItem, toDraftItem } from './view'

export type KeptDraft = { body: string; at: string }

/** What somebody has begun to write in a place; null when nothing. */
export async function readDraft(userId: number, place: string): Promise<KeptDraft | null> {
  const [row] = await tuples<[string, Date]>(
    'draft',
    'SELECT body, updated_at FROM draft WHERE user_id = $1 AND place = $2',
    [userId, place],
  )
  return row ? { body: row[0], at: row[1].toISOString() } : null
}

/** All that somebody has begun to write, latest first. */
export async function listDrafts(userId: number): Promise<DraftItem[]> {
  const rows = await tuples<[string, string, Date, string | null, string | null]>(
    'drafts',
    `SELECT d.place, d.body, d.updated_at, t.title, u.handle FROM draft d
     LEFT JOIN thread t ON t.slug = split_part(d.place, ':', 2) AND thread_is_readable(t.id, $1)
     LEFT JOIN comment c ON c.thread_id = t.id AND c.ref = split_part(d.place, ':', 3)
     LEFT JOIN app_user u ON u.id = c.author_id AND (c.state <> 'deleted' OR u.id = $1)
     WHERE d.user_id = $1 ORDER BY d.updated_at DESC, d.place`,
    [userId],
  )
  return rows.map(([place, body, updatedAt, thread, answered]) =>
    toDraftItem({ place, body, updatedAt, thread, answered }),
  )
}
