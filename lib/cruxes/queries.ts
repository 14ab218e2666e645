import { tuples } from '@/lib/server/db'
import { type ClaimText, namedClaims } from './claims/naming'
import type { CruxExport } from './export'
import { type CruxFactsOfThread, labelOf } from './rail'
import { type CruxTuple, factsFrom } from './thread-facts'

/** A thread's cruxes with their scores and everybody's current numbers, each for its first claim, in the order of the thread: one query. */
export async function readThreadCruxes(threadId: number): Promise<CruxFactsOfThread[]> {
  const rows = await tuples<CruxTuple>(
    'thread-cruxes',
    `SELECT x.id, x.ref, (row_number() OVER (ORDER BY x.position, x.id))::int, x.statement, x.kind, x.state, x.outcome, x.outcome_note,
       (SELECT to_jsonb(s) FROM crux_score s JOIN first_claim f ON f.crux_id = x.id AND f.claim_id = s.claim_id WHERE s.crux_id = x.id),
       (SELECT jsonb_agg(jsonb_build_array(c.user_id, c.credence, c.if_true, c.if_false, c.main) ORDER BY c.user_id)
        FROM current_stance c JOIN first_claim f ON f.crux_id = x.id AND f.claim_id = c.claim_id WHERE c.crux_id = x.id),
       (SELECT jsonb_agg(r.from_id) FROM crux_relation r WHERE r.to_id = x.id AND r.type = 'conjunct_of')
     FROM crux x WHERE x.thread_id = $1 ORDER BY x.position, x.id`,
    [threadId],
  )
  return rows.map(factsFrom)
}

/** A stored score that is not what the stances come to. */
export type Drift = { cruxId: number; claimId: number; columns: string[] }

/** Sums of floating-point numbers depend on their order in the last digits. */
const SAME_WITHIN = 1e-6

/** Compute every score anew and say which stored ones differ, are missing or stand for nothing. Changes nothing. */
export async function verifyScores(): Promise<{ checked: number; drifted: Drift[] }> {
  const rows = await tuples<[number, number, string[]]>(
    'verify-scores',
    `WITH fresh AS (
       SELECT n.crux_id, n.claim_id, to_jsonb(n) - 'full_stances' || jsonb_build_object('full', n.full_stances) AS row
       FROM crux_numbers(ARRAY(SELECT id FROM crux)) n
     ), kept AS (SELECT s.crux_id, s.claim_id, to_jsonb(s) - 'computed_at' AS row FROM crux_score s)
     SELECT crux_id, claim_id, ARRAY(
       SELECT key FROM jsonb_each_text(coalesce(fresh.row, '{}')) f(key, value) FULL JOIN jsonb_each_text(coalesce(kept.row, '{}')) k(key, value) USING (key)
       WHERE f.value IS DISTINCT FROM k.value AND (jsonb_typeof(fresh.row -> key) <> 'number' OR jsonb_typeof(kept.row -> key) <> 'number'
         OR fresh.row IS NULL OR kept.row IS NULL OR NOT fresh.row ? key OR NOT kept.row ? key OR abs(f.value::float8 - k.value::float8) > $1)
       ORDER BY key)
     FROM fresh FULL JOIN kept USING (crux_id, claim_id) ORDER BY 1, 2`,
    [SAME_WITHIN],
  )
  const drifted = rows.flatMap(([cruxId, claimId, columns]) =>
    columns.length > 0 ? [{ cruxId, claimId, columns }] : [],
  )
  return { checked: rows.length, drifted }
}

type ExportTuple = [
  string | null,
  { type: string; to: string }[] | null,
  (
    | {
        by: string
        claim: string
        credence: number | null
        if_true: number | null
        if_false: number | null
        main: number | null
        mark: string | null
        confidence: number | null
        at: string
      }[]
    | null
  ),
  { by: string | null; quote: string; ref: string | null }[] | null,
  { ref: string; meanSwing: number | null }[] | null,
]

/** What the exports and the map say beyond the rail: relations, stances by name, and the words each crux stands in; one query. */
export async function readCruxExport(
  thread: { id: number; slug: string; title: string; claims: readonly ClaimText[]; by: string },
  url: string,
): Promise<CruxExport> {
  const [cruxes, rows] = await Promise.all([
    readThreadCruxes(thread.id),
    tuples<ExportTuple>(
      'crux-export',
      `SELECT x.operationalization,
         (SELECT jsonb_agg(jsonb_build_object('type', r.type, 'to', y.ref) ORDER BY r.type, y.ref) FROM crux_relation r JOIN crux y ON y.id = r.to_id WHERE r.from_id = x.id),
         (SELECT jsonb_agg(jsonb_build_object('by', u.handle, 'claim', k.ref, 'credence', c.credence, 'if_true', c.if_true, 'if_false', c.if_false, 'main', c.main, 'mark', c.mark, 'confidence', c.confidence, 'at', c.at) ORDER BY c.at, u.handle, k.ref)
          FROM current_stance c JOIN claim k ON k.id = c.claim_id JOIN app_user u ON u.id = c.user_id WHERE c.crux_id = x.id),
         (SELECT jsonb_agg(jsonb_build_object('by', u.handle, 'quote', a.quote, 'ref', ref_in(x.thread_id, m.id, m.thread_id, m.ref)) ORDER BY a.position)
          FROM crux_anchor a LEFT JOIN comment m ON m.id = a.comment_id LEFT JOIN app_user u ON u.id = m.author_id
          WHERE a.crux_id = x.id AND a.quote IS NOT NULL AND (m.id IS NULL OR (m.state IN ('live', 'retracted') AND words_are_shared(m.thread_id, x.thread_id)))),
         (SELECT jsonb_agg(jsonb_build_object('ref', k.ref, 'meanSwing', s.mean_swing) ORDER BY (k.ref <> 'main'), k.position, k.id)
          FROM crux_claim q JOIN claim k ON k.id = q.claim_id LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id WHERE q.crux_id = x.id)
       FROM crux x WHERE x.thread_id = $1 ORDER BY x.position, x.id`,
      [thread.id],
    ),
  ])
  const labels = new Map(cruxes.map((crux) => [crux.ref, labelOf(crux)]))
  return {
    slug: thread.slug,
    title: thread.title,
    url,
    claims: namedClaims(thread.claims),
    cruxes: cruxes.map((crux, i) => {
      const [operationalization, relations, stances, anchors, forClaims] = rows[i] ?? [
        null,
        null,
        null,
        null,
        null,
      ]
      const { score } = crux
      return {
        ref: crux.ref,
        label: labelOf(crux),
        statement: crux.statement,
        operationalization,
        kind: crux.kind,
        state: crux.state,
        outcome: crux.outcome,
        outcomeNote: crux.outcomeNote,
        forClaims: forClaims ?? [],
        score: score.status === 'scored' ? score.score : null,
        lower: score.status === 'scored' ? score.lower : null,
        relations: (relations ?? []).map(({ type, to }) => ({ type, to: labels.get(to) ?? to })),
        stances: (stances ?? []).map(({ if_true, if_false, at, ...stance }) => ({
          ...stance,
          crux: labelOf(crux),
          ifTrue: if_true,
          ifFalse: if_false,
          at: new Date(at).toISOString(),
        })),
        anchors: (anchors ?? []).map(({ by, quote, ref }) => ({
          by: by ?? thread.by,
          quote,
          ref: ref ?? 'post',
        })),
      }
    }),
  }
}
