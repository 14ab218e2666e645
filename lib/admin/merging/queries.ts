import type { Role } from '@/lib/access/actor'
import { type Query, tuples } from '@/lib/server/db'
import { type Account, type MergeFacts, whyNotMerge } from './policy'
import { ENDING, type MergeView, MOVING, type Moving } from './view'

/** A member who can still be told apart from others; null when there is none of this handle. */
export async function readAccount(
  query: Query,
  handle: string,
): Promise<(Account & { name: string; email: string | null }) | null> {
  const [row] = await query<[number, string, string, Role, string | null]>(
    'merge-account',
    'SELECT id, handle, coalesce(name, handle), role, email FROM app_user WHERE handle = $1 AND NOT placeholder AND deleted_at IS NULL',
    [handle],
  )
  if (!row) return null
  const [id, found, name, role, email] = row
  return { id, handle: found, name, role, email }
}

/** The groups with members in which this account alone keeps order. */
export async function readOrphaned(
  query: Query,
  merged: number,
  kept: number,
): Promise<MergeFacts['orphaned']> {
  const rows = await query<[string]>(
    'merge-orphaned',
    `SELECT g.name FROM group_member m JOIN forum_group g ON g.id = m.group_id WHERE m.user_id = $1 AND m.role = 'moderator'
       AND NOT EXISTS (SELECT 1 FROM group_member o WHERE o.group_id = g.id AND o.user_id <> $1 AND o.role = 'moderator')
       AND EXISTS (SELECT 1 FROM group_member o WHERE o.group_id = g.id AND o.user_id NOT IN ($1, $2)) ORDER BY g.name`,
    [merged, kept],
  )
  return rows.map(([name]) => name)
}

/** What merging one account into another would do; null when either is nobody's. */
export async function readMerge(
  handle: string,
  into: string,
  byId: number | null,
): Promise<MergeView | null> {
  const [merged, kept] = await Promise.all([readAccount(tuples, handle), readAccount(tuples, into)])
  if (!merged || !kept) return null
  const [orphaned, moving, ending] = await Promise.all([
    readOrphaned(tuples, merged.id, kept.id),
    count('moving', MOVING, merged.id),
    count('ending', ENDING, merged.id),
  ])
  return { merged, kept, whyNot: whyNotMerge({ merged, kept, byId, orphaned }), moving, ending }
}

async function count(name: string, places: Readonly<Record<string, string>>, id: number): Promise<Moving[]> {
  const counts = Object.keys(places).map((place) => {
    const [table, column] = place.split('.') // names of our own, never the asker's
    return `(SELECT count(*)::int FROM ${table} WHERE ${column} = $1)`
  })
  const [row] = await tuples<number[]>(`merge-${name}`, `SELECT ${counts.join(', ')}`, [id])
  return Object.values(places).flatMap((words, i) => (row?.[i] ? [{ words, count: row[i] }] : []))
}
