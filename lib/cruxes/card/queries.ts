import { tuples } from '@/lib/server/db'
import { type ClaimText, MAIN_REF, namedClaims } from '../claims/naming'
import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import type { CruxKind, Outcome } from '../kinds'
import type { Mark, Percents } from '../stance'
import { type StoredScore, scoreFrom } from '../stored-score'
import type { CruxFactsOfPage, Holder, OwnEvent } from './facts'

type CruxRow = {
  ref: string
  number: number
  statement: string
  details: string | null
  operationalization: string | null
  kind: CruxKind
  state: CruxState
  outcome: Outcome | null
  outcomeNote: string | null
  criteria: string | null
  criteriaSetAt: number | null
  resolveBy: string | null
  resolvedAt: number | null
  mergedInto: { id: number; label: string; statement: string } | null
  proposedBy: { id: number; handle: string; name: string }
  createdAt: number
  revision: number
  isDoubleBarred: boolean
  thread: CruxFactsOfPage['thread']
  /** Of its thread, in order; those that it is a crux for; and the one it is weighed against. */
  threadClaims: ClaimText[]
  claimRefs: string[]
  claimRef: string | null
  score: StoredScore | null
}

const NUMBER = (of: string) =>
  `(SELECT count(*)::int FROM crux o WHERE o.thread_id = ${of}.thread_id AND (o.position, o.id) <= (${of}.position, ${of}.id))`
const IN_ORDER = `(k.ref <> 'main'), k.position, k.id`
/** The claim by this name that a crux is one for; its first one where none is named. */
const CLAIM = (crux: string, ref: string) =>
  `(SELECT k.id, k.ref FROM crux_claim c JOIN claim k ON k.id = c.claim_id WHERE c.crux_id = ${crux} AND (${ref}::text IS NULL OR k.ref = ${ref}) ORDER BY ${IN_ORDER} LIMIT 1)`
const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`

/**
 * A crux with its thread, the claim it is weighed against (its first, unless one is named), its score and everybody's latest stance
 * for that: two queries. Null when there is none for this reader, or it is none for such a claim.
 */
export async function readCrux(
  id: number,
  viewerId: number | null,
  claim: string | null = null,
): Promise<{ crux: CruxFactsOfPage; holders: Holder[] } | null> {
  const [[row], holders] = await Promise.all([
    tuples<[CruxRow]>(
      'crux-page',
      `SELECT jsonb_build_object('ref', x.ref, 'number', ${NUMBER('x')}, 'statement', x.statement, 'details', x.details, 'operationalization', x.operationalization, 'kind', x.kind,
         'state', x.state, 'outcome', x.outcome, 'outcomeNote', x.outcome_note, 'criteria', x.resolution_criteria,
         'criteriaSetAt', ${MS('x.criteria_set_at')}, 'resolveBy', x.resolve_by, 'resolvedAt', ${MS('x.resolved_at')},
         'mergedInto', CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'label', 'C' || ${NUMBER('g')}, 'statement', g.statement) END,
         'proposedBy', jsonb_build_object('id', u.id, 'handle', u.handle, 'name', coalesce(u.name, u.handle)),
         'createdAt', ${MS('x.created_at')}, 'revision', x.revision, 'isDoubleBarred', x.is_double_barred,
         'thread', jsonb_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'authorId', t.author_id,
           'blindFirst', coalesce((t.settings ->> 'blind_first')::boolean, true), 'swing', crux_swing(t.settings)),
         'threadClaims', (SELECT coalesce(jsonb_agg(jsonb_build_object('ref', k.ref, 'text', k.text) ORDER BY ${IN_ORDER}), '[]') FROM claim k WHERE k.thread_id = t.id),
         'claimRefs', (SELECT coalesce(jsonb_agg(k.ref), '[]') FROM crux_claim c JOIN claim k ON k.id = c.claim_id WHERE c.crux_id = x.id),
         'claimRef', f.ref, 'score', to_jsonb(s))
       FROM crux x JOIN thread t ON t.id = x.thread_id JOIN app_user u ON u.id = x.created_by_id
       LEFT JOIN crux g ON g.id = x.merged_into_id LEFT JOIN LATERAL ${CLAIM('x.id', '$3')} f ON true
       LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = f.id WHERE x.id = $1 AND group_is_readable(t.group_id, $2)`,
      [id, viewerId, claim],
    ),
    readHolders(id, claim),
  ])
  if (!row || (claim !== null && row[0].claimRef === null)) return null
  const { number, score, threadClaims, claimRefs, claimRef, ...crux } = row[0]
  const named = namedClaims(threadClaims)
  const standing = holders.filter(({ isStale }) => !isStale)
  return {
    holders,
    crux: {
      id,
      ...crux,
      label: `C${number}`,
      mainClaim: named.find(({ ref }) => ref === MAIN_REF)?.text ?? null,
      claim: named.find(({ ref }) => ref === claimRef) ?? null,
      claims: named.filter(({ ref }) => claimRefs.includes(ref)),
      otherClaims: named.filter(({ ref }) => !claimRefs.includes(ref)),
      score: scoreFrom(
        score,
        standing.map(({ percents }) => percents),
      ),
      saysCrux: { yes: score?.says_crux_yes ?? 0, of: score?.says_crux_of ?? 0 },
    },
  }
}

type HolderTuple = [
  id: number,
  handle: string,
  name: string | null,
  credence: number | null,
  ifTrue: number | null,
  ifFalse: number | null,
  main: number | null,
  mark: Mark | null,
  note: string | null,
  confidence: Confidence | null,
  at: number,
  isStale: boolean,
]

/** Everybody's latest stance on a crux for one of its claims, oldest first; stale ones are marked as such. */
async function readHolders(id: number, claim: string | null): Promise<Holder[]> {
  const rows = await tuples<HolderTuple>(
    'crux-holders',
    `SELECT u.id, u.handle, u.name, s.credence, s.if_true, s.if_false, s.main, s.mark, s.note, s.confidence, ${MS('s.at')}, s.is_stale
     FROM (SELECT DISTINCT ON (e.user_id) e.*, e.crux_revision < x.meaning_revision AS is_stale
       FROM crux_stance_event e JOIN crux x ON x.id = e.crux_id JOIN ${CLAIM('$1', '$2')} f ON f.id = e.claim_id
       WHERE e.crux_id = $1 AND e.retracted_at IS NULL ORDER BY e.user_id, e.at DESC, e.id DESC) s
     JOIN app_user u ON u.id = s.user_id ORDER BY s.at, s.user_id`,
    [id, claim],
  )
  return rows.map(
    ([userId, handle, name, credence, ifTrue, ifFalse, main, mark, note, confidence, at, isStale]) => ({
      person: { id: userId, handle, name: name ?? handle },
      percents: { credence, ifTrue, ifFalse, main },
      mark,
      note,
      confidence,
      at,
      isStale,
    }),
  )
}

type OwnTuple = [
  ...numbers: [number | null, number | null, number | null, number | null],
  mark: Mark | null,
  note: string | null,
  confidence: Confidence | null,
  at: number,
  isRetracted: boolean,
  cause: string | null,
  causeBy: string | null,
]

/** All that one person ever said on a crux for one of its claims, oldest first. */
export async function readOwnHistory(id: number, userId: number, claim: string): Promise<OwnEvent[]> {
  const rows = await tuples<OwnTuple>(
    'crux-own-history',
    `SELECT e.credence, e.if_true, e.if_false, e.main, e.mark, e.note, e.confidence, ${MS('e.at')}, e.retracted_at IS NOT NULL, ref_in(x.thread_id, c.id, c.thread_id, c.ref), coalesce(u.name, u.handle)
     FROM crux_stance_event e JOIN crux x ON x.id = e.crux_id JOIN claim k ON k.id = e.claim_id AND k.ref = $3 LEFT JOIN comment c ON c.id = e.cause_comment_id LEFT JOIN app_user u ON u.id = c.author_id AND c.state <> 'deleted'
     WHERE e.crux_id = $1 AND e.user_id = $2 ORDER BY e.at, e.id`,
    [id, userId, claim],
  )
  return rows.map(([credence, ifTrue, ifFalse, main, mark, note, confidence, at, isRetracted, ref, by]) => {
    const percents: Percents = { credence, ifTrue, ifFalse, main }
    return { percents, mark, note, confidence, at, isRetracted, because: ref === null ? null : { ref, by } }
  })
}

/** How likely somebody finds the crux, as they said it under another of its claims; null where they said nothing there. */
export async function readCarried(id: number, userId: number): Promise<number | null> {
  const [row] = await tuples<[number]>(
    'crux-carried',
    'SELECT credence FROM current_stance WHERE crux_id = $1 AND user_id = $2 AND credence IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1',
    [id, userId],
  )
  return row?.[0] ?? null
}

/** What one person answered when they were asked again about a claim, since it was resolved; null when they have not. */
export async function readOwnAnswer(id: number, userId: number, claim: string): Promise<number | null> {
  const [row] = await tuples<[number]>(
    'crux-own-answer',
    `SELECT (e.after ->> 'main')::int FROM crux_event e JOIN crux x ON x.id = e.crux_id
     WHERE e.crux_id = $1 AND person_now(e.actor_id) = $2 AND e.kind = 'answered' AND coalesce(e.after ->> 'claim', 'main') = $3 AND e.at >= x.resolved_at ORDER BY e.id DESC LIMIT 1`,
    [id, userId, claim],
  )
  return row?.[0] ?? null
}
