import type { Query } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import type { Bringing } from './why'

/** What the site watches in what this person writes. */
export async function readWatch(query: Query, writerId: number): Promise<Bringing> {
  const [words, links] = await Promise.all([settingOf('heldWords'), settingOf('heldLinks')])
  return { words, links: links === 'on', isTrusted: await isTrusted(query, writerId) }
}

/** Whether something of theirs was held, and let through. */
export async function isTrusted(query: Query, writerId: number): Promise<boolean> {
  const [row] = await query<[boolean]>(
    'held-trusted',
    'SELECT EXISTS (SELECT 1 FROM held_comment WHERE author_id = $1 AND comment_id IS NOT NULL)',
    [writerId],
  )
  return row?.[0] ?? false
}
