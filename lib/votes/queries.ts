import type { Held } from '@/lib/comments/held'
import { tuples } from '@/lib/server/db'
import { heldOf } from './held'

/** What one reader holds in a thread, by comment; the post's own votes stand under 0. One range scan. */
export async function readHeld(userId: number, threadId: number): Promise<Map<number, Held>> {
  const rows = await tuples<[number, 'karma' | 'agreement', number, boolean]>(
    'votes-held',
    `SELECT comment_id, axis, weight, is_strong FROM comment_vote WHERE user_id = $1 AND thread_id = $2
     UNION ALL SELECT 0, axis, weight, is_strong FROM thread_vote WHERE user_id = $1 AND thread_id = $2`,
    [userId, threadId],
  )
  const held = new Map<number, Held>()
  for (const [id, ...vote] of rows)
    held.set(id, { ...(held.get(id) ?? heldOf([])), [vote[0]]: heldOf([vote])[vote[0]] })
  return held
}
