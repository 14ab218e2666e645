import type { Query } from '@/lib/server/db'
import { toPlainText } from '../plain-text'
import { type Kept, reanchored } from '../reanchor'

type Place = { threadId: number; commentId: number | null; revision: number }
type Row = [
  table: 'reaction' | 'crux_anchor',
  id: number,
  quote: string,
  prefix: string | null,
  suffix: string | null,
  start: number | null,
  end: number | null,
]

/** The name of the statement, and which row may not become the same as another: nobody reacts twice alike to the same words. */
const ONCE = {
  reaction: `AND NOT EXISTS (SELECT 1 FROM reaction o WHERE o.id <> r.id AND o.thread_id = r.thread_id AND o.comment_id IS NOT DISTINCT FROM r.comment_id
               AND o.user_id = r.user_id AND o.kind = r.kind AND o.quote = $2)`,
  crux_anchor: '',
} as const

/**
 * A text was edited: find the words again that reactions and cruxes quote of it. They move with their sentence, change with
 * it, and are lost when they are gone; never moved to where they do not belong. Belongs into the transaction of the edit.
 */
export async function findQuotesAgain(
  query: Query,
  { threadId, commentId, revision }: Place,
  html: { before: string; after: string },
): Promise<void> {
  const rows = await query<Row>(
    'quoted-of',
    ['reaction', 'crux_anchor']
      .map(
        (table) => `SELECT '${table}', id, quote, prefix, suffix, start_offset, end_offset FROM ${table}
                    WHERE (comment_id = $2::int OR ($2::int IS NULL AND comment_id IS NULL AND thread_id = $1)) AND quote IS NOT NULL`,
      )
      .join(' UNION ALL '),
    [threadId, commentId],
  )
  if (rows.length === 0) return
  const [before, after] = [toPlainText(html.before), toPlainText(html.after)]
  for (const [table, id, quote, prefix, suffix, startOffset, endOffset] of rows) {
    const kept: Kept = { quote, prefix, suffix, startOffset, endOffset }
    const found = reanchored(kept, before, after)
    if (!found) continue
    const { startOffset: start, endOffset: end, ...words } = { ...kept, ...found }
    await query(
      `quoted-move-${table}`,
      `UPDATE ${table} r SET quote = $2, prefix = $3, suffix = $4, start_offset = $5, end_offset = $6, revision = $7 WHERE id = $1 ${ONCE[table]}`,
      [id, words.quote, words.prefix, words.suffix, start, end, revision],
    )
  }
}
