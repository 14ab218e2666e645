import type { Query } from '@/lib/server/db'
import type { Capacity, LogKind } from './kinds'

/** A row to be written: who did what to whom, where, and why. */
export type NewEntry = {
  kind: LogKind
  actorId: number | null
  capacity: Capacity
  threadId?: number | null
  commentId?: number | null
  cruxId?: number | null
  personId?: number | null
  /** Required: nothing is decided without one. */
  reason: string
  details?: Record<string, string | number | boolean | null>
  undoesId?: number | null
  parentId?: number | null
  at: Date
}

/**
 * Write a row of the public log, in the transaction of what it tells of; returns its number. Written last: whoever writes holds
 * the end of the log until they commit.
 */
export async function writeLog(query: Query, entry: NewEntry): Promise<number> {
  const { kind, actorId, capacity, threadId = null, commentId = null, cruxId = null, personId = null } = entry
  const { reason, details = {}, undoesId = null, parentId = null, at } = entry
  const [row] = await query<[number]>(
    'log-write',
    `INSERT INTO log_entry (at, actor_id, capacity, action, group_id, thread_id, comment_id, crux_id, person_id, reason, details, undoes_id, parent_id)
     VALUES ($1, $2, $3, $4, (SELECT group_id FROM thread WHERE id = $5), $5, $6, $7, $8, $9, $10::jsonb, $11, $12) RETURNING id`,
    [
      at,
      actorId,
      capacity,
      kind,
      threadId,
      commentId,
      cruxId,
      personId,
      reason,
      JSON.stringify(details),
      undoesId,
      parentId,
    ],
  )
  if (!row) throw new Error('the log took no row')
  return row[0]
}
