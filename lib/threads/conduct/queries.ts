import type { Member } from '@/lib/access/actor'
import type { Query } from '@/lib/server/db'
import type { ThreadConduct } from '../limits'

/** What the limits on threads look at. */
export async function readConduct(query: Query, { id, karma, joinedAt }: Member): Promise<ThreadConduct> {
  const rows = await query<[Date]>(
    'thread-conduct',
    'SELECT created_at FROM thread WHERE author_id = $1 ORDER BY created_at DESC LIMIT 5',
    [id],
  )
  return { karma, joinedAt, written: rows.map(([at]) => at) }
}
