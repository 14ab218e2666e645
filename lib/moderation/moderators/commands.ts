import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { afterDecision } from '@/lib/server/after-decision'
import { type Query, transaction } from '@/lib/server/db'
import { moderating } from '../capacity'
import { writeLog } from '../log/commands'
import { mayNameModerators, whyNotNamed } from './policy'
import type { ThreadModeratorInput } from './schema'

/** Say that somebody moderates this thread, or no longer does: in the log with its reason, and told to them. */
export async function setThreadModerator(
  actor: Actor,
  { thread, handle, role, reason }: ThreadModeratorInput,
  now: Date,
): Promise<{ thread: string }> {
  return transaction(async (query) => {
    const personId = await holdNamed(query, handle)
    const place = await holdPlace(query, actor, { thread }, now)
    if (!place || place.threadId === null) throw new Refusal('not-found', 'There is no such thread.')
    enforce(mayNameModerators(actor, place, now))
    const { moderator, capacity } = moderating(actor, place, false, now)
    if (personId === null) throw new Refusal('not-found', `There is no member “${handle}”.`, null, 'handle')
    const { threadId } = place
    await (role === 'moderator' ? name(query, threadId, personId, now) : unname(query, threadId, personId))
    const kind = role === 'moderator' ? 'name-moderator' : 'unname-moderator'
    const entry = await writeLog(query, {
      kind,
      actorId: moderator.id,
      capacity,
      threadId,
      personId,
      reason,
      at: now,
    })
    const text = role === 'moderator' ? 'You can moderate a thread now.' : 'You no longer moderate a thread.'
    await afterDecision(query, {
      entry,
      actorId: moderator.id,
      threadId,
      told: { userId: personId, text: `${text} ${reason}` },
      reporters: [],
      outcome: null,
      at: now,
    })
    return { thread }
  })
}

/** The member, with what they may do held before the thread is: whoever writes in their name waits for the thread with it in hand. */
async function holdNamed(query: Query, handle: string): Promise<number | null> {
  const [row] = await query<[number]>(
    'moderator-named',
    'SELECT id FROM app_user WHERE handle = $1 AND NOT placeholder AND NOT automatic AND deleted_at IS NULL',
    [handle],
  )
  if (!row) return null
  await query('standing-change', 'SELECT pg_advisory_xact_lock(1937006958, $1)', [row[0]])
  return row[0]
}

async function name(query: Query, threadId: number, personId: number, now: Date): Promise<void> {
  const [row] = await query<[boolean, boolean, boolean]>(
    'moderator-fit',
    `SELECT group_is_readable(t.group_id, $2), t.author_id = $2,
       EXISTS (SELECT 1 FROM comment c WHERE c.thread_id = t.id AND c.author_id = $2) FROM thread t WHERE t.id = $1`,
    [threadId, personId],
  )
  const [canRead = false, isAuthor = false, hasCommented = false] = row ?? []
  const unfit = whyNotNamed({ canRead, isAuthor: isAuthor === true, hasCommented })
  if (unfit !== null) throw new Refusal('invalid', unfit, null, 'handle')
  const made = await query(
    'moderator-name',
    'INSERT INTO thread_moderator (thread_id, user_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING user_id',
    [threadId, personId, now],
  )
  if (made.length === 0) throw new Refusal('conflict', 'They moderate this thread already.', null, 'handle')
}

async function unname(query: Query, threadId: number, personId: number): Promise<void> {
  const ended = await query(
    'moderator-unname',
    'DELETE FROM thread_moderator WHERE thread_id = $1 AND user_id = $2 RETURNING user_id',
    [threadId, personId],
  )
  if (ended.length === 0) throw new Refusal('conflict', 'They do not moderate this thread any more.')
}
