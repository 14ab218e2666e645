import { tuples } from '@/lib/server/db'

/** A comment as a feed tells of it. Times are milliseconds. */
export type Newest = { ref: string; at: number; by: string; html: string }

/** The newest comments of a thread whose words stand. */
export async function readNewest(threadId: number, limit = 50): Promise<Newest[]> {
  const rows = await tuples<[string, number, string, string]>(
    `comments-newest-${limit}`,
    `SELECT c.ref, (extract(epoch FROM c.created_at) * 1000)::float8, coalesce(u.name, u.handle, 'a former member'), c.body_html
     FROM comment c LEFT JOIN app_user u ON u.id = c.author_id
     WHERE c.thread_id = $1 AND c.state IN ('live', 'retracted') ORDER BY c.seq DESC LIMIT ${limit}`,
    [threadId],
  )
  return rows.map(([ref, at, by, html]) => ({ ref, at, by, html }))
}
