import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import { holdScores, refreshScores } from '../commands'
import type { Confidence } from '../confidence'
import type { CruxState } from '../crux-state'
import { saysCrux } from '../person'
import { mayCredit, mayHoldClaimStance, mayHoldStance, needsReason } from '../policy'
import { rulesOf } from '../settings/swing'
import { type HeldCrux, holdCrux, settleCrux } from '../settling/commands'
import type { Mark, Percents } from '../stance'
import { STANCE_LIMIT } from './limits'
import type { ClaimStanceInput, StanceInput } from './schema'

const ASKS_WHY = {
  not_crux: 'Say in a few words why it is not a crux for you.',
  unsure: 'Say in a few words what keeps you from telling.',
} as const

export type StanceResult = {
  crux: number
  thread: string
  state: CruxState
  /** The claim it was weighed against; null is the crux's first. */
  claim: string | null
}

const resultOf = ({ id, thread, claims, claimRef }: HeldCrux, state: CruxState): StanceResult => ({
  crux: id,
  thread,
  state,
  claim: claimRef === claims[0]?.ref ? null : claimRef,
})

/**
 * Write down where somebody stands on a crux for one of its claims, whole; the same again changes nothing. Scores and states
 * follow in the same transaction, and so does their credence in that claim, which the fourth slider says.
 */
export async function setStance(actor: Actor, input: StanceInput, now: Date): Promise<StanceResult> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, input.crux, now, input.claim)
    const decision = mayHoldStance(actor, crux, now)
    const cause = input.because === null ? null : await findComment(query, crux.threadId, input.because)
    const holder = enforce(input.because === null ? decision : mayCredit(decision, cause))
    const { credence, ifTrue, ifFalse, main, mark, confidence } = input
    const percents = { credence, ifTrue, ifFalse, main }
    refuseEmpty(percents, mark)
    if (needsReason(input, saysCrux({ percents, mark: null }, rulesOf(crux.swing).crux)))
      throw new Refusal('invalid', ASKS_WHY[mark === 'unsure' ? 'unsure' : 'not_crux'], null, 'note')
    await takeAttempt(query, STANCE_LIMIT, String(holder.id), now)
    const stance = { percents, mark, note: input.note, confidence, causeId: cause?.id ?? null }
    return giveStance(query, crux, holder, stance, now)
  })
}

type Stance = {
  percents: Percents
  mark: Mark | null
  note: string | null
  confidence: Confidence | null
  causeId: number | null
}

/** Write a stance that may be given, and what follows from it. The same again changes nothing. */
export async function giveStance(
  query: Query,
  crux: HeldCrux,
  holder: Member,
  { percents: { credence, ifTrue, ifFalse, main }, mark, note, confidence, causeId }: Stance,
  now: Date,
): Promise<StanceResult> {
  const said = [credence, ifTrue, ifFalse, main, mark, note]
  const written = await query<[Mark | null]>(
    'stance-give',
    // Later than the last one even within its millisecond; and not at all when it says what that one says. Said again under
    // criteria that were set since, it counts anew: whoever repeats it knew them.
    `WITH last AS (
       SELECT e.*, e.crux_revision >= x.meaning_revision AND e.at >= coalesce(x.criteria_set_at, e.at) AS counts FROM crux_stance_event e JOIN crux x ON x.id = e.crux_id
       WHERE e.crux_id = $1 AND e.claim_id = $2 AND e.user_id = $3 AND e.retracted_at IS NULL ORDER BY e.at DESC, e.id DESC LIMIT 1)
     INSERT INTO crux_stance_event (crux_id, claim_id, user_id, crux_revision, credence, if_true, if_false, main, mark, note, cause_comment_id, at, confidence)
     SELECT $1, $2, $3, $4, $5::int, $6::int, $7::int, $8::int, $9::stance_mark, $10, $11::int,
       greatest($12::timestamptz, (SELECT max(e.at) + interval '1 millisecond' FROM crux_stance_event e WHERE e.crux_id = $1 AND e.claim_id = $2 AND e.user_id = $3)), $13::smallint
     WHERE NOT EXISTS (SELECT 1 FROM last WHERE counts
       AND (credence, if_true, if_false, main, mark, note, confidence) IS NOT DISTINCT FROM ($5::int, $6::int, $7::int, $8::int, $9::stance_mark, $10::text, $13::smallint)
       AND ($11::int IS NULL OR cause_comment_id IS NOT DISTINCT FROM $11::int))
     RETURNING (SELECT mark FROM last)`,
    [crux.id, crux.claimId, holder.id, crux.revision, ...said, causeId, now, confidence],
  )
  if (main !== null && crux.claimId !== null)
    await giveCredence(query, crux.claimId, holder.id, { credence: main, causeId, now })
  const [change] = written
  if (!change) return resultOf(crux, crux.state)
  if (credence !== null && crux.claims.length > 1)
    await carryCredence(query, crux, holder.id, { credence, causeId, now })
  await query(
    'crux-active',
    'UPDATE crux SET last_activity_at = greatest(last_activity_at, $2) WHERE id = $1',
    [crux.id, now],
  )
  return afterChange(query, crux, mark === 'crux' || change[0] === 'crux', now)
}

/** How likely one finds the crux is one belief: said under one claim, it stands under the others that one has answered too. */
async function carryCredence(
  query: Query,
  crux: HeldCrux,
  userId: number,
  { credence, causeId, now }: { credence: number; causeId: number | null; now: Date },
): Promise<void> {
  await query(
    'stance-carry',
    `INSERT INTO crux_stance_event (crux_id, claim_id, user_id, crux_revision, credence, if_true, if_false, main, mark, note, cause_comment_id, at, confidence)
     SELECT c.crux_id, c.claim_id, c.user_id, c.crux_revision, $4, c.if_true, c.if_false, c.main, c.mark, c.note, $5::int, greatest($6::timestamptz, c.at + interval '1 millisecond'), c.confidence
     FROM current_stance c WHERE c.crux_id = $1 AND c.user_id = $2 AND c.claim_id <> $3 AND c.credence IS DISTINCT FROM $4`,
    [crux.id, userId, crux.claimId, credence, causeId, now],
  )
}

/** Scores, then states. What is assumed of marks rests on all who marked "crux" in the thread, so theirs follow too. */
async function afterChange(
  query: Query,
  crux: HeldCrux,
  changesTypical: boolean,
  now: Date,
): Promise<StanceResult> {
  if (changesTypical) await holdScores(query, [crux.id]) // before the others are looked up: there may be one more
  const others = changesTypical
    ? await query<[number]>(
        'cruxes-imputed',
        'SELECT s.crux_id FROM crux_score s JOIN crux x ON x.id = s.crux_id WHERE x.thread_id = $1 AND x.id <> $2 AND s.marked_only > 0',
        [crux.threadId, crux.id],
      )
    : []
  await refreshScores(query, [crux.id, ...others.map(([id]) => id)])
  return resultOf(crux, await settleCrux(query, crux.id, now))
}

/** Take back all that one has said on a crux, for whichever claim. The numbers stay in one's own history, and count no more. */
export async function retractStance(actor: Actor, cruxId: number, now: Date): Promise<StanceResult> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, cruxId, now)
    const holder = enforce(mayHoldStance(actor, crux, now))
    const gone = await query<[Mark | null]>(
      'stance-retract',
      'UPDATE crux_stance_event SET retracted_at = $3 WHERE crux_id = $1 AND user_id = $2 AND retracted_at IS NULL RETURNING mark',
      [crux.id, holder.id, now],
    )
    if (gone.length === 0) return resultOf(crux, crux.state)
    return afterChange(
      query,
      crux,
      gone.some(([mark]) => mark === 'crux'),
      now,
    )
  })
}

/** Say how likely one finds a thread's main claim, or another of its claims, and which comment moved one there. The same again changes nothing. */
export async function setClaimStance(
  actor: Actor,
  { thread, claim, credence, because }: ClaimStanceInput,
  now: Date,
): Promise<{ thread: string; credence: number }> {
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { thread }, now)
    if (!place) throw new Refusal('not-found', 'There is no such thread any more.')
    const [row] = await query<[number, number]>(
      'claim-find',
      `SELECT k.id, t.id FROM claim k JOIN thread t ON t.id = k.thread_id WHERE t.slug = $1 AND k.ref = $2 FOR NO KEY UPDATE OF k`,
      [thread, claim ?? 'main'],
    )
    const [claimId, threadId] = row ?? [0, 0]
    const decision = mayHoldClaimStance(
      actor,
      { exists: row !== undefined, isMain: claim === null, place },
      now,
    )
    const cause = because === null ? null : await findComment(query, threadId, because)
    const holder = enforce(because === null ? decision : mayCredit(decision, cause))
    await takeAttempt(query, STANCE_LIMIT, String(holder.id), now)
    await giveCredence(query, claimId, holder.id, { credence, causeId: cause?.id ?? null, now })
    return { thread, credence }
  })
}

/** Their credence in a claim, unless it is what they said last. */
export async function giveCredence(
  query: Query,
  claimId: number,
  userId: number,
  { credence, causeId, now }: { credence: number; causeId: number | null; now: Date },
): Promise<void> {
  await query(
    'credence-give',
    `WITH last AS (SELECT * FROM claim_stance_event e WHERE e.claim_id = $1 AND e.user_id = $2 ORDER BY e.at DESC, e.id DESC LIMIT 1)
     INSERT INTO claim_stance_event (claim_id, user_id, credence, cause_comment_id, at)
     SELECT $1, $2, $3, $4::int, greatest($5::timestamptz, (SELECT at + interval '1 millisecond' FROM last))
     WHERE NOT EXISTS (SELECT 1 FROM last WHERE credence = $3 AND ($4::int IS NULL OR cause_comment_id IS NOT DISTINCT FROM $4::int))`,
    [claimId, userId, credence, causeId, now],
  )
}

/** A comment of a thread by its name there, with what a credit to it depends on. */
export async function findComment(query: Query, threadId: number, ref: string) {
  const [row] = await query<[number, number | null, boolean]>(
    'cause-find',
    `SELECT id, author_id, state IN ('deleted', 'removed') FROM comment WHERE thread_id = $1 AND ref = $2 AND seq > 0`,
    [threadId, ref],
  )
  return row ? { id: row[0], authorId: row[1], isGone: row[2] } : null
}

function refuseEmpty(percents: Percents, mark: Mark | null): void {
  const isEmpty = mark === null && Object.values(percents).every((one) => one === null)
  if (isEmpty) throw new Refusal('invalid', 'Move at least one slider, or say what it is to you.')
}
