import { notePeople } from '@/lib/notifications/commands'
import type { Query } from './db'

/** What has just begun to wait for a moderator; without a thread it is for those of the whole site. */
export type NewCase = { caseId: number; threadId: number | null; actorId: number | null; at: Date }

/** So many moderators are told of a case; where there are more, they share the work by looking at the queue. */
const MOST_TOLD = 50

/** Runs at the end of the transaction that opens a case: tells those who keep order there. Who reported is told nothing of others. */
export async function afterReport(query: Query, { caseId, threadId, actorId, at }: NewCase): Promise<void> {
  const moderators = await query<[number]>(
    'moderators-of',
    `SELECT u.id FROM app_user u WHERE u.deleted_at IS NULL AND u.id IS DISTINCT FROM $2::int AND (u.role <> 'member'
       OR EXISTS (SELECT 1 FROM group_member m JOIN thread t ON t.group_id = m.group_id WHERE t.id = $1::int AND m.user_id = u.id AND m.role = 'moderator')
       OR EXISTS (SELECT 1 FROM thread_moderator m WHERE m.thread_id = $1 AND m.user_id = u.id))
     ORDER BY u.id LIMIT ${MOST_TOLD}`,
    [threadId, actorId],
  )
  const path = `/moderation#case-${caseId}`
  // Nobody is named: who reports is for moderators to know, and stands in the queue.
  await notePeople(
    query,
    { event: `case:${caseId}`, actorId: null, threadId, commentId: null, path, at },
    moderators.map(([userId]) => ({ userId, kind: 'queue' })),
  )
}
