import type { Query } from '@/lib/server/db'
import type { Held } from '@/lib/text/watched/why'

type ToHold = {
  threadId: number
  parentId: number | null
  authorId: number
  ref: string
  key: string
  body: string
  now: Date
}

/** Keep a comment until a moderator has looked at it. The queue is told by the insert. */
export async function holdBack(query: Query, comment: ToHold, { why, matched }: Held): Promise<void> {
  const { threadId, parentId, authorId, ref, key, body, now } = comment
  // What was declined may be sent once more: it is another try.
  await query(
    'held-again',
    `UPDATE held_comment SET client_key = client_key || '-' || id WHERE author_id = $1 AND client_key = $2 AND decided_at IS NOT NULL`,
    [authorId, key],
  )
  await query(
    'held-keep',
    `INSERT INTO held_comment (thread_id, parent_id, author_id, ref, client_key, body, why, matched, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [threadId, parentId, authorId, ref, key, body, why, matched, now],
  )
}
