import { Refusal } from '@/lib/access/refusal'
import type { Query } from '@/lib/server/db'
import { findAnchor, makeAnchor } from '@/lib/text/anchor'
import { toPlainText } from '@/lib/text/plain-text'
import type { AnchorInput } from '../naming/schema'

/** Write the places that are new, found by their words in the text as it stands now. Returns how many. */
export async function writeAnchors(
  query: Query,
  { id, threadId }: { id: number; threadId: number },
  anchors: readonly AnchorInput[],
): Promise<number> {
  let added = 0
  for (const { comment, role, ...words } of anchors) {
    const text = await readText(query, threadId, comment)
    const place = placeOf(text.html, words)
    const written = await query<[number]>(
      'anchor-add',
      `INSERT INTO crux_anchor (crux_id, thread_id, comment_id, position, role, revision, quote, prefix, suffix, start_offset, end_offset)
       SELECT $1, $2, $3::int, (SELECT count(*)::int FROM crux_anchor WHERE crux_id = $1), $4::anchor_role, $5, $6::text, $7, $8, $9::int, $10::int
       WHERE NOT EXISTS (SELECT 1 FROM crux_anchor WHERE crux_id = $1 AND comment_id IS NOT DISTINCT FROM $3::int
         AND quote IS NOT DISTINCT FROM $6::text AND start_offset IS NOT DISTINCT FROM $9::int) RETURNING id`,
      [
        id,
        threadId,
        text.commentId,
        role,
        text.revision,
        place?.quote ?? null,
        place?.prefix ?? null,
        place?.suffix ?? null,
        place?.start ?? null,
        place?.end ?? null,
      ],
    )
    added += written.length
  }
  return added
}

function placeOf(html: string, { quote, prefix, suffix }: Pick<AnchorInput, 'quote' | 'prefix' | 'suffix'>) {
  if (quote === null) return null
  const text = toPlainText(html)
  const found = findAnchor(text, { quote, prefix, suffix })
  if (!found)
    throw new Refusal(
      'conflict',
      'These words do not stand there, or stand there more than once. Mark them again, with a few more.',
      null,
      'quote',
    )
  return makeAnchor(text, found.start, found.end)
}

async function readText(query: Query, threadId: number, ref: string | null) {
  const [row] =
    ref === null
      ? await query<[null, string, number]>(
          'naming-post',
          'SELECT NULL::int, body_html, revision FROM thread WHERE id = $1',
          [threadId],
        )
      : await query<[number, string, number]>(
          'naming-comment',
          `SELECT id, body_html, revision FROM comment WHERE thread_id = $1 AND ref = $2 AND seq > 0 AND state IN ('live', 'retracted')`,
          [threadId, ref],
        )
  if (!row) throw new Refusal('not-found', 'That comment is gone.')
  const [commentId, html, revision] = row
  return { commentId, html, revision }
}
