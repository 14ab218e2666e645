import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { kindOfMove, logCruxDecision } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { CRUX_STATES, type CruxState, type Move } from '../crux-state'
import { foretold } from '../follow-through'
import type { Outcome } from '../kinds'
import { mayAnswerAgain } from '../policy'
import { enterState, type HeldCrux, holdCrux, logCrux, settleCrux } from '../settling/commands'
import { mayMove, maySetCriteria, maySettle } from '../settling/policy'
import { readFacts } from '../settling/queries'
import { giveCredence } from '../stances/commands'
import type { AnswerInput } from '../stances/schema'
import { decide } from '../states'
import { followMerge } from '../together/commands'
import type { AgreeInput, CriteriaInput, MergeInput, MoveInput } from './schema'

export type MovedCrux = { crux: number; thread: string; state: CruxState }

/** Take a crux from one state to another, as a moderator, where the table of states leads; the numbers decide what follows. */
export async function moveCrux(actor: Actor, input: MoveInput, now: Date): Promise<MovedCrux> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, input.crux, now)
    const { to, reason, outcome } = input
    return move(query, actor, crux, { to, move: { reason, outcome, target: null }, mergedInto: null }, now)
  })
}

/** Merge a crux into another of its thread. Its stances stay where they are, and are offered to their owners to take along. */
export const mergeCrux = (actor: Actor, input: MergeInput, now: Date) =>
  transaction((query) => mergeWithin(query, actor, input, now))

/** The same within what somebody decides: both happen or neither. */
export async function mergeWithin(
  query: Query,
  actor: Actor,
  { crux: id, into, reason }: MergeInput,
  now: Date,
): Promise<MovedCrux & { into: number }> {
  // In one order, whoever merges what into what.
  const held = new Map<number, HeldCrux>()
  for (const one of [...new Set([id, into])].sort((a, b) => a - b))
    held.set(one, await holdCrux(query, actor, one, now))
  const [crux, target] = [held.get(id), held.get(into)]
  if (!crux || !target) throw new Error('what is held is there')
  const facts = {
    isItself: crux.id === target.id,
    sameThread: crux.threadId === target.threadId,
    state: target.state,
  }
  const to = {
    to: 'merged',
    move: { reason, outcome: null, target: facts },
    mergedInto: target.id,
  } as const
  const moved = await move(query, actor, crux, to, now)
  // What said the same is for all that either was for; else nobody could take their numbers along.
  await query(
    'merge-claims',
    'INSERT INTO crux_claim (crux_id, claim_id) SELECT $2, claim_id FROM crux_claim WHERE crux_id = $1 ON CONFLICT DO NOTHING',
    [crux.id, target.id],
  )
  await followMerge(
    query,
    { from: crux.id, into: target.id, byId: actor.kind === 'member' ? actor.id : null },
    now,
  )
  return { ...moved, into: target.id }
}

type Wanted = { to: CruxState; move: Omit<Move, 'by'>; mergedInto: number | null }

async function move(
  query: Query,
  actor: Actor,
  crux: HeldCrux,
  { to, move: { outcome, ...given }, mergedInto }: Wanted,
  now: Date,
): Promise<MovedCrux> {
  const mover = enforce(mayMove(actor, crux, now))
  const facts = await readFacts(query, crux.id, { moverId: mover.id, outcome, now })
  const decision = decide(crux.state, to, { ...given, outcome, by: 'moderator' }, facts)
  if (!decision.allowed) throw new Refusal('conflict', decision.refusal)
  const isEnd = to === 'resolved' || to === 'dissolved'
  await enterState(query, crux.id, {
    from: crux.state,
    to,
    actorId: mover.id,
    reason: decision.because,
    now,
    outcome: isEnd ? outcome : null,
    mergedInto,
    // Taking a double crux back holds until a moderator restores it; else the numbers would undo it at once.
    ...(crux.state === 'double' && to === 'open' ? { barsDouble: true } : {}),
    ...(to === 'double' || CRUX_STATES[crux.state].ended ? { barsDouble: false } : {}),
  })
  const state = to === 'open' ? await settleCrux(query, crux.id, now) : to
  const { id: cruxId, threadId } = crux
  const { standing } = crux.place
  const reason = decision.because
  await logCruxDecision(query, {
    cruxId,
    threadId,
    by: mover,
    standing,
    kind: kindOfMove(to),
    reason,
    at: now,
  })
  return { crux: crux.id, thread: crux.thread, state }
}

/**
 * Say how one thinks a crux ended, or take that back. When two people on opposite sides say the same, and it is an end that needs
 * no arbiter, it is dissolved; else a moderator may now resolve it so.
 */
export async function agreeTo(
  actor: Actor,
  { crux: id, outcome }: AgreeInput,
  now: Date,
): Promise<MovedCrux> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const mover = actor.kind === 'member' ? actor.id : null
    const before = await readFacts(query, id, { moverId: mover, outcome, now })
    const holder = enforce(maySettle(actor, { ...crux, holds: before.moverHolds }, now))
    await logCrux(query, id, { kind: 'agreed', actorId: holder.id, after: { outcome }, now })
    const after = await readFacts(query, id, { moverId: holder.id, outcome, now })
    const because = 'Two people on opposite sides agree on that.'
    const wanted: Move = { by: 'member', reason: because, outcome, target: null }
    if (!decide(crux.state, 'dissolved', wanted, after).allowed)
      return { crux: id, thread: crux.thread, state: crux.state }
    await enterState(query, id, {
      from: crux.state,
      to: 'dissolved',
      actorId: holder.id,
      reason: because,
      now,
      outcome,
    })
    return { crux: id, thread: crux.thread, state: 'dissolved' }
  })
}

/** Say how it will be settled, and by when. Only stances given after the criteria were last changed count as given under them. */
export async function setCriteria(actor: Actor, { crux: id, criteria, resolveBy }: CriteriaInput, now: Date) {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const setter = enforce(maySetCriteria(actor, { ...crux, isEmptied: criteria === null }, now))
    const [row] = await query<[string | null, string | null]>(
      'criteria-before',
      'SELECT resolution_criteria, resolve_by::text FROM crux WHERE id = $1',
      [id],
    )
    const [was, wasBy] = row ?? [null, null]
    const same = { crux: id, thread: crux.thread }
    if (was === criteria && wasBy === resolveBy) return same
    await query(
      'criteria-set',
      `UPDATE crux SET resolution_criteria = $2::text, resolve_by = $3::date, last_activity_at = greatest(last_activity_at, $4::timestamptz),
         criteria_set_at = CASE WHEN $2::text IS NULL THEN NULL WHEN $2::text IS DISTINCT FROM resolution_criteria THEN $4::timestamptz ELSE criteria_set_at END
       WHERE id = $1`,
      [id, criteria, resolveBy, now],
    )
    await logCrux(query, id, {
      kind: 'criteria',
      actorId: setter.id,
      before: { criteria: was, resolveBy: wasBy },
      after: { criteria, resolveBy },
      now,
    })
    return same
  })
}

/** Answer once more, now that a crux is resolved: "you said: if true, 70. Now?" It is one's credence in that claim too. */
export async function answerAgain(actor: Actor, { crux: id, claim, main }: AnswerInput, now: Date) {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now, claim)
    const person = actor.kind === 'member' ? actor.id : null
    const said = person === null ? null : await readForetold(query, crux, person)
    const answerer = enforce(mayAnswerAgain(actor, { ...crux, foretold: said }, now))
    const after = { main, foretold: said, claim: crux.claimRef }
    await logCrux(query, id, { kind: 'answered', actorId: answerer.id, after, now })
    if (crux.claimId !== null)
      await giveCredence(query, crux.claimId, answerer.id, { credence: main, causeId: null, now })
    return { crux: id, claim, thread: crux.thread, foretold: said, main }
  })
}

async function readForetold(query: Query, crux: HeldCrux, userId: number): Promise<number | null> {
  if (crux.outcome === null || crux.claimId === null) return null
  const [row] = await query<[number | null, number | null]>(
    'answer-foretold',
    `SELECT if_true, if_false FROM current_stance WHERE crux_id = $1 AND claim_id = $2 AND user_id = $3`,
    [crux.id, crux.claimId, userId],
  )
  const [ifTrue, ifFalse] = row ?? [null, null]
  return foretold({ credence: null, main: null, ifTrue, ifFalse }, crux.outcome as Outcome)
}
