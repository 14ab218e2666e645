import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterDecision } from '@/lib/server/after-decision'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { isOfSite, moderating } from '../capacity'
import { APPLY } from '../effects/commands'
import { authorsIn, type Ends, holdBoth, NO_SUCH_PLACE } from '../moving/commands'
import { appealWords, mayDecideCase, mayDecideOn, maySuspend } from '../policy'
import { findCase, type HeldCase, holdCase, settleCase } from '../queue/commands'
import { holdPerson } from '../standing/queries'
import type { Target } from '../texts/commands'
import { decisionOf } from './kinds'
import type { BulkInput, DecideInput } from './schema'

export type Decided = { entry: number; thread: string; comment: string }

/**
 * Decide on a text, a thread or a person: the effect, its row in the log, the case and the notices are one transaction. The thread is
 * held first, so that what is being written there either comes before and is seen, or comes after and meets the decision.
 */
export async function decide(actor: Actor, input: DecideInput, now: Date): Promise<Decided> {
  const authorsModerate = (await settingOf('authorsModerate')) === 'on'
  const { decision, reason, thread, comment } = input
  return transaction(async (query) => {
    const { target, person } = await findTarget(query, thread, comment)
    // Before anything else: whoever writes in their name holds this while they wait for the thread.
    if (decision === 'suspend') await holdPerson(query, target.personId)
    const ends = decision === 'move' ? await holdEnds(query, actor, input, now) : null
    const place = ends?.from ?? (await holdPlace(query, actor, { thread }, now, 'update'))
    if (!place) throw nowhere()
    const { moderator, capacity } = moderating(actor, place, authorsModerate, now)
    if (ends) moderating(actor, ends.to, authorsModerate, now)
    // Now that nobody else can move it: another moderator may have done so since we looked.
    await findTarget(query, thread, comment)
    const { on, reports: outcome, tells: usual } = decisionOf(decision)
    const isWithin = ends !== null && ends.to.threadId === ends.from.threadId
    const tells = isWithin ? MOVED_WITHIN : usual
    if (on !== 'thread') enforce(mayDecideOn(moderator, target.personId))
    const open = outcome && (await caseFor(query, input, target))
    if (open) enforce(mayDecideCase(moderator, open, input.version ?? open.version))
    if (decision === 'dismiss' && !open)
      throw new Refusal('conflict', 'No report on it waits any more: there is nothing to dismiss.')
    if (decision === 'suspend') {
      if (!person) throw new Refusal('invalid', 'Its author has no account any more.')
      if (input.scope === 'site' && !isOfSite(capacity))
        throw new Refusal(
          'forbidden',
          'Only moderators of the whole site suspend from all of it: choose this thread.',
        )
      enforce(maySuspend(moderator, person))
    }
    const entry = await APPLY[decision](
      { query, target, moderator, capacity, reason, now, ...(ends && { ends }) },
      input,
    )
    const reporters = open && outcome ? await settleCase(query, open, { entry, outcome, moderator, now }) : []
    await afterDecision(query, {
      entry,
      actorId: moderator.id,
      threadId: target.threadId,
      told:
        tells && target.personId !== null
          ? { userId: target.personId, text: `${tells} ${reason} ${appealWords(now)}` }
          : null,
      ...(ends &&
        target.commentId !== null && { also: await alsoMoved(query, target.commentId, isWithin, reason) }),
      reporters,
      outcome,
      at: now,
    })
    return { entry, thread, comment }
  })
}

/** Both ends of a move. Where it goes may be a thread that this person does not read: then there is none. */
async function holdEnds(query: Query, actor: Actor, { thread, to }: DecideInput, now: Date): Promise<Ends> {
  if (to === null)
    throw new Refusal(
      'invalid',
      'Say where it is to go: paste the address of a thread, or of a comment to put it below.',
      null,
      'to',
    )
  const ends = await holdBoth(query, actor, thread, to, now)
  if (!ends.from) throw nowhere()
  if (!ends.to) throw new Refusal('not-found', NO_SUCH_PLACE, null, 'to')
  return { from: ends.from, to: ends.to }
}

const MOVED_WITHIN = 'Your comment was moved to another place in its thread, with all that stands below it.'

/** What those are told whose comments went along. */
async function alsoMoved(query: Query, commentId: number, isWithin: boolean, reason: string) {
  const where = isWithin ? 'another place in its thread' : 'another thread'
  const text = `A comment was moved to ${where}, and yours below it went along. ${reason}`
  return { userIds: await authorsIn(query, commentId), text }
}

/** The case it is to decide; when none is named, the open one about the same text, if there is one. */
async function caseFor(query: Query, input: DecideInput, target: Target): Promise<HeldCase | null> {
  if (input.case === undefined) return findCase(query, target)
  const open = await holdCase(query, input.case)
  if (open?.kind !== 'report' || open.threadId !== target.threadId || open.commentId !== target.commentId)
    throw new Refusal('invalid', 'That case is about something else. Reload the page.')
  return open
}

export type BulkAnswer = { decided: number; refused: { case: number; message: string }[] }

/** The same decision on many cases, for one reason. Each is a transaction of its own: what one of them refuses hinders no other. */
export async function decideAll(actor: Actor, input: BulkInput, now: Date): Promise<BulkAnswer> {
  const { decision, reason, cases } = input
  const answer: BulkAnswer = { decided: 0, refused: [] }
  let first: Refusal | null = null
  for (const { case: id, version } of cases) {
    try {
      const about = await transaction((query) => whereIs(query, id))
      const rest = { until: '1w', every: 900, scope: 'thread', hide: false, to: null } as const
      await decide(actor, { ...rest, ...about, tags: [], decision, reason, case: id, version }, now)
      answer.decided++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      first ??= error
      answer.refused.push({ case: id, message: error.message })
    }
  }
  if (answer.decided === 0 && first) throw first
  return answer
}

async function whereIs(query: Query, id: number): Promise<{ thread: string; comment: string }> {
  const [row] = await query<[string, string]>(
    'case-where',
    `SELECT t.slug, coalesce(c.ref, '') FROM moderation_case k JOIN thread t ON t.id = k.thread_id LEFT JOIN comment c ON c.id = k.comment_id WHERE k.id = $1`,
    [id],
  )
  if (!row) throw nowhere()
  return { thread: row[0], comment: row[1] }
}

const nowhere = () => new Refusal('not-found', 'That is not here any more. Reload the page.')

/** What it is about, and who wrote it. */
async function findTarget(
  query: Query,
  thread: string,
  comment: string,
): Promise<{ target: Target; person: { id: number; role: string } | null }> {
  const [row] = await query<[number, number | null, number | null, string | null]>(
    comment === '' ? 'target-post' : 'target-comment',
    comment === ''
      ? `SELECT t.id, NULL::int, u.id, u.role FROM thread t LEFT JOIN app_user u ON u.id = t.author_id AND u.deleted_at IS NULL WHERE t.slug = $1 AND $2 = ''`
      : `SELECT t.id, c.id, u.id, u.role FROM thread t JOIN comment c ON c.thread_id = t.id
         LEFT JOIN app_user u ON u.id = c.author_id AND u.deleted_at IS NULL WHERE t.slug = $1 AND c.ref = $2 AND NOT EXISTS (SELECT 1 FROM comment_move m WHERE m.trace_id = c.id)`,
    [thread, comment],
  )
  if (!row) throw nowhere()
  const [threadId, commentId, personId, role] = row
  return {
    target: { threadId, commentId, personId },
    person: personId === null ? null : { id: personId, role: role ?? 'member' },
  }
}
