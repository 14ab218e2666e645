import type { Actor, Member } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterDecision } from '@/lib/server/after-decision'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { isOfSite, moderating } from '../capacity'
import type { UndoInput } from '../decisions/schema'
import { type Doing, UNDO } from '../effects/commands'
import { writeLog } from '../log/commands'
import { type Capacity, isLogKind, kindOf, type LogKind } from '../log/kinds'
import type { Details } from '../texts/commands'

/** A row of the log that may be taken back. */
export type Before = {
  id: number
  kind: LogKind
  threadId: number
  thread: string
  commentId: number | null
  personId: number | null
  actorId: number | null
  at: Date
  details: Details
  isUndone: boolean
}

/** Read a row as it is; held against a second one who takes it back by the thread, which whoever decides holds. */
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
    ]
  >(
    'undo-read',
    `SELECT e.action, t.id, t.slug, e.comment_id, e.person_id, e.actor_id, e.at, e.details,
       EXISTS (SELECT 1 FROM log_entry u WHERE u.undoes_id = e.id)
     FROM log_entry e LEFT JOIN thread t ON t.id = e.thread_id WHERE e.id = $1`,
    [id],
  )
  if (!row) throw new Refusal('not-found', 'There is no such decision.')
  const [kind, threadId, thread, commentId, personId, actorId, at, details, isUndone] = row
  if (!isLogKind(kind) || threadId === null || thread === null)
    throw new Refusal('conflict', 'What this was about is not here any more.')
  return { id, kind, threadId, thread, commentId, personId, actorId, at, details, isUndone }
}

/** Do what takes a row back, and write so. `as` is the kind of the new row: by its own, or as an appeal that was right. */
export async function takeBack(
  query: Query,
  before: Before,
  who: { moderator: Member; capacity: Capacity },
  { as, reason, now }: { as: LogKind; reason: string; now: Date },
): Promise<number> {
  const { undoneBy } = kindOf(before.kind)
  const undo = undoneBy !== null && isLogKind(undoneBy) ? UNDO[undoneBy] : undefined
  if (!undo) throw new Refusal('conflict', 'This cannot be taken back.')
  if (before.isUndone) throw new Refusal('conflict', 'This was taken back already. Reload the page.')
  const children = await readChildren(query, before.id)
  const { threadId, commentId, personId } = before
  const doing: Doing = { query, target: { threadId, commentId, personId }, ...who, reason, now }
  await undo(doing, { entry: before.id, details: before.details, children })
  return writeLog(query, {
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
}

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
    const { thread } = await readBefore(query, entry)
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    if (!place) throw new Refusal('not-found', 'There is no such decision.')
    const who = moderating(actor, place, authorsModerate, now)
    const before = await readBefore(query, entry) // again, now that nobody else can take it back
    const isWide = before.kind === 'suspend' && before.details.scope === 'site'
    if (isWide && !isOfSite(who.capacity))
      throw new Refusal('forbidden', 'A suspension from the whole site is for moderators of the site.')
    const undoneBy = kindOf(before.kind).undoneBy ?? ''
    if (!isLogKind(undoneBy)) throw new Refusal('conflict', 'This cannot be taken back.')
    const written = await takeBack(query, before, who, { as: undoneBy, reason, now })
    const told = kindOf(before.kind).isAppealable ? before.personId : null
    await afterDecision(query, {
      entry: written,
      actorId: who.moderator.id,
      threadId: before.threadId,
      told: told === null ? null : { userId: told, text: `A decision about you was taken back. ${reason}` },
      reporters: [],
      outcome: null,
      at: now,
    })
    return { entry: written }
  })
}
