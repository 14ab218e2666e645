import type { Query } from '@/lib/server/db'
import type { CruxFacts, CruxState } from '../crux-state'
import type { CruxKind, Outcome } from '../kinds'
import { someOpposed } from './opposed'

type FactsTuple = [
  state: CruxState,
  kind: CruxKind,
  createdBy: number,
  holders: number,
  underCriteria: number,
  others: number,
  notCrux: number,
  yes: number,
  of: number,
  margin: number | null,
  failingSince: Date | null,
  isBarred: boolean,
  lastActivity: Date,
  sinceParked: boolean,
]

/** What is the case with a crux, for the table of states. Whoever asks holds the crux's row. */
export async function readFacts(
  query: Query,
  cruxId: number,
  { moverId, outcome, now }: { moverId: number | null; outcome: Outcome | null; now: Date },
): Promise<CruxFacts & { state: CruxState; failingSince: Date | null }> {
  const [row] = await query<FactsTuple>(
    'crux-facts',
    `SELECT x.state, x.kind, x.created_by_id, h.holders, h.under_criteria, h.others,
       coalesce(s.not_crux_marks, 0), coalesce(s.says_crux_yes, 0), coalesce(s.says_crux_of, 0), s.double_margin,
       x.double_failing_since, x.is_double_barred, x.last_activity_at,
       x.parked_at IS NOT NULL AND EXISTS (SELECT 1 FROM crux_stance_event e WHERE e.crux_id = x.id AND e.at > x.parked_at)
     FROM crux x LEFT JOIN claim k ON k.thread_id = x.thread_id AND k.ref = 'main'
     LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT c.user_id)::int AS holders,
         count(DISTINCT c.user_id) FILTER (WHERE c.at > coalesce(x.criteria_set_at, CASE WHEN x.resolution_criteria IS NOT NULL THEN x.created_at END))::int AS under_criteria,
         count(DISTINCT c.user_id) FILTER (WHERE c.user_id IS DISTINCT FROM $2)::int AS others
       FROM current_stance c WHERE c.crux_id = x.id) h
     WHERE x.id = $1`,
    [cruxId, moverId],
  )
  if (!row) throw new Error(`crux ${cruxId} is gone while it is held`)
  const [
    state,
    kind,
    createdBy,
    holders,
    underCriteria,
    others,
    notCrux,
    yes,
    of,
    margin,
    failingSince,
    isBarred,
    lastActivity,
    sinceParked,
  ] = row
  return {
    state,
    kind,
    holders,
    holdersUnderCriteria: underCriteria,
    isMoversAlone: createdBy === moverId && others === 0,
    opposedAgree: outcome !== null && (await haveOpposedAgreed(query, cruxId, outcome)),
    doubleMargin: margin,
    doubleFailingHours: failingSince ? (now.getTime() - failingSince.getTime()) / 3_600_000 : 0,
    isDoubleBarred: isBarred,
    notCruxMarks: notCrux,
    saysCrux: { yes, of },
    idleDays: (now.getTime() - lastActivity.getTime()) / 86_400_000,
    hasStanceSinceParked: sinceParked,
    failingSince,
    moverHolds: holders > others,
  }
}

/** Those who agreed to this outcome since the crux last changed its state, with the span of what they ever gave. */
async function haveOpposedAgreed(query: Query, cruxId: number, outcome: Outcome): Promise<boolean> {
  const rows = await query<[number, number]>(
    'crux-agreed',
    `SELECT min(s.credence) / 100::float8, max(s.credence) / 100::float8
     FROM crux_stance_event s WHERE s.crux_id = $1 AND s.credence IS NOT NULL AND s.user_id IN (
       SELECT DISTINCT ON (person_now(e.actor_id)) CASE WHEN e.after ->> 'outcome' = $2 THEN person_now(e.actor_id) END FROM crux_event e
       WHERE e.crux_id = $1 AND e.kind = 'agreed'
         AND e.id > coalesce((SELECT max(b.id) FROM crux_event b WHERE b.crux_id = $1 AND b.kind = 'state'), 0)
       ORDER BY person_now(e.actor_id), e.id DESC)
     GROUP BY s.user_id`,
    [cruxId, outcome],
  )
  return someOpposed(rows.map(([low, high]) => ({ low, high })))
}
