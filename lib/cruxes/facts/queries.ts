import { type Query, tuples } from '@/lib/server/db'
import type { CruxFactsOfThread, MainStance } from '../rail'
import { type CruxTuple, factsFrom } from '../thread-facts'

/** Everything that "Where we disagree" rests on. */
export type Disagreement = {
  /** Whether others' numbers wait for one's own here: a setting of the thread, on unless it says otherwise. */
  blindFirst: boolean
  hasClaim: boolean
  main: MainStance[]
  cruxes: CruxFactsOfThread[]
  /** The opinion group (A, B, …) of everybody who is in one. */
  groups: ReadonlyMap<number, string>
}

/** A thread's main claim and cruxes with everybody's current numbers: one query, however many there are. */
export async function readDisagreement(threadId: number, query: Query = tuples): Promise<Disagreement> {
  const [row] = await query<
    [boolean, boolean, [number, number][] | null, CruxTuple[] | null, [number, string][] | null]
  >(
    'disagreement',
    `SELECT coalesce((t.settings ->> 'blind_first')::boolean, true) AS blind_first, k.id IS NOT NULL AS has_claim,
       (SELECT json_agg(json_build_array(m.user_id, m.credence) ORDER BY m.user_id)
        FROM (SELECT DISTINCT ON (e.user_id) e.user_id, e.credence FROM claim_stance_event e
              WHERE e.claim_id = k.id ORDER BY e.user_id, e.at DESC, e.id DESC) m) AS main,
       (SELECT json_agg(json_build_array(x.id, x.ref, x.number, x.statement, x.kind, x.state, x.outcome, x.outcome_note,
          to_json(s), (SELECT json_agg(json_build_array(c.user_id, c.credence, c.if_true, c.if_false, c.main) ORDER BY c.user_id)
                       FROM current_stance c WHERE c.crux_id = x.id AND c.claim_id = k.id),
          (SELECT json_agg(r.from_id) FROM crux_relation r WHERE r.to_id = x.id AND r.type = 'conjunct_of')) ORDER BY x.number)
        FROM (SELECT *, (row_number() OVER (ORDER BY position, id))::int AS number FROM crux WHERE thread_id = t.id) x
        LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id) AS cruxes,
       (SELECT json_agg(json_build_array(p.user_id, p.label)) FROM opinion_place p WHERE p.thread_id = t.id AND p.label IS NOT NULL) AS groups
     FROM thread t LEFT JOIN claim k ON k.thread_id = t.id AND k.ref = 'main' WHERE t.id = $1`,
    [threadId],
  )
  const [blindFirst = true, hasClaim = false, main, cruxes, groups] = row ?? []
  return {
    blindFirst,
    hasClaim,
    groups: new Map(groups ?? []),
    main: (main ?? []).map(([userId, credence]) => ({ userId, credence })),
    cruxes: (cruxes ?? []).map(factsFrom),
  }
}
