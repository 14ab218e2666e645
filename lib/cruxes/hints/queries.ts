import { tuples } from '@/lib/server/db'
import { type HintComment, TELLING } from './hints'

/** The newest comments are enough to find what is discussed. */
const LOOKED_AT = 3000

/** A thread's comments for the hints, oldest first; words only of those that hold a telling phrase. */
export async function readForHints(threadId: number): Promise<HintComment[]> {
  const rows = await tuples<
    [number, string, number | null, number | null, string | null, number, number, string | null, boolean]
  >(
    'crux-hints',
    `SELECT c.id, c.ref, c.parent_id, c.author_id, u.handle, c.agree_count, c.disagree_count,
       CASE WHEN c.body ~* $2 THEN c.body_html END, EXISTS (SELECT 1 FROM crux_anchor a WHERE a.comment_id = c.id)
     FROM comment c LEFT JOIN app_user u ON u.id = c.author_id
     WHERE c.thread_id = $1 AND c.seq > 0 AND c.state = 'live'
       AND c.seq > (SELECT max(seq) - ${LOOKED_AT} FROM comment WHERE thread_id = $1) ORDER BY c.seq`,
    [threadId, `\\m(${TELLING.join('|')})\\M`],
  )
  return rows.map(([id, ref, parentId, authorId, author, agreed, disagreed, html, isTagged]) => ({
    id,
    ref,
    parentId,
    authorId,
    author,
    agreed,
    disagreed,
    html,
    isTagged,
  }))
}
