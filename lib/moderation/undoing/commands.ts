import type { Actor, Member } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { afterDecision } from '@/lib/server/after-decision'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { type AsModerator, moderating } from '../capacity'
import type { UndoInput } from '../decisions/schema'
import { type Doing, UNDO } from '../effects/commands'
import { letThrough } from '../held/commands'
import { writeLog } from '../log/commands'
import { type Capacity, capacityIn, isLogKind, kindOf, type LogKind } from '../log/kinds'
import { authorsIn, holdBoth } from '../moving/commands'
import { mayTakeBack } from '../policy'
import { holdAppeals, settleCase } from '../queue/commands'
import { readWayBack } from '../returning/commands'
import { holdModerating, holdPerson } from '../standing/queries'
import type { Details } from '../texts/commands'

/** A row of the log that may be taken back. */
export type Before = {
  id: number
  kind: LogKind
  /** Null: an admin's decision about the whole site. */
  threadId: number | null
  thread: string | null
  commentId: number | null
  personId: number | null
  actorId: number | null
  capacity: Capacity
  at: Date
  details: Details
  isUndone: boolean
  /** A suspension from the whole site. */
  isWide: boolean
}

/**
 * Read a row as it is, with the thread in which what it is about stands now (of a move: where it began); held against a second one who takes it back by the thread, which whoever decides holds.
 */
export async function readBefore(query: Query, id: number): Promise<Before> {
  const [row] = await query<
    [
      string,
      number | null,
      string | null,
      number | null,
      number | null,
      number | null,
      Date,
      Details,
      boolean,
      string,
    ]
  >(
    'undo-read',
    `SELECT e.action, t.id, t.slug, e.comment_id, person_now(e.person_id), person_now(e.actor_id), e.at, e.details,
       EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id), e.capacity
     FROM log_entry e LEFT JOIN comment c ON c.id = e.comment_id
     LEFT JOIN thread t ON t.id = CASE WHEN e.action IN ('suspend', 'move') THEN e.thread_id ELSE coalesce(c.thread_id, e.thread_id) END WHERE e.id = $1`,
    [id],
  )
  if (!row) throw new Refusal('not-found', 'There is no such decision.')
  const [kind, threadId, thread, commentId, personId, actorId, at, details, isUndone, made] = row
  const isWide = kind === 'suspend' && details.scope === 'site'
  if (!isLogKind(kind) || (thread === null && !isWide))
    throw new Refusal('conflict', 'What this was about is not here any more.')
  const capacity = capacityIn(made)
  return { id, kind, threadId, thread, commentId, personId, actorId, capacity, at, details, isUndone, isWide }
}

/** An admin's suspension stands in no thread, and what ends it asks for none. */
const NO_THREAD = 0

/** Hold where a row is to be taken back, and read it again, now that nobody else can do so. Who moves a comment back keeps order in both threads. */
export async function holdBefore(
  query: Query,
  actor: Actor,
  entry: number,
  { authorsModerate, now }: { authorsModerate: boolean; now: Date },
): Promise<AsModerator & { before: Before }> {
  const seen = await readBefore(query, entry)
  const way = seen.kind === 'move' ? await readWayBack(query, entry) : null
  let who: AsModerator | null = null
  if (way && way.from !== way.to) {
    const ends = await holdBoth(query, actor, way.from, { thread: way.to, comment: '' }, now)
    who = ends.from && ends.to ? moderating(actor, ends.from, authorsModerate, now) : null
    if (who && ends.to) moderating(actor, ends.to, authorsModerate, now)
  } else who = await holdModerating(query, actor, seen.thread, { authorsModerate, now })
  if (!who) throw new Refusal('not-found', 'There is no such decision.')
  if (seen.thread === null) await holdPerson(query, seen.personId)
  const before = await readBefore(query, entry)
  const wayNow = before.kind === 'move' ? await readWayBack(query, entry) : null
  if (before.thread !== seen.thread || wayNow?.from !== way?.from || wayNow?.to !== way?.to)
    throw new Refusal('conflict', 'What this is about was moved just now. Reload the page.')
  return { before, ...who }
}

/** Do what takes a row back, and write so. `as` is the kind of the new row: by its own, or as an appeal that was right. */
export async function takeBack(
  query: Query,
  before: Before,
  who: AsModerator,
  { as, reason, now }: { as: LogKind; reason: string; now: Date },
): Promise<number> {
  const { undoneBy } = kindOf(before.kind)
  const undo = undoneBy !== null && isLogKind(undoneBy) ? UNDO[undoneBy] : undefined
  if (!undo) throw new Refusal('conflict', 'This cannot be taken back.')
  if (before.isUndone) throw new Refusal('conflict', 'This was taken back already. Reload the page.')
  enforce(mayTakeBack(who, before))
  const children = await readChildren(query, before.id)
  const { threadId, personId } = before
  const isDecline = before.kind === 'decline'
  const commentId = isDecline ? await letThrough(query, before.id, now) : before.commentId
  const target = { threadId: threadId ?? NO_THREAD, commentId, personId }
  const doing: Doing = { query, target, ...who, reason, now }
  await undo(doing, { entry: before.id, details: before.details, children })
  const entry = await writeLog(query, {
    kind: as,
    actorId: who.moderator.id,
    capacity: who.capacity,
    threadId,
    commentId,
    personId,
    reason,
    undoesId: before.id,
    at: now,
  })
  await settleAppeal(query, before.id, { entry, moderator: who.moderator, now })
  return entry
}

/** An appeal against what was taken back has reached its end, whoever took it back. Who appeals at this moment comes before or after. */
async function settleAppeal(
  query: Query,
  appealed: number,
  by: { entry: number; moderator: Member; now: Date },
): Promise<void> {
  const id = await findOpenAppeal(query, appealed)
  if (id === null) return
  await settleCase(query, { id }, { ...by, outcome: 'overturned' })
  await query('appeal-reports', WERE_WRONG, [appealed])
}

async function findOpenAppeal(query: Query, appealed: number): Promise<number | null> {
  await holdAppeals(query, appealed)
  const [open] = await query<[number]>(
    'undo-appeal',
    'SELECT k.id FROM appeal a JOIN moderation_case k ON k.id = a.case_id WHERE a.log_id = $1 AND k.decided_at IS NULL',
    [appealed],
  )
  return open?.[0] ?? null
}

/** Whoever had reported what was removed wrongly was wrong too. */
const WERE_WRONG = `UPDATE report r SET upheld = false FROM moderation_case k WHERE k.id = r.case_id AND k.log_id = $1 AND r.upheld`

/** What followed from it and still holds. */
async function readChildren(query: Query, id: number) {
  const rows = await query<[number, number, number, Details]>(
    'undo-children',
    `SELECT k.id, k.thread_id, k.comment_id, k.details FROM log_entry k WHERE k.parent_id = $1 AND k.action = 'remove' AND k.comment_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = k.id)`,
    [id],
  )
  return rows.map(([entry, threadId, commentId, details]) => ({ entry, threadId, commentId, details }))
}

/** Take a decision back, for a reason. Whoever it was about is told. */
export async function undo(
  actor: Actor,
  { entry, reason }: UndoInput,
  now: Date,
): Promise<{ entry: number }> {
  const authorsModerate = (await settingOf('authorsModerate')) === 'on'
  return transaction(async (query) => {
    const { before, ...who } = await holdBefore(query, actor, entry, { authorsModerate, now })
    const undoneBy = kindOf(before.kind).undoneBy ?? ''
    if (!isLogKind(undoneBy)) throw new Refusal('conflict', 'This cannot be taken back.')
    const isAppealed = (await findOpenAppeal(query, entry)) !== null
    const written = await takeBack(query, before, who, { as: undoneBy, reason, now })
    const told = kindOf(before.kind).isAppealable ? before.personId : null
    await afterDecision(query, {
      entry: written,
      actorId: who.moderator.id,
      threadId: before.threadId,
      told:
        told === null
          ? null
          : {
              userId: told,
              text: `${isAppealed ? 'What you appealed against' : 'A decision about you'} was taken back. ${reason}`,
            },
      ...(before.kind === 'move' &&
        before.commentId !== null && { also: await alsoBack(query, before, before.commentId, reason) }),
      reporters: [],
      outcome: null,
      at: now,
    })
    return { entry: written }
  })
}

async function alsoBack(query: Query, { details }: Before, commentId: number, reason: string) {
  const where = details.within === true ? 'where they stood' : 'to their thread'
  return {
    userIds: await authorsIn(query, commentId),
    text: `Comments were moved back ${where}, yours among them. ${reason}`,
  }
}
