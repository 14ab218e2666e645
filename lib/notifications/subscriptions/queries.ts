import { tuples } from '@/lib/server/db'
import type { Target } from './schema'
import { AUTHOR_SQL, TARGET_SQL } from './targets'

/** Whether somebody hears of this by subscription. */
export async function isSubscribed(userId: number, to: Target, of: string): Promise<boolean> {
  const { column, find } = TARGET_SQL[to]
  const [row] = await tuples<[boolean]>(
    `subscribed-${to}`,
    `SELECT coalesce((SELECT s.active FROM subscription s WHERE s.user_id = $1 AND s.${column} = target.id), ${AUTHOR_SQL[to]})
     FROM (${find}) target`,
    [userId, of],
  )
  return row?.[0] ?? false
}

export type Followed = { to: Target; of: string; words: string; path: string }

/** All that somebody follows, by name. */
export async function readSubscriptions(userId: number): Promise<Followed[]> {
  const rows = await tuples<[Target, string, string, string]>(
    'subscriptions',
    `SELECT 'thread', t.slug, t.title, '/threads/' || t.slug FROM subscription s JOIN thread t ON t.id = s.thread_id WHERE s.user_id = $1 AND s.active AND group_is_readable(t.group_id, $1)
     UNION ALL SELECT 'branch', t.slug || '/' || c.ref, coalesce(u.name, u.handle, 'somebody') || ' in ' || t.title, '/threads/' || t.slug || '/comments/' || c.ref
       FROM subscription s JOIN comment c ON c.id = s.comment_id JOIN thread t ON t.id = c.thread_id LEFT JOIN app_user u ON u.id = c.author_id AND c.state <> 'deleted' WHERE s.user_id = $1 AND s.active AND group_is_readable(t.group_id, $1)
     UNION ALL SELECT 'member', u.handle, coalesce(u.name, u.handle), '/people/' || u.handle FROM subscription s JOIN app_user u ON u.id = s.member_id WHERE s.user_id = $1 AND s.active
     UNION ALL SELECT 'tag', g.slug, replace(g.slug, '-', ' '), '/?tag=' || g.slug FROM subscription s JOIN tag g ON g.id = s.tag_id WHERE s.user_id = $1 AND s.active
     ORDER BY 1, 3 LIMIT 500`,
    [userId],
  )
  return rows.map(([to, of, words, path]) => ({ to, of, words, path }))
}
