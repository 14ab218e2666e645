import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { publish } from '@/lib/comments/placing/commands'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterDecision } from '@/lib/server/after-decision'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { moderating } from '../capacity'
import type { DecideHeldInput } from '../decisions/schema'
import { writeLog } from '../log/commands'
import { mayDecideCase } from '../policy'
import { holdCase, settleCase } from '../queue/commands'

/**
 * Let a held comment through, with the time at which it was written, or decline it and say why. What is declined stays with its
 * writer, who may appeal.
 */
export async function decideHeld(
  actor: Actor,
  { case: id, version, decision, reason }: DecideHeldInput,
  now: Date,
): Promise<{ entry: number; thread: string; comment: string }> {
  const authorsModerate = (await settingOf('authorsModerate')) === 'on'
  return transaction(async (query) => {
    const held = await readHeld(query, id)
    const place = await holdPlace(query, actor, { thread: held.thread }, now, 'update')
    if (!place || place.threadId === null) throw gone()
    const { moderator, capacity } = moderating(actor, place, authorsModerate, now)
    const open = await holdCase(query, id)
    if (!open) throw gone()
    enforce(mayDecideCase(moderator, open, version))
    const isThrough = decision === 'approve'
    const commentId = isThrough ? await publish(query, place, held, now) : null
    await query(
      'held-decide',
      'UPDATE held_comment SET decided_at = $2, decided_by_id = $3, comment_id = $4, reason = $5 WHERE id = $1',
      [held.id, now, moderator.id, commentId, reason],
    )
    const entry = await writeLog(query, {
      kind: decision,
      actorId: moderator.id,
      capacity,
      threadId: place.threadId,
      commentId,
      personId: held.authorId,
      reason,
      at: now,
    })
    await settleCase(query, open, { entry, outcome: isThrough ? 'dismissed' : 'upheld', moderator, now })
    const text = isThrough ? 'Your comment was let through.' : `Your comment was not let through. ${reason}`
    await afterDecision(query, {
      entry,
      actorId: moderator.id,
      threadId: place.threadId,
      told: { userId: held.authorId, text },
      reporters: [],
      outcome: null,
      at: now,
    })
    return { entry, thread: held.thread, comment: held.ref }
  })
}

const gone = () => new Refusal('not-found', 'This does not wait any more. Reload the page.')

async function readHeld(query: Query, caseId: number) {
  const [row] = await query<[number, string, string, number, number, string, string, string, Date]>(
    'held-read',
    `SELECT h.id, t.slug, coalesce(p.ref, ''), h.author_id, u.karma, h.ref, h.client_key, h.body, h.created_at
     FROM moderation_case k JOIN held_comment h ON h.id = k.held_id JOIN thread t ON t.id = h.thread_id JOIN app_user u ON u.id = h.author_id
     LEFT JOIN comment p ON p.id = h.parent_id WHERE k.id = $1`,
    [caseId],
  )
  if (!row) throw gone()
  const [id, thread, parent, authorId, karma, ref, key, body, at] = row
  return { id, thread, parent, authorId, karma, ref, key, body, at }
}
