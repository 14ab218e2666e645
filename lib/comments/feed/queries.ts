import { tuples } from '@/lib/server/db'
import type { Feed, FeedSort, FeedTuple } from './view'
import { toFeedItem } from './view'

const KARMA = (table: string) => `${table}.score + coalesce(${table}.imported_score, 0)`
const ORDERS = {
  new: { key: (table) => `${table}.created_at`, direction: 'DESC', beyond: '<' },
  top: { key: KARMA, direction: 'DESC', beyond: '<' },
  old: { key: (table) => `${table}.created_at`, direction: 'ASC', beyond: '>' },
} as const satisfies Record<
  FeedSort,
  { key: (table: string) => string; direction: 'ASC' | 'DESC'; beyond: '<' | '>' }
>

export type FeedWish = {
  sort: FeedSort
  /** Words that they have in them, as people type them into a search box. */
  words: string | null
  /** The number that the page before named. */
  after: number | null
  /** Who reads; null for a guest. What stands in groups that they may not read stays out. */
  viewerId: number | null
}

/** A person's comments, one page, each with the words it answered. `found` is how many there are with those words, up to a thousand. */
export async function readFeed(
  authorId: number,
  { sort, words, after, viewerId }: FeedWish,
  limit = 20,
): Promise<Feed> {
  const { key, direction, beyond } = ORDERS[sort]
  const chosen = `c.author_id = $1 AND c.state IN ('live', 'retracted') AND group_is_readable(t.group_id, $2)
    ${words === null ? '' : `AND to_tsvector('english', left(c.body, 100000)) @@ websearch_to_tsquery('english', $4)`}`
  const [rows, counted] = await Promise.all([
    tuples<FeedTuple>(
      `comment-feed-${sort}-${words === null ? 'all' : 'found'}-${limit}`,
      `SELECT c.id, c.ref, c.body_html, (extract(epoch FROM c.created_at) * 1000)::float8, ${KARMA('c')},
         c.agreement + coalesce(c.imported_agreement, 0), c.state, t.slug, t.title,
         p.ref, pa.handle, CASE WHEN p.state IN ('deleted', 'removed') THEN NULL ELSE p.body_html END, coalesce(pa.name, pa.handle)
       FROM comment c JOIN thread t ON t.id = c.thread_id
       LEFT JOIN comment p ON p.id = c.parent_id LEFT JOIN app_user pa ON pa.id = p.author_id AND p.state <> 'deleted'
       WHERE ${chosen} AND ($3::int IS NULL OR (${key('c')}, c.id) ${beyond} (SELECT ${key('k')}, k.id FROM comment k WHERE k.id = $3))
       ORDER BY ${key('c')} ${direction}, c.id ${direction} LIMIT ${limit + 1}`,
      [authorId, viewerId, after, ...(words === null ? [] : [words])],
    ),
    words === null
      ? null
      : tuples<[number]>(
          'comment-feed-count',
          `SELECT count(*)::int FROM (SELECT 1 FROM comment c JOIN thread t ON t.id = c.thread_id
           WHERE ${chosen.replace('$4', '$3')} LIMIT 1000) found`,
          [authorId, viewerId, words],
        ),
  ])
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(toFeedItem),
    next: rows.length > limit && last ? String(last[0]) : null,
    found: counted?.[0]?.[0] ?? null,
  }
}
