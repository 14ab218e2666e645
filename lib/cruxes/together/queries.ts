import { tuples } from '@/lib/server/db'
import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import type { Mark } from '../stance'
import type { PartFacts } from './facts'

type Row = [
  id: number,
  number: number,
  statement: string,
  state: CruxState,
  swings: [userId: number, points: number][] | null,
  isAnswered: boolean,
  claim: string | null,
  ...percents: [number | null, number | null, number | null, number | null],
  mark: Mark | null,
  note: string | null,
  confidence: Confidence | null,
]

/**
 * The parts of a conjunction with what one reader says on each for the claim that is looked at (else its first), in the order of the thread; none of a crux that is no conjunction. What was
 * merged or rejected is left out: the one it was merged into has taken its place.
 */
export async function readParts(
  whole: number,
  viewerId: number | null,
  claim: string | null = null,
): Promise<PartFacts[]> {
  const rows = await tuples<Row>(
    'crux-parts',
    `SELECT x.id, (SELECT count(*)::int FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id)), x.statement, x.state,
       (SELECT json_agg(json_build_array(o.user_id, o.if_true - o.if_false)) FROM current_stance o
        WHERE o.crux_id = x.id AND o.claim_id = k.id AND k.is_asked AND num_nulls(o.credence, o.if_true, o.if_false) = 0), c.user_id IS NOT NULL, k.ref, c.credence, c.if_true, c.if_false, c.main, c.mark, c.note, c.confidence
     FROM crux_relation r JOIN crux x ON x.id = r.from_id AND x.state NOT IN ('merged', 'rejected') LEFT JOIN LATERAL (
       SELECT k.id, k.ref, $3::text IS NULL OR k.ref = $3 AS is_asked FROM crux_claim q JOIN claim k ON k.id = q.claim_id WHERE q.crux_id = x.id
       ORDER BY (k.ref IS DISTINCT FROM $3), (k.ref <> 'main'), k.position, k.id LIMIT 1) k ON true
     LEFT JOIN current_stance c ON c.crux_id = x.id AND c.claim_id = k.id AND c.user_id = $2::int
     WHERE r.to_id = $1 AND r.type = 'conjunct_of' ORDER BY x.position, x.id`,
    [whole, viewerId, claim],
  )
  if (rows.length < 2) return []
  return rows.map(
    ([
      id,
      number,
      statement,
      state,
      swings,
      isAnswered,
      about,
      credence,
      ifTrue,
      ifFalse,
      main,
      mark,
      note,
      confidence,
    ]) => ({
      id,
      label: `C${number}`,
      statement,
      state,
      swings: new Map((swings ?? []).map(([userId, points]) => [userId, points / 100])),
      claim: about,
      mine: isAnswered ? { percents: { credence, ifTrue, ifFalse, main }, mark, note, confidence } : null,
    }),
  )
}
