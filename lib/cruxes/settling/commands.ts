import type { Query } from '@/lib/server/db'
import type { CruxState } from '../crux-state'
import { isBelow } from '../numbers'
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

type Entering = {
  from: CruxState
  to: CruxState
  /** Null: the numbers or the calendar did it. */
  actorId: number | null
  reason: string
  now: Date
}

/** Put a crux into a state that carries nothing with it, and log it. */
export async function enterState(query: Query, cruxId: number, entering: Entering): Promise<void> {
  const { from, to, actorId, reason, now } = entering
  await query(
    'crux-state',
    `UPDATE crux SET state = $2::crux_state, parked_at = CASE WHEN $2 = 'parked' THEN $3::timestamptz END, double_failing_since = NULL
     WHERE id = $1`,
    [cruxId, to, now],
  )
  await logCrux(query, cruxId, {
    kind: 'state',
    actorId,
    before: { state: from },
    after: { state: to },
    reason,
    now,
  })
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
