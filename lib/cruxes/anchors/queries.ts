import { tuples } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import type { AnchorFacts, MarkedCrux } from './view'

type AnchorTuple = [
  cruxId: number,
  number: number,
  statement: string,
  state: CruxState,
  mergedInto: number | null,
  anchorId: number | null,
  commentId: number | null,
  quote: string | null,
  prefix: string | null,
  suffix: string | null,
  start: number | null,
  end: number | null,
]

/** Where a thread's cruxes stand in its texts: one query. A merged crux's places are those of the one it went into. */
export async function readAnchors(threadId: number): Promise<AnchorFacts[]> {
  const rows = await tuples<AnchorTuple>(
    'crux-anchors',
    `SELECT x.id, x.number, x.statement, x.state, x.merged_into_id, a.id, a.comment_id, a.quote, a.prefix, a.suffix, a.start_offset, a.end_offset
     FROM (SELECT *, (row_number() OVER (ORDER BY position, id))::int AS number FROM crux WHERE thread_id = $1) x
     LEFT JOIN crux_anchor a ON a.crux_id = x.id ORDER BY x.number, a.position, a.id`,
    [threadId],
  )
  const cruxes = new Map<number, MarkedCrux & { mergedInto: number | null }>()
  for (const [id, number, statement, state, mergedInto] of rows)
    cruxes.set(id, { id, label: `C${number}`, statement, state, mergedInto })
  return rows.flatMap(([id, , , , , anchorId, commentId, quote, prefix, suffix, start, end]) => {
    const crux = standing(cruxes, id)
    if (anchorId === null || !crux || crux.state === 'rejected') return []
    return [{ crux, commentId, quote, prefix, suffix, start, end }]
  })
}

/** The crux itself, or the one it ended up in by mergers. */
function standing<Crux extends { mergedInto: number | null }>(
  cruxes: ReadonlyMap<number, Crux>,
  id: number,
): Crux | undefined {
  const seen = new Set<number>()
  let crux = cruxes.get(id)
  while (crux?.mergedInto && !seen.has(crux.mergedInto)) {
    seen.add(crux.mergedInto)
    crux = cruxes.get(crux.mergedInto)
  }
  return crux
}

/** A crux of a thread by its ref or label, and the comments that bear on it: it stands in them, they moved somebody on it, or they are evidence. */
export async function readBearing(threadId: number, name: string) {
  const [row] = await tuples<[number, string, number, number[]]>(
    'crux-bearing',
    `SELECT x.id, x.ref, x.number, ARRAY(
       SELECT comment_id FROM crux_anchor WHERE crux_id = x.id AND comment_id IS NOT NULL
       UNION SELECT cause_comment_id FROM crux_stance_event WHERE crux_id = x.id AND cause_comment_id IS NOT NULL AND retracted_at IS NULL
       UNION SELECT comment_id FROM crux_evidence WHERE crux_id = x.id AND comment_id IS NOT NULL)
     FROM (SELECT *, (row_number() OVER (ORDER BY position, id))::int AS number FROM crux WHERE thread_id = $1) x
     WHERE x.ref = $2 OR 'C' || x.number = $2 ORDER BY x.ref = $2 DESC LIMIT 1`,
    [threadId, name],
  )
  if (!row) return null
  const [id, ref, number, comments] = row
  return { id, ref, label: `C${number}`, comments: new Set(comments) }
}
