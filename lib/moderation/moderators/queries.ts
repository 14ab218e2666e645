import type { Author } from '@/lib/accounts/author'
import { tuples } from '@/lib/server/db'

/** Who was named to moderate this thread, since when (milliseconds), the first named first. */
export async function readThreadModerators(threadId: number): Promise<(Author & { since: number })[]> {
  const rows = await tuples<[string, string | null, boolean, Date]>(
    'thread-moderators',
    `SELECT u.handle, u.name, u.automatic, m.at FROM thread_moderator m JOIN app_user u ON u.id = m.user_id
     WHERE m.thread_id = $1 ORDER BY m.at, u.id`,
    [threadId],
  )
  return rows.map(([handle, name, automatic, at]) => ({
    handle,
    name: name ?? handle,
    automatic,
    since: at.getTime(),
  }))
}
