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
       h.not_crux, h.yes, h.says, (SELECT max(s.double_margin) FROM crux_score s WHERE s.crux_id = x.id),
       x.double_failing_since, x.is_double_barred, x.last_activity_at,
       x.parked_at IS NOT NULL AND EXISTS (SELECT 1 FROM crux_stance_event e WHERE e.crux_id = x.id AND e.at > x.parked_at)
     FROM crux x JOIN thread t ON t.id = x.thread_id
     -- People, not rows: whoever weighs it against two claims is one of them (lib/cruxes/claims/people.ts).
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS holders,
         count(*) FILTER (WHERE p.at > coalesce(x.criteria_set_at, CASE WHEN x.resolution_criteria IS NOT NULL THEN x.created_at END))::int AS under_criteria,
         count(*) FILTER (WHERE p.user_id IS DISTINCT FROM $2)::int AS others,
         count(*) FILTER (WHERE p.denies AND NOT p.affirms)::int AS not_crux, count(*) FILTER (WHERE p.yes)::int AS yes, count(*) FILTER (WHERE p.says)::int AS says
       FROM (SELECT c.user_id, max(c.at) AS at, bool_or(c.mark IS NOT DISTINCT FROM 'not_crux') AS denies, bool_or(v.yes) AS yes,
               bool_or(v.yes AND c.mark IS DISTINCT FROM 'not_crux') AS affirms,
               bool_or(num_nulls(c.credence, c.if_true, c.if_false) = 0 OR c.mark IN ('crux', 'not_crux')) AS says
             FROM current_stance c CROSS JOIN LATERAL (SELECT says_crux(c.credence, c.if_true, c.if_false, c.mark, crux_swing(t.settings)) AS yes) v
             WHERE c.crux_id = x.id GROUP BY c.user_id) p) h
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
