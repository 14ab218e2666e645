import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import type { Held } from '@/lib/comments/held'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import { settingOf } from '@/lib/server/site-settings'
import { heldOf } from './held'
import { mayVote, type RecentVotes, withinLimits } from './policy'
import type { VoteInput } from './schema'
import { weightOf } from './weight'

export type VoteResult = { comment: string; karma: number; agreement: number; votes: number; held: Held }

/** The same work on either table; every name below is ours, never the asker's. */
const TABLES = {
  comment: { row: 'comment', votes: 'comment_vote', key: 'comment_id' },
  thread: { row: 'thread', votes: 'thread_vote', key: 'thread_id' },
} as const

/**
 * Set somebody's vote on one axis; press 0 withdraws it. Says the end state, so that repeats and retries are harmless. The
 * counters change with their cause, under the row's lock; a comment's author gains or loses karma by it, on the karma axis alone.
 */
export async function setVote(actor: Actor, input: VoteInput, now: Date): Promise<VoteResult> {
  const policy = await settingOf('voteWeights')
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, input, now, input.comment === '' ? 'update' : 'share')
    const target = await holdTarget(query, place, input)
    const decision = mayVote(actor, target, input, now)
    const voter = enforce(
      withinLimits(decision, await recentVotes(query, actor, target.authorId, now), input.press, now),
    )
    const weight = weightOf(input.press, voter.karma, policy)
    return writeVote(query, input, target, { voterId: voter.id, weight, now })
  })
}

type Target = {
  id: number
  threadId: number
  authorId: number | null
  isGone: boolean
  place: HeldPlace
  kind: keyof typeof TABLES
}

/** Load what the policy needs, and hold it: counters and a moderator's removal wait until we commit. */
async function holdTarget(query: Query, place: HeldPlace | null, { comment }: VoteInput): Promise<Target> {
  const threadId = place?.threadId ?? 0
  const [row] = comment
    ? await query<[number, number, number | null, boolean]>(
        'vote-hold-comment',
        `SELECT c.id, c.thread_id, c.author_id, c.state IN ('deleted', 'removed') FROM comment c
         WHERE c.thread_id = $1 AND c.ref = $2 FOR NO KEY UPDATE`,
        [threadId, comment],
      )
    : await query<[number, number, number | null, boolean]>(
        'vote-hold-thread',
        'SELECT id, id, author_id, false FROM thread WHERE id = $1 FOR NO KEY UPDATE',
        [threadId],
      )
  if (!place || !row)
    throw new Refusal('not-found', 'What you voted on is not here any more. Reload the page.')
  const [id, , authorId, isGone] = row
  return { id, threadId, authorId, isGone, place, kind: comment ? 'comment' : 'thread' }
}

async function recentVotes(
  query: Query,
  actor: Actor,
  authorId: number | null,
  now: Date,
): Promise<RecentVotes> {
  if (actor.kind === 'guest') return { hour: 0, day: 0, onAuthorDay: 0, strongHour: 0 }
  const [row] = await query<[number, number, number, number]>(
    'votes-recent',
    `SELECT count(*) FILTER (WHERE v.at > $2::timestamptz - interval '1 hour')::int, count(*)::int,
       count(*) FILTER (WHERE c.author_id = $3)::int,
       count(*) FILTER (WHERE v.is_strong AND v.at > $2::timestamptz - interval '1 hour')::int
     FROM comment_vote v JOIN comment c ON c.id = v.comment_id
     WHERE v.user_id = $1 AND v.at > $2::timestamptz - interval '1 day' AND c.author_id IS DISTINCT FROM $1`,
    [actor.id, now, authorId],
  )
  const [hour = 0, day = 0, onAuthorDay = 0, strongHour = 0] = row ?? []
  return { hour, day, onAuthorDay, strongHour }
}

async function writeVote(
  query: Query,
  { axis, press, comment }: VoteInput,
  { id, threadId, authorId, kind }: Target,
  { voterId, weight, now }: { voterId: number; weight: number; now: Date },
): Promise<VoteResult> {
  const { row, votes, key } = TABLES[kind]
  const held = await query<['karma' | 'agreement', number, boolean]>(
    `vote-held-${kind}`,
    `SELECT axis, weight, is_strong FROM ${votes} WHERE user_id = $1 AND ${key} = $2`,
    [voterId, id],
  )
  const before = held.find(([one]) => one === axis)?.[1] ?? 0
  if (weight === 0) {
    await query(
      `vote-withdraw-${kind}`,
      `DELETE FROM ${votes} WHERE user_id = $1 AND ${key} = $2 AND axis = $3`,
      [voterId, id, axis],
    )
  } else {
    const [column, value] = kind === 'comment' ? [', thread_id', ', $7::int'] : ['', '']
    await query(
      `vote-cast-${kind}`,
      `INSERT INTO ${votes} (user_id, ${key}, axis, weight, is_strong, at${column}) VALUES ($1, $2, $3, $4, $5, $6${value})
       ON CONFLICT (user_id, ${key}, axis) DO UPDATE SET weight = excluded.weight, is_strong = excluded.is_strong, at = excluded.at`,
      [voterId, id, axis, weight, Math.abs(press) === 2, now, ...(kind === 'comment' ? [threadId] : [])],
    )
  }
  const [counted] = await query<[number, number, number]>(
    `vote-count-${kind}`,
    `UPDATE ${row} SET
       score = score + CASE WHEN $2 = 'karma' THEN $4::int - $3::int ELSE 0 END,
       vote_count = vote_count + CASE WHEN $2 = 'karma' THEN abs(sign($4::int))::int - abs(sign($3::int))::int ELSE 0 END,
       agreement = agreement + CASE WHEN $2 = 'agreement' THEN $4::int - $3::int ELSE 0 END,
       agree_count = agree_count + CASE WHEN $2 = 'agreement' THEN ($4::int > 0)::int - ($3::int > 0)::int ELSE 0 END,
       disagree_count = disagree_count + CASE WHEN $2 = 'agreement' THEN ($4::int < 0)::int - ($3::int < 0)::int ELSE 0 END
     WHERE id = $1
     RETURNING score + coalesce(imported_score, 0), agreement + coalesce(imported_agreement, 0), vote_count + coalesce(imported_votes, 0)`,
    [id, axis, before, weight],
  )
  if (axis === 'karma' && authorId !== null && authorId !== voterId && weight !== before) {
    await query('vote-author', 'UPDATE app_user SET karma = karma + $2 WHERE id = $1', [
      authorId,
      weight - before,
    ])
  }
  const [karma = 0, agreement = 0, voters = 0] = counted ?? []
  return { comment, karma, agreement, votes: voters, held: { ...heldOf(held), [axis]: press } }
}
