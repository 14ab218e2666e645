import { tuples } from '@/lib/server/db'
import { readHistory } from '../log/queries'
import type { LogItem } from '../log/view'

/** A text that a moderator may decide on, with what was decided about it before. */
export type Decidable = {
  title: string
  author: string | null
  html: string
  isGone: boolean
  isReported: boolean
  history: LogItem[]
}

/** The post where `comment` is empty, as one who may moderate there sees it. Null when there is no such text. */
export async function readDecidable(
  viewerId: number,
  thread: string,
  comment: string,
): Promise<Decidable | null> {
  const [row] = await tuples<
    [string, string | null, string, boolean, boolean, number | null, number | null, number]
  >(
    'decidable',
    `SELECT t.title, coalesce(u.name, u.handle), coalesce(c.body_html, t.body_html), coalesce(c.state IN ('deleted', 'removed'), r.thread_id IS NOT NULL),
       EXISTS (SELECT 1 FROM moderation_case k WHERE k.kind = 'report' AND k.decided_at IS NULL AND k.thread_id = t.id AND k.comment_id IS NOT DISTINCT FROM c.id),
       c.id, u.id, t.id
     FROM thread t LEFT JOIN comment c ON c.thread_id = t.id AND c.ref = $2 LEFT JOIN removed_post r ON r.thread_id = t.id AND c.id IS NULL
     LEFT JOIN app_user u ON u.id = CASE WHEN $2 = '' THEN t.author_id ELSE c.author_id END AND u.deleted_at IS NULL
     WHERE t.slug = $1 AND ($2 = '' OR c.id IS NOT NULL)`,
    [thread, comment],
  )
  if (!row) return null
  const [title, author, html, isGone, isReported, commentId, personId] = row
  const history = await readHistory(
    viewerId,
    commentId === null ? [] : [commentId],
    personId === null ? [] : [personId],
  )
  return {
    title,
    author,
    html: isGone ? '' : html,
    isGone,
    isReported,
    history: history.map(({ item }) => item).slice(0, 20),
  }
}
