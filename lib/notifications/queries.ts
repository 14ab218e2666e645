import { tuples } from '@/lib/server/db'

/** How many notifications each of these members has not read; absent means none. */
export async function countUnread(userIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tuples<[number, number]>(
    'notifications-unread',
    'SELECT user_id, count(*)::int FROM notification WHERE user_id = ANY($1) AND read_at IS NULL GROUP BY user_id',
    [userIds],
  )
  return new Map(rows)
}
