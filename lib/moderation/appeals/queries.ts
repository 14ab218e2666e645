import { tuples } from '@/lib/server/db'
import type { AppealView } from './view'

/** Null when nobody has appealed against this row of the log. */
export async function readAppeal(entry: number): Promise<AppealView | null> {
  const [row] = await tuples<[string, number, Date, Date, 'upheld' | 'overturned' | null, number | null]>(
    'appeal-of',
    `SELECT a.words, a.person_id, a.at, coalesce(k.due_at, a.at), k.outcome, k.log_id
     FROM appeal a JOIN moderation_case k ON k.id = a.case_id WHERE a.log_id = $1`,
    [entry],
  )
  if (!row) return null
  const [words, personId, at, dueAt, outcome, decidedBy] = row
  const decided = outcome === null || decidedBy === null ? null : { outcome, entry: decidedBy }
  return { words, personId, at: at.getTime(), dueAt: dueAt.getTime(), decided }
}
