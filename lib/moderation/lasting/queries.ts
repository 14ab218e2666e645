import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import type { Target } from '../texts/commands'
import type { Lasting } from './view'

// Decisions that hold for a while, or until another of the same kind comes: what is taken back must not end what was decided since.

/**
 * What still holds when one decision is taken back: of all others of its kind that were not, the one that lasts longest. A lock is of
 * the thread, a branch's goes with the branch wherever it stands, and a suspension is of somebody from one thread.
 */
export async function readLasting(
  query: Query,
  kind: 'lock' | 'lock-branch' | 'suspend',
  { threadId, commentId, personId }: Target,
  { but, now }: { but: number; now: Date },
): Promise<Lasting | null> {
  const [row] = await query<[Date, Date | null, string]>(
    'lasting',
    `SELECT e.at, (e.details ->> 'until')::timestamptz AS until, e.reason FROM log_entry e
     WHERE e.action = $1::text AND e.id <> $5
       AND CASE $1::text WHEN 'lock' THEN e.thread_id = $2 WHEN 'lock-branch' THEN e.comment_id = $3::int
             ELSE e.thread_id = $2 AND e.person_id IN (SELECT id FROM app_user WHERE $4::int IN (id, merged_into_id)) AND e.details ->> 'scope' = 'thread' END
       AND NOT EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id)
       AND coalesce((e.details ->> 'until')::timestamptz > $6, true)
     ORDER BY until DESC NULLS FIRST LIMIT 1`,
    [kind, threadId, commentId, personId, but, now],
  )
  return row ? { at: row[0], until: row[1], reason: row[2] } : null
}

/** Refuse where another decision of the same kind about the thread came later and holds: each would bring back what was before it. */
export async function refuseBelowLater(
  query: Query,
  kind: 'slow' | 'tags',
  threadId: number,
  entry: number,
): Promise<void> {
  const [later] = await query<[number]>(
    'lasting-later',
    `SELECT e.id FROM log_entry e WHERE e.action = $1 AND e.thread_id = $2 AND e.id > $3
       AND NOT EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id) ORDER BY e.id DESC LIMIT 1`,
    [kind, threadId, entry],
  )
  if (later)
    throw new Refusal(
      'conflict',
      `Decision ${later[0]} of the same kind came later and holds: take that one back first.`,
    )
}
