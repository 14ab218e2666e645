import type { Target } from './schema'

/** How each target is found by its name ($2), and where a subscription keeps it. Every name here is ours, never the asker's. */
export const TARGET_SQL = {
  thread: {
    column: 'thread_id',
    find: 'SELECT id FROM thread WHERE slug = $2 AND group_is_readable(group_id, $1)',
  },
  branch: {
    column: 'comment_id',
    find: `SELECT c.id FROM comment c JOIN thread t ON t.id = c.thread_id WHERE t.slug = split_part($2, '/', 1) AND c.ref = split_part($2, '/', 2) AND group_is_readable(t.group_id, $1)`,
  },
  member: {
    column: 'member_id',
    find: 'SELECT id FROM app_user WHERE handle = $2 AND id <> $1 AND deleted_at IS NULL',
  },
  tag: { column: 'tag_id', find: 'SELECT id FROM tag WHERE slug = $2' },
} as const satisfies Record<Target, { column: string; find: string }>

/** Its author hears of a thread without asking, and of answers to their comment: until they say otherwise. */
export const AUTHOR_SQL = {
  thread: 'EXISTS (SELECT 1 FROM thread t WHERE t.id = target.id AND t.author_id = $1)',
  branch: 'false',
  member: 'false',
  tag: 'false',
} as const satisfies Record<Target, string>
