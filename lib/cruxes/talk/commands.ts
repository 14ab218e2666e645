import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type CruxDecision, logOverOthers } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { takeAttempt } from '@/lib/server/rate-limit'
import { type HeldCrux, holdCrux, logCrux } from '../settling/commands'
import { findComment } from '../stances/commands'
import { TALK_LIMIT } from './limits'
import { mayDecide, mayParaphrase, mayTakeAway, mayTalk } from './policy'
import type {
  DecideInput,
  EvidenceGoneInput,
  EvidenceInput,
  FlagGoneInput,
  FlagInput,
  ParaphraseInput,
  ReplyInput,
} from './schema'

type Done = { crux: number; id: number }

/** Say that a page or a comment speaks for or against a crux. The same by the same person again changes nothing. */
export async function addEvidence(actor: Actor, input: EvidenceInput, now: Date): Promise<Done> {
  return transaction(async (query) => {
    const { url, direction, quote } = input
    const crux = await holdCrux(query, actor, input.crux, now)
    const who = enforce(mayTalk(actor, crux, now))
    const comment = input.comment === null ? null : await findComment(query, crux.threadId, input.comment)
    if (input.comment !== null && (!comment || comment.isGone))
      throw new Refusal(
        'not-found',
        'There is no such comment in this thread. Copy its permalink.',
        null,
        'comment',
      )
    await takeAttempt(query, TALK_LIMIT, String(who.id), now)
    const [row] = await query<[number]>(
      'evidence-add',
      `INSERT INTO crux_evidence (crux_id, user_id, url, comment_id, direction, quote, at) SELECT $1, $2, $3::text, $4::int, $5, $6, $7
       WHERE NOT EXISTS (SELECT 1 FROM crux_evidence WHERE crux_id = $1 AND user_id = $2 AND url IS NOT DISTINCT FROM $3::text
         AND comment_id IS NOT DISTINCT FROM $4::int AND direction = $5 AND quote = $6) RETURNING id`,
      [crux.id, who.id, url, comment?.id ?? null, direction, quote, now],
    )
    if (row)
      await logCrux(query, crux.id, { kind: 'evidence', actorId: who.id, after: { quote, direction }, now })
    return { crux: crux.id, id: row?.[0] ?? 0 }
  })
}

/** Take a piece of evidence away; the history keeps that it was there. */
export async function removeEvidence(
  actor: Actor,
  { evidence: id, reason }: EvidenceGoneInput,
  now: Date,
): Promise<Done> {
  return transaction(async (query) => {
    const held = await holdItsCrux(query, actor, 'crux_evidence', id, now)
    const [row] = await query<[number, string]>(
      'evidence-find',
      'SELECT user_id, quote FROM crux_evidence WHERE id = $1 FOR UPDATE',
      [id],
    )
    const [byId, quote] = row ?? gone()
    const who = enforce(mayTakeAway(actor, { isMine: isBy(actor, byId), place: held.place }, now))
    await query('evidence-gone', 'DELETE FROM crux_evidence WHERE id = $1', [id])
    const before = { quote }
    await logCrux(query, held.id, { kind: 'evidence_gone', actorId: who.id, before, reason, now })
    await tellLog(query, held, { kind: 'crux-evidence-gone', by: who, personId: byId, reason, now })
    return { crux: held.id, id }
  })
}

/** "Is this what you mean?": put somebody's view into one's own words, for them to accept or not. */
export async function addParaphrase(
  actor: Actor,
  { crux: id, of, text }: ParaphraseInput,
  now: Date,
): Promise<Done> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const [person] = await query<[number, boolean]>(
      'paraphrase-of',
      `SELECT u.id, EXISTS (SELECT 1 FROM current_stance s WHERE s.crux_id = $1 AND s.user_id = u.id) FROM app_user u WHERE u.handle = $2`,
      [id, of],
    )
    const owner = person ? { id: person[0], holds: person[1] } : null
    const who = enforce(mayParaphrase(mayTalk(actor, crux, now), owner))
    await takeAttempt(query, TALK_LIMIT, String(who.id), now)
    const [row] = await query<[number]>(
      'paraphrase-add',
      'INSERT INTO crux_paraphrase (crux_id, author_id, of_user_id, text, at) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [id, who.id, owner?.id, text, now],
    )
    await logCrux(query, id, { kind: 'paraphrased', actorId: who.id, after: { of, text }, now })
    return { crux: id, id: row?.[0] ?? 0 }
  })
}

/** Its owner says whether that is what they mean. They may think again. */
export async function decideParaphrase(
  actor: Actor,
  { paraphrase, accepted }: DecideInput,
  now: Date,
): Promise<Done> {
  return transaction(async (query) => {
    const { id: crux, place } = await holdItsCrux(query, actor, 'crux_paraphrase', paraphrase, now)
    const [row] = await query<[number, boolean | null, string]>(
      'paraphrase-find',
      'SELECT of_user_id, accepted, text FROM crux_paraphrase WHERE id = $1 FOR UPDATE',
      [paraphrase],
    )
    const [ofId, was, text] = row ?? gone()
    const who = enforce(mayDecide(actor, { ofId, place }, now))
    const is = accepted === 'yes'
    if (was !== is) {
      await query(
        'paraphrase-decide',
        'UPDATE crux_paraphrase SET accepted = $2, decided_at = $3 WHERE id = $1',
        [paraphrase, is, now],
      )
      await logCrux(query, crux, { kind: is ? 'meant' : 'not_meant', actorId: who.id, after: { text }, now })
    }
    return { crux, id: paraphrase }
  })
}

/** Doubt how a crux is put, with a reason. It hides nothing. Said again, the reason is put anew. */
export async function addFlag(actor: Actor, { crux: id, kind, note }: FlagInput, now: Date): Promise<Done> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const who = enforce(mayTalk(actor, crux, now))
    await takeAttempt(query, TALK_LIMIT, String(who.id), now)
    const [row] = await query<[number]>(
      'flag-add',
      `INSERT INTO crux_flag (crux_id, user_id, kind, note, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (crux_id, user_id, kind) DO UPDATE SET note = excluded.note, at = excluded.at, removed_at = NULL
         WHERE crux_flag.note IS DISTINCT FROM excluded.note OR crux_flag.removed_at IS NOT NULL RETURNING id`,
      [id, who.id, kind, note, now],
    )
    if (row)
      await logCrux(query, id, { kind: 'flagged', actorId: who.id, after: { kind }, reason: note, now })
    return { crux: id, id: row?.[0] ?? 0 }
  })
}

/** Take a doubt back: by whoever raised it, or a moderator. */
export async function removeFlag(
  actor: Actor,
  { flag: id, reason }: FlagGoneInput,
  now: Date,
): Promise<Done> {
  return transaction(async (query) => {
    const held = await holdItsCrux(query, actor, 'crux_flag', id, now)
    const [row] = await query<[number, string, Date | null]>(
      'flag-find',
      'SELECT user_id, kind, removed_at FROM crux_flag WHERE id = $1 FOR UPDATE',
      [id],
    )
    const [byId, kind, removedAt] = row ?? gone()
    const who = enforce(mayTakeAway(actor, { isMine: isBy(actor, byId), place: held.place }, now))
    if (removedAt === null) {
      await query('flag-gone', 'UPDATE crux_flag SET removed_at = $2 WHERE id = $1', [id, now])
      await logCrux(query, held.id, { kind: 'flag_gone', actorId: who.id, before: { kind }, reason, now })
      await tellLog(query, held, { kind: 'crux-doubt-gone', by: who, personId: byId, reason, now })
    }
    return { crux: held.id, id }
  })
}

/** Answer a doubt, or somebody's "not a crux". Answers stand beside it, and in the crux's history. */
export async function reply(actor: Actor, { crux: id, to, text }: ReplyInput, now: Date): Promise<Done> {
  return transaction(async (query) => {
    const crux = await holdCrux(query, actor, id, now)
    const who = enforce(mayTalk(actor, crux, now))
    await refuseUnlessThere(query, id, to)
    await takeAttempt(query, TALK_LIMIT, String(who.id), now)
    await logCrux(query, id, { kind: 'replied', actorId: who.id, after: { to, text }, now })
    return { crux: id, id: 0 }
  })
}

async function refuseUnlessThere(query: Query, crux: number, to: string): Promise<void> {
  const [what, number] = to.split(':')
  const found =
    what === 'flag'
      ? await query(
          'reply-flag',
          'SELECT 1 FROM crux_flag WHERE crux_id = $1 AND id = $2 AND removed_at IS NULL',
          [crux, Number(number)],
        )
      : await query('reply-stance', 'SELECT 1 FROM current_stance WHERE crux_id = $1 AND user_id = $2', [
          crux,
          Number(number),
        ])
  if (found.length === 0)
    throw new Refusal('not-found', 'What you answer is not there any more. Reload the page.')
}

const isBy = (actor: Actor, personId: number): boolean => actor.kind === 'member' && actor.id === personId

/** Whoever takes away what somebody else said does so in the public log; what is one's own stands in the crux's history alone. */
async function tellLog(
  query: Query,
  { id: cruxId, threadId, place: { standing } }: HeldCrux,
  {
    now: at,
    ...taken
  }: Pick<CruxDecision, 'kind' | 'by'> & { personId: number; reason: string | null; now: Date },
): Promise<void> {
  if (taken.by.id === taken.personId) return
  await logOverOthers(query, { cruxId, threadId, standing, at, ...taken })
}

/** The crux that something was said about: held before what was said, as everywhere. */
async function holdItsCrux(
  query: Query,
  actor: Actor,
  table: 'crux_evidence' | 'crux_paraphrase' | 'crux_flag',
  id: number,
  now: Date,
) {
  const [row] = await query<[number]>(`talk-${table}`, `SELECT crux_id FROM ${table} WHERE id = $1`, [id])
  return holdCrux(query, actor, (row ?? gone())[0], now)
}

function gone(): never {
  throw new Refusal('not-found', 'It is not there any more. Reload the page.')
}
