import type { Actor, Role } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type HeldBack, publish } from '@/lib/comments/placing/commands'
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
    const { thread, parent: comment } = held
    const place = await holdPlace(query, actor, { thread, comment }, now, 'update')
    if (!place || place.threadId === null) throw gone()
    const { moderator, capacity } = moderating(actor, place, authorsModerate, now)
    const open = await holdCase(query, id)
    if (!open) throw gone()
    enforce(mayDecideCase(moderator, open, version))
    const isThrough = decision === 'approve'
    const commentId = isThrough ? await publish(query, held, now) : null
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
      personId: held.author.id,
      reason,
      at: now,
    })
    await settleCase(query, open, { entry, outcome: isThrough ? 'dismissed' : 'upheld', moderator, now })
    const text = isThrough ? 'Your comment was let through.' : `Your comment was not let through. ${reason}`
    await afterDecision(query, {
      entry,
      actorId: moderator.id,
      threadId: place.threadId,
      told: { userId: held.author.id, text },
      reporters: [],
      outcome: null,
      at: now,
    })
    return { entry, thread: held.thread, comment: held.ref }
  })
}

const gone = () => new Refusal('not-found', 'This does not wait any more. Reload the page.')

/** Let through what was declined, after all: by whoever takes that back. Returns the comment that stands there now. */
export async function letThrough(query: Query, decline: number, now: Date): Promise<number> {
  const [declined] = await query<[number]>(
    'held-declined',
    `SELECT id FROM moderation_case WHERE log_id = $1 AND kind = 'held'`,
    [decline],
  )
  const held = await readHeld(query, declined?.[0] ?? 0)
  // Its writer may have sent the same words once more since, and they stand there.
  const [there] = await query<[number]>(
    'held-there',
    'SELECT id FROM comment WHERE author_id = $1 AND client_key = $2',
    [held.author.id, held.key],
  )
  const commentId = there?.[0] ?? (await publish(query, held, now))
  await query('held-through', 'UPDATE held_comment SET comment_id = $2 WHERE id = $1', [held.id, commentId])
  return commentId
}

type Row = [number, string, string, string, string, string, Date, Author]
type Author = { id: number; handle: string; name: string; role: Role; karma: number; joinedAt: string }

async function readHeld(query: Query, caseId: number): Promise<HeldBack & { id: number }> {
  const [row] = await query<Row>(
    'held-read',
    `SELECT h.id, t.slug, coalesce(p.ref, ''), h.ref, h.client_key, h.body, h.created_at,
       jsonb_build_object('id', u.id, 'handle', u.handle, 'name', coalesce(u.name, u.handle), 'role', u.role, 'karma', u.karma, 'joinedAt', u.joined_at)
     FROM moderation_case k JOIN held_comment h ON h.id = k.held_id JOIN thread t ON t.id = h.thread_id
     JOIN app_user u ON u.id = h.author_id AND u.deleted_at IS NULL LEFT JOIN comment p ON p.id = h.parent_id WHERE k.id = $1`,
    [caseId],
  )
  if (!row) throw gone()
  const [id, thread, parent, ref, key, body, at, { joinedAt, ...who }] = row
  const rest = { kind: 'member', isVerified: true, suspendedUntil: null, sessionId: 0 } as const
  const author = { ...who, ...rest, joinedAt: new Date(joinedAt) }
  return { id, thread, parent, ref, key, body, at, author }
}
