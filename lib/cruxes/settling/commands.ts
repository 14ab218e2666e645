import type { Actor } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { afterCruxMoved } from '@/lib/server/after-crux'
import type { Query } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import type { CruxKind, Outcome } from '../kinds'
import { isBelow } from '../numbers'
import type { Swing } from '../settings/swing'
import { settle } from '../states'
import { readFacts } from './queries'

/**
 * Take the automatic steps that the numbers and the calendar call for now, and write each down with its reason. Called by
 * whatever changes a stance, in its transaction, after the scores. Returns the state it ends in.
 */
export async function settleCrux(query: Query, cruxId: number, now: Date): Promise<CruxState> {
  const facts = await readFacts(query, cruxId, { moverId: null, outcome: null, now })
  const since = await watchDouble(query, cruxId, facts, now)
  const doubleFailingHours = since ? (now.getTime() - since.getTime()) / 3_600_000 : 0
  let state = facts.state
  for (const { to, because } of settle(state, { ...facts, doubleFailingHours })) {
    await enterState(query, cruxId, { from: state, to, actorId: null, reason: because, now })
    state = to
  }
  return state
}

/** Remember since when no pair quite makes it double: a margin that dips for an hour is no change of state. */
async function watchDouble(
  query: Query,
  cruxId: number,
  {
    state,
    doubleMargin,
    failingSince,
  }: { state: CruxState; doubleMargin: number | null; failingSince: Date | null },
  now: Date,
): Promise<Date | null> {
  const fails = state === 'double' && (doubleMargin === null || isBelow(doubleMargin, 0))
  const since = fails ? (failingSince ?? now) : null
  if (since?.getTime() !== failingSince?.getTime())
    await query('crux-failing', 'UPDATE crux SET double_failing_since = $2 WHERE id = $1', [cruxId, since])
  return since
}

export type HeldCrux = {
  id: number
  threadId: number
  /** Slug of its thread. */
  thread: string
  state: CruxState
  kind: CruxKind
  outcome: Outcome | null
  revision: number
  createdById: number
  /** The claim it is weighed against here: the one asked for, else its first. Null where the thread has none. */
  claimId: number | null
  claimRef: string | null
  /** All that it is a crux for, its first one first. */
  claims: { id: number; ref: string }[]
  mergedIntoId: number | null
  isDoubleBarred: boolean
  /** How many points a crux has to move somebody by in its thread. */
  swing: Swing
  /** Where it stands, and who the actor is there. */
  place: HeldPlace
}

type HeldRow = Omit<HeldCrux, 'place' | 'claimId' | 'claimRef'>

/**
 * Hold a crux's row: whoever changes what is said or done about it comes one after another. `claim` names one of the claims that
 * it is a crux for; null is its first.
 */
export async function holdCrux(
  query: Query,
  actor: Actor,
  id: number,
  now: Date,
  claim: string | null = null,
): Promise<HeldCrux> {
  const place = await holdPlace(query, actor, { crux: id }, now)
  const [row] = await query<[HeldRow]>(
    'crux-hold-whole',
    `SELECT jsonb_build_object('id', x.id, 'threadId', x.thread_id, 'thread', t.slug, 'state', x.state, 'kind', x.kind, 'outcome', x.outcome,
       'revision', x.revision, 'createdById', x.created_by_id, 'mergedIntoId', x.merged_into_id, 'isDoubleBarred', x.is_double_barred, 'swing', crux_swing(t.settings),
       'claims', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'ref', k.ref) ORDER BY (k.ref <> 'main'), k.position, k.id), '[]')
                  FROM crux_claim c JOIN claim k ON k.id = c.claim_id WHERE c.crux_id = x.id))
     FROM crux x JOIN thread t ON t.id = x.thread_id WHERE x.id = $1 FOR NO KEY UPDATE OF x`,
    [id],
  )
  if (!place || !row) throw new Refusal('not-found', 'There is no such crux any more. Reload the page.')
  const { claims } = row[0]
  const about = claim === null ? claims[0] : claims.find(({ ref }) => ref === claim)
  if (claim !== null && !about)
    throw new Refusal('not-found', 'It is not a crux for that claim any more. Reload the page.')
  return { ...row[0], claimId: about?.id ?? null, claimRef: about?.ref ?? null, place }
}

type Entering = {
  from: CruxState
  to: CruxState
  /** Null: the numbers or the calendar did it. */
  actorId: number | null
  reason: string
  now: Date
  /** How it ended; none where it did not. */
  outcome?: Outcome | null
  mergedInto?: number | null
  /** Whether a moderator keeps it from becoming double again; left as it is unless given. */
  barsDouble?: boolean
}

/** Put a crux into a state with all that the state carries, log it, and tell those whom it concerns. */
export async function enterState(query: Query, cruxId: number, entering: Entering): Promise<void> {
  const { from, to, actorId, reason, now, outcome = null, mergedInto = null, barsDouble = null } = entering
  await query(
    'crux-enter',
    `UPDATE crux SET state = $2::crux_state, parked_at = CASE WHEN $2 = 'parked' THEN $3::timestamptz END, double_failing_since = NULL,
       outcome = $4::crux_outcome, outcome_note = CASE WHEN $4 IS NOT NULL THEN left($5, 500) END,
       resolved_at = CASE WHEN $4 IS NOT NULL THEN $3::timestamptz END, merged_into_id = $6::int,
       is_double_barred = coalesce($7::boolean, is_double_barred),
       last_activity_at = CASE WHEN $8::boolean THEN greatest(last_activity_at, $3) ELSE last_activity_at END
     WHERE id = $1`,
    [cruxId, to, now, outcome, reason, mergedInto, barsDouble, actorId !== null],
  )
  await logCrux(query, cruxId, {
    kind: 'state',
    actorId,
    before: { state: from },
    after: { state: to, ...(outcome ? { outcome } : {}), ...(mergedInto ? { mergedInto } : {}) },
    reason,
    now,
  })
  await afterCruxMoved(query, { cruxId, to, actorId, now })
}

export type LogEntry = {
  kind: string
  actorId: number | null
  before?: object | null
  after?: object | null
  reason?: string | null
  now: Date
}

/** Write down what happened to a crux. The pages that show it are told by the insert. */
export async function logCrux(
  query: Query,
  cruxId: number,
  { kind, actorId, before = null, after = null, reason = null, now }: LogEntry,
): Promise<void> {
  await query(
    'crux-log',
    'INSERT INTO crux_event (crux_id, actor_id, kind, before, after, reason, at) VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7)',
    [cruxId, actorId, kind, before && JSON.stringify(before), after && JSON.stringify(after), reason, now],
  )
}
