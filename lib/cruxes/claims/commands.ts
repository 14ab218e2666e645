import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { logClaimDecision } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import { readWatch } from '@/lib/text/watched/queries'
import { mayBring } from '@/lib/text/watched/why'
import type { MainClaimInput } from '../naming/schema'
import { mayAddMainClaim } from '../policy'
import { holdCrux, logCrux } from '../settling/commands'
import type { ClaimRow, ClaimsOfThread } from './facts'
import { CLAIM_LIMIT } from './limits'
import { MAIN_REF } from './naming'
import {
  mayAddClaim,
  mayChooseClaims,
  mayLeaveClaim,
  mayRewordClaim,
  mayTakeClaimAway,
  type StandingClaim,
} from './policy'
import { readClaims } from './queries'
import type { AddClaimInput, ClaimGoneInput, ForClaimInput, RewordClaimInput } from './schema'
import { factsOf } from './view'

/** Say what a thread is about, where nobody has: cruxes are cruxes for it. */
export async function addMainClaim(actor: Actor, { thread, text }: MainClaimInput, now: Date) {
  return transaction(async (query) => {
    const { place, held } = await holdClaims(query, actor, thread, now)
    const { isAuthor } = place.standing
    const hasMainClaim = held.claims.some(({ ref }) => ref === MAIN_REF)
    const who = enforce(mayAddMainClaim(actor, { isAuthor, hasMainClaim, place }, now))
    await query(
      'claim-add',
      `INSERT INTO claim (thread_id, ref, text, created_by_id, created_at) VALUES ($1, 'main', $2, $3, $4)`,
      [held.threadId, text, who.id, now],
    )
    return { thread }
  })
}

/** Add a claim beside a thread's main one. The same sentence again is the claim that is there. */
export async function addClaim(actor: Actor, { thread, text }: AddClaimInput, now: Date) {
  return transaction(async (query) => {
    const { place, held } = await holdClaims(query, actor, thread, now)
    const { claims, isRemoved, threadId } = held
    const hasMainClaim = claims.some(({ ref }) => ref === MAIN_REF)
    const same = claims.find((one) => one.text.toLowerCase() === text.toLowerCase())
    const count = claims.length - (same ? 1 : 0)
    const may = mayAddClaim(actor, { place, count, hasMainClaim, isRemoved }, now)
    const author = enforce(may)
    if (same) return { thread, claim: same.ref }
    enforce(mayBring(may, { before: '', after: text }, await readWatch(query, author.id), now))
    await takeAttempt(query, CLAIM_LIMIT, String(author.id), now)
    const [row] = await query<[string]>(
      'claim-add-further',
      `INSERT INTO claim (thread_id, ref, position, text, created_by_id, created_at)
       SELECT $1, 'k' || greatest(2, 1 + coalesce(max(substring(ref FROM '^k(\\d{1,8})$')::int), 0)), 1 + coalesce(max(position), 0), $2, $3, $4
       FROM claim WHERE thread_id = $1 RETURNING ref`,
      [threadId, text, author.id, now],
    )
    if (!row) throw new Error('a claim was not written')
    return { thread, claim: row[0] }
  })
}

/** Put a claim into other words, while nobody else has answered it. What it said before is kept, for everybody to read. */
export async function rewordClaim(
  actor: Actor,
  { thread, claim: ref, text, reason }: RewordClaimInput,
  now: Date,
) {
  return transaction(async (query) => {
    const { place, held } = await holdClaims(query, actor, thread, now)
    const claim = claimIn(held, ref)
    const facts = factsOf(claim, held, place, actor)
    const may = mayRewordClaim(actor, facts, now)
    const editor = enforce(may)
    if (claim.text === text) return { thread, claim: ref }
    enforce(mayBring(may, { before: claim.text, after: text }, await readWatch(query, editor.id), now))
    await takeAttempt(query, CLAIM_LIMIT, String(editor.id), now)
    await query('claim-keep', 'INSERT INTO claim_revision (claim_id, text, at) VALUES ($1, $2, $3)', [
      claim.id,
      claim.text,
      now,
    ])
    await query('claim-reword', 'UPDATE claim SET text = $2 WHERE id = $1', [claim.id, text])
    await tell(query, { kind: 'claim-reword', facts, held, place, by: editor, reason, now })
    return { thread, claim: ref }
  })
}

/** Take a claim away that nobody has answered and no crux is for. Not there, there is nothing to do. */
export async function takeClaimAway(actor: Actor, { thread, claim: ref, reason }: ClaimGoneInput, now: Date) {
  return transaction(async (query) => {
    const { place, held } = await holdClaims(query, actor, thread, now)
    const claim = claimIn(held, ref)
    const facts = factsOf(claim, held, place, actor)
    const who = enforce(mayTakeClaimAway(actor, facts, now))
    await query('claim-gone', 'DELETE FROM claim WHERE id = $1', [claim.id])
    await tell(query, { kind: 'claim-gone', facts, held, place, by: who, reason, now })
    return { thread, claim: null }
  })
}

/** Say that a crux is one for another claim of its thread too. */
export async function addForClaim(actor: Actor, { crux: id, claim: ref }: ForClaimInput, now: Date) {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const who = enforce(mayChooseClaims(actor, crux, now))
    const added = await query<[number]>(
      'crux-for-claim',
      `INSERT INTO crux_claim (crux_id, claim_id) SELECT $1, k.id FROM claim k WHERE k.thread_id = $2 AND k.ref = $3
       ON CONFLICT DO NOTHING RETURNING claim_id`,
      [id, crux.threadId, ref],
    )
    if (added.length > 0) {
      await logCrux(query, id, { kind: 'for_claim', actorId: who.id, after: { claim: ref }, now })
    } else if (!crux.claims.some((one) => one.ref === ref)) throw gone()
    return { crux: id, thread: crux.thread, claim: crux.claims[0]?.ref === ref ? null : ref }
  })
}

/** Say that it is none for that claim after all, while nobody has answered it so. Not one, there is nothing to do. */
export async function removeForClaim(actor: Actor, { crux: id, claim: ref }: ForClaimInput, now: Date) {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const may = mayChooseClaims(actor, crux, now)
    const about = crux.claims.find((one) => one.ref === ref)
    const result = { crux: id, thread: crux.thread, claim: null }
    if (!about) {
      enforce(may)
      return result
    }
    const answered = await query(
      'crux-claim-answered',
      'SELECT 1 FROM crux_stance_event WHERE crux_id = $1 AND claim_id = $2 AND retracted_at IS NULL LIMIT 1',
      [id, about.id],
    )
    const who = enforce(
      mayLeaveClaim(may, { isAnswered: answered.length > 0, isLast: crux.claims.length === 1 }),
    )
    await query('crux-not-for-claim', 'DELETE FROM crux_claim WHERE crux_id = $1 AND claim_id = $2', [
      id,
      about.id,
    ])
    await logCrux(query, id, { kind: 'not_for_claim', actorId: who.id, before: { claim: ref }, now })
    return result
  })
}

/** The claim it is proposed for. The database has made a new one a crux for the thread's first claim; one that was there is for both. */
export async function nameClaim(
  query: Query,
  { id, threadId, isNew }: { id: number; threadId: number; isNew: boolean },
  claim: string | null,
): Promise<void> {
  if (claim === null) return
  const found = await query<[number]>(
    'naming-claim',
    'SELECT id FROM claim WHERE thread_id = $1 AND ref = $2',
    [threadId, claim],
  )
  const [wanted] = found[0] ?? []
  if (wanted === undefined)
    throw new Refusal('not-found', 'That claim is not there any more. Choose another one.', null, 'claim')
  await query(
    'naming-for',
    'INSERT INTO crux_claim (crux_id, claim_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [id, wanted],
  )
  if (isNew)
    await query('naming-for-alone', 'DELETE FROM crux_claim WHERE crux_id = $1 AND claim_id <> $2', [
      id,
      wanted,
    ])
}

const gone = () => new Refusal('not-found', 'This claim is not there any more. Reload the page.')

/** Hold the thread: nobody adds, answers or takes away a claim of it meanwhile, and cruxes stay for what they are. */
async function holdClaims(
  query: Query,
  actor: Actor,
  thread: string,
  now: Date,
): Promise<{ place: HeldPlace; held: ClaimsOfThread }> {
  const place = await holdPlace(query, actor, { thread }, now, 'update')
  const held = place && (await readClaims(thread, query))
  if (!place || !held) throw new Refusal('not-found', 'There is no such thread any more.')
  return { place, held }
}

function claimIn({ claims }: ClaimsOfThread, ref: string): ClaimRow {
  const claim = claims.find((one) => one.ref === ref)
  if (!claim) throw gone()
  return claim
}

type Telling = {
  kind: 'claim-reword' | 'claim-gone'
  facts: StandingClaim
  held: ClaimsOfThread
  place: HeldPlace
  by: Extract<Actor, { kind: 'member' }>
  reason: string | null
  now: Date
}

/** What a moderator does with what others claim stands in the public log, with the reason. */
async function tell(query: Query, { kind, facts, held, place, by, reason, now }: Telling): Promise<void> {
  if (facts.isMine || place.standing.isAuthor) return
  const { threadId, authorId } = held
  await logClaimDecision(query, {
    kind,
    threadId,
    by,
    standing: place.standing,
    personId: authorId,
    reason,
    at: now,
  })
}
