import { type Query, tuples } from '@/lib/server/db'
import { claimAsked, type NamedClaim, namedClaims } from '../claims/naming'
import type { CruxFactsOfThread, MainStance } from '../rail'
import { type Swing, USUAL_SWING } from '../settings/swing'
import { type CruxTuple, factsFrom } from '../thread-facts'

/** A claim with everybody's current credence in it. */
export type ClaimFacts = NamedClaim & { stances: MainStance[] }

/** Everything that "Where we disagree" rests on, about one claim of a thread. */
export type Disagreement = {
  /** Whether others' numbers wait for one's own here: a setting of the thread, on unless it says otherwise. */
  blindFirst: boolean
  /** How many points something has to move somebody by to be a crux for them here. */
  swing: Swing
  hasClaim: boolean
  /** The claim it is about; null where the thread has none, or none such. */
  claim: ClaimFacts | null
  /** All claims of the thread, in its order. */
  claims: ClaimFacts[]
  /** Everybody's current credence in that claim. */
  main: MainStance[]
  /** The cruxes for that claim; all of them where there is none. */
  cruxes: CruxFactsOfThread[]
  /** The opinion group (A, B, …) of everybody who is in one. */
  groups: ReadonlyMap<number, string>
}

type ClaimTuple = [ref: string, text: string, stances: [number, number][] | null]

/**
 * One claim of a thread (`ref`; null: its first) and the cruxes for it with everybody's current numbers: one query, however many
 * there are.
 */
export async function readDisagreement(
  threadId: number,
  query: Query = tuples,
  ref: string | null = null,
): Promise<Disagreement> {
  const [row] = await query<
    [boolean, boolean, ClaimTuple[] | null, CruxTuple[] | null, [number, string][] | null, Swing]
  >(
    'disagreement',
    `SELECT coalesce((t.settings ->> 'blind_first')::boolean, true) AS blind_first, k.id IS NOT NULL AS has_claim,
       (SELECT json_agg(json_build_array(q.ref, q.text, (
          SELECT json_agg(json_build_array(m.user_id, m.credence) ORDER BY m.user_id)
          FROM (SELECT DISTINCT ON (e.user_id) e.user_id, e.credence FROM claim_stance_event e
                WHERE e.claim_id = q.id ORDER BY e.user_id, e.at DESC, e.id DESC) m)) ORDER BY (q.ref <> 'main'), q.position, q.id)
        FROM claim q WHERE q.thread_id = t.id) AS claims,
       (SELECT json_agg(json_build_array(x.id, x.ref, x.number, x.statement, x.kind, x.state, x.outcome, x.outcome_note,
          to_json(s), (SELECT json_agg(json_build_array(c.user_id, c.credence, c.if_true, c.if_false, c.main) ORDER BY c.user_id)
                       FROM current_stance c WHERE c.crux_id = x.id AND c.claim_id = k.id),
          (SELECT json_agg(r.from_id) FROM crux_relation r WHERE r.to_id = x.id AND r.type = 'conjunct_of')) ORDER BY x.number)
        FROM (SELECT *, (row_number() OVER (ORDER BY position, id))::int AS number FROM crux WHERE thread_id = t.id) x
        LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id
        WHERE k.id IS NULL OR EXISTS (SELECT 1 FROM crux_claim f WHERE f.crux_id = x.id AND f.claim_id = k.id)) AS cruxes,
       (SELECT json_agg(json_build_array(p.user_id, p.label)) FROM opinion_place p WHERE p.thread_id = t.id AND p.label IS NOT NULL) AS groups, crux_swing(t.settings) AS swing
     FROM thread t LEFT JOIN LATERAL (
       SELECT id FROM claim WHERE thread_id = t.id AND ($2::text IS NULL OR ref = $2) ORDER BY (ref <> 'main'), position, id LIMIT 1) k ON true
     WHERE t.id = $1`,
    [threadId, ref],
  )
  const [blindFirst = true, hasClaim = false, given, cruxes, groups, swing = USUAL_SWING] = row ?? []
  const said = new Map((given ?? []).map(([name, , stances]) => [name, stances ?? []]))
  const claims = namedClaims((given ?? []).map(([name, text]) => ({ ref: name, text }))).map((claim) => ({
    ...claim,
    stances: (said.get(claim.ref) ?? []).map(([userId, credence]) => ({ userId, credence })),
  }))
  const about = claimAsked(claims, ref)
  const claim = claims.find((one) => one.ref === about?.ref) ?? null
  return {
    blindFirst,
    swing,
    hasClaim,
    claim,
    claims,
    // Opinion groups are of those who answer the thread's first claim: another one's readers are told of no groups.
    groups: new Map(claim === claims[0] ? (groups ?? []) : []),
    main: claim?.stances ?? [],
    cruxes: (cruxes ?? []).map(factsFrom),
  }
}
