import { tuples } from '@/lib/server/db'
import type { ReactedWords } from './words'

type Row = [number, string, string[], string, string | null, string | null, number | null]

/** Where people reacted to words of a thread's comments, by comment. Words that an edit has lost stand nowhere. */
export async function readReactedWords(threadId: number): Promise<Map<number, ReactedWords[]>> {
  const rows = await tuples<Row>(
    'reacted-words',
    `SELECT r.comment_id, r.kind, array_agg(u.handle ORDER BY u.handle), r.quote, r.prefix, r.suffix, r.start_offset
     FROM reaction r JOIN app_user u ON u.id = r.user_id
     WHERE r.thread_id = $1 AND r.comment_id IS NOT NULL AND r.quote IS NOT NULL AND r.start_offset IS NOT NULL
     GROUP BY r.comment_id, r.kind, r.quote, r.prefix, r.suffix, r.start_offset ORDER BY r.comment_id, r.start_offset, r.kind`,
    [threadId],
  )
  const words = new Map<number, ReactedWords[]>()
  for (const [id, kind, who, quote, prefix, suffix, start] of rows)
    words.set(id, [...(words.get(id) ?? []), { kind, who, quote, prefix, suffix, start }])
  return words
}
