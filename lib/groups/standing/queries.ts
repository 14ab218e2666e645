import type { Actor } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { type Query, tuples } from '@/lib/server/db'
import type { GroupRole, Level, Lock, Place } from '../place'

/** A thread by its address, perhaps the branch of one comment; the thread of a crux; or a group by its address. */
export type Where = { thread: string; comment?: string } | { crux: number } | { group: string }

/** A place as it stands in the database. `threadId` is null where it is a group alone. */
export type HeldPlace = Place & { threadId: number | null; groupId: number }

/** Among advisory locks, the one that changes of a person's standing take alone (`change_standing` in the migrations): "stan". */
const STANDING = 0x7374616e

/**
 * The facts that `mayTakePart` asks for, held until the transaction ends: a lock, a suspension or a changed group that commits first
 * is seen, and one that comes second waits. Take it before any row inside the thread, so that nobody waits in a circle; with
 * 'update' when the thread's own row will be changed. Null when there is no such place, and just so when this person may not know of it.
 */
export async function holdPlace(
  query: Query,
  actor: Actor,
  where: Where,
  now: Date,
  strength: 'share' | 'update' = 'share',
): Promise<HeldPlace | null> {
  if (actor.kind === 'member')
    await query('standing-hold', 'SELECT pg_advisory_xact_lock_shared($1, $2)', [STANDING, actor.id])
  return read(query, actor, where, now, strength)
}

/** Somebody with their suspension from the site as it stands now, held like a place: for what is done in no thread and no group. */
export async function holdStanding(query: Query, actor: Actor): Promise<Actor> {
  if (actor.kind === 'guest') return actor
  await query('standing-hold', 'SELECT pg_advisory_xact_lock_shared($1, $2)', [STANDING, actor.id])
  const [row] = await query<[Date | null]>(
    'standing-read',
    'SELECT suspended_until FROM app_user WHERE id = $1 AND deleted_at IS NULL',
    [actor.id],
  )
  if (!row) throw isGone()
  return { ...actor, suspendedUntil: row[0] }
}

/** Whoever asked was signed in a moment ago; the account was deleted, or merged into another, before they came to write. */
const isGone = () =>
  new Refusal('signed-out', 'This account is no more. Sign in again: what you wrote is kept.')

/** The same facts without holding anything: for what a button says beforehand. */
export const lookAtPlace = (actor: Actor, where: Where, now: Date): Promise<HeldPlace | null> =>
  read(tuples, actor, where, now, 'look')

type Strength = 'share' | 'update' | 'look'

type Row = [
  threadId: number | null,
  groupId: number,
  slug: string,
  name: string,
  levels: [Level, Level, Level, Level, Level],
  isReadable: boolean,
  isLocked: boolean,
  lockedUntil: Date | null,
  lockReason: string,
  slowModeSeconds: number | null,
  approveFirst: boolean,
  groupRole: GroupRole | null,
  moderatesThread: boolean,
  isAuthor: boolean,
  hasCommented: boolean,
  lastCommentAt: Date | null,
  suspendedUntil: Date | null,
  isSuspendedHere: boolean,
  hereUntil: Date | null,
  hereReason: string,
  isGone: boolean,
]

async function read(
  query: Query,
  actor: Actor,
  where: Where,
  now: Date,
  strength: Strength,
): Promise<HeldPlace | null> {
  const viewerId = actor.kind === 'member' ? actor.id : null
  const [row] =
    'group' in where
      ? await query<Row>(`place-group-${strength}`, `${GROUP} ${HOLD_GROUP[strength]}`, [
          where.group,
          viewerId,
        ])
      : await query<Row>(
          `place-${'crux' in where ? 'crux' : 'thread'}-${strength}`,
          `${THREAD} WHERE ${'crux' in where ? 't.id = (SELECT x.thread_id FROM crux x WHERE x.id = $1)' : 't.slug = $1'} ${HOLD_THREAD[strength]}`,
          ['crux' in where ? where.crux : where.thread, viewerId],
        )
  if (row?.[20] && strength !== 'look') throw isGone()
  if (!row?.[5]) return null
  const place = toPlace(row)
  const comment = 'thread' in where ? where.comment : undefined
  return comment && place.threadId !== null
    ? { ...place, branchLock: await readBranchLock(query, place.threadId, comment, now) }
    : place
}

const LEVELS_OF = `ARRAY[g.may_read, g.may_comment, g.may_vote, g.may_tag, g.may_start]::text[], group_is_readable(g.id, $2)`
const GROUP_ROLE = '(SELECT m.role FROM group_member m WHERE m.group_id = g.id AND m.user_id = $2)'

/** Whether they argue there is read only for those who might moderate, and when they last did only where it matters. */
const THREAD = `SELECT t.id, g.id, g.slug, g.name, ${LEVELS_OF},
  t.locked_at IS NOT NULL, t.locked_until, t.lock_reason, t.slow_mode_seconds, t.approve_first,
  ${GROUP_ROLE}, tm.user_id IS NOT NULL, t.author_id = u.id,
  (u.role <> 'member' OR tm.user_id IS NOT NULL OR ${GROUP_ROLE} = 'moderator')
    AND EXISTS (SELECT 1 FROM comment c WHERE c.author_id = u.id AND c.thread_id = t.id),
  CASE WHEN t.slow_mode_seconds IS NOT NULL THEN greatest((SELECT max(c.created_at) FROM comment c WHERE c.author_id = u.id AND c.thread_id = t.id),
    (SELECT max(h.created_at) FROM held_comment h WHERE h.author_id = u.id AND h.thread_id = t.id)) END,
  u.suspended_until, s.user_id IS NOT NULL, s.until, s.reason, u.deleted_at IS NOT NULL
FROM thread t JOIN forum_group g ON g.id = t.group_id LEFT JOIN app_user u ON u.id = $2
LEFT JOIN thread_moderator tm ON tm.thread_id = t.id AND tm.user_id = u.id
LEFT JOIN thread_suspension s ON s.thread_id = t.id AND s.user_id = u.id`

const GROUP = `SELECT NULL::int, g.id, g.slug, g.name, ${LEVELS_OF}, false, NULL::timestamptz, '', NULL::int, false,
  ${GROUP_ROLE}, false, false, false, NULL::timestamptz, u.suspended_until, false, NULL::timestamptz, '', u.deleted_at IS NOT NULL
FROM forum_group g LEFT JOIN app_user u ON u.id = $2 WHERE g.slug = $1`

const HOLD_THREAD = {
  share: 'FOR SHARE OF t, g',
  update: 'FOR NO KEY UPDATE OF t FOR SHARE OF g',
  look: '',
} as const
const HOLD_GROUP = { share: 'FOR SHARE OF g', update: 'FOR NO KEY UPDATE OF g', look: '' } as const

function toPlace([
  threadId,
  groupId,
  slug,
  name,
  [read, comment, vote, tag, start],
  ,
  isLocked,
  lockedUntil,
  lockReason,
  slowModeSeconds,
  approveFirst,
  groupRole,
  moderatesThread,
  isAuthor,
  hasCommented,
  lastCommentAt,
  suspendedUntil,
  isSuspendedHere,
  hereUntil,
  hereReason,
]: Row): HeldPlace {
  return {
    threadId,
    groupId,
    group: { slug, name, needs: { read, comment, vote, tag, start } },
    lock: isLocked ? { until: lockedUntil, reason: lockReason } : null,
    branchLock: null,
    slowModeSeconds,
    approveFirst,
    standing: {
      groupRole,
      moderatesThread,
      isAuthor: isAuthor === true,
      hasCommented: hasCommented === true,
      lastCommentAt,
      suspendedUntil,
      suspendedHere: isSuspendedHere ? { until: hereUntil, reason: hereReason } : null,
    },
  }
}

/** The lock that lasts longest on a comment or on one above it. Read after the thread is held: who locks a branch has that row alone. */
async function readBranchLock(
  query: Query,
  threadId: number,
  comment: string,
  now: Date,
): Promise<Lock | null> {
  const [row] = await query<[Date | null, string]>(
    'place-branch',
    `WITH RECURSIVE above AS (
       SELECT c.id, c.parent_id, c.branch_locked_at, c.branch_locked_until, c.branch_lock_reason FROM comment c
       WHERE c.thread_id = $1 AND c.ref = $2 AND EXISTS (SELECT 1 FROM comment k WHERE k.thread_id = $1 AND k.branch_locked_at IS NOT NULL)
       UNION ALL SELECT c.id, c.parent_id, c.branch_locked_at, c.branch_locked_until, c.branch_lock_reason
       FROM above a JOIN comment c ON c.id = a.parent_id)
     SELECT branch_locked_until, branch_lock_reason FROM above
     WHERE branch_locked_at IS NOT NULL AND (branch_locked_until IS NULL OR branch_locked_until > $3)
     ORDER BY branch_locked_until DESC NULLS FIRST LIMIT 1`,
    [threadId, comment, now],
  )
  return row ? { until: row[0], reason: row[1] } : null
}
