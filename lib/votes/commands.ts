import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import type { Held } from '@/lib/comments/held'
import { type HeldPlace, holdPlace } from '@/lib/groups/standing/queries'
import { type Query, transaction } from '@/lib/server/db'
import { settingFrom } from '@/lib/server/site-settings'
import { heldOf } from './held'
import { isOverLimits, mayVote, type RecentVotes, withinVoteLimits } from './policy'
import { readRecentVotes, VOTES_OF_LATE } from './recent/queries'
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
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, input, now, input.comment === '' ? 'update' : 'share')
    const target = await holdTarget(query, place, input)
    const decision = mayVote(actor, target, input, now)
    const { id: voterId, karma } = enforce(decision)
    const before = await lookBefore(query, voterId, target, now)
    // Counted for everybody; only who is over the limits is asked when each of those votes was.
    if (isOverLimits(before.recent, input.press))
      enforce(
        withinVoteLimits(
          decision,
          await readRecentVotes(query, voterId, target.authorId, now),
          input.press,
          now,
        ),
      )
    const weight = weightOf(input.press, karma, settingFrom('voteWeights', before.policy))
    const vote = { voterId, weight, before: before.weights[input.axis], now }
    const written = await writeVote(query, input, target, vote)
    return { ...written, held: { ...before.held, [input.axis]: input.press } }
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
        `SELECT id, id, author_id, EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = thread.id) FROM thread WHERE id = $1 FOR NO KEY UPDATE`,
        [threadId],
      )
  if (!place || !row)
    throw new Refusal('not-found', 'What you voted on is not here any more. Reload the page.')
  const [id, , authorId, isGone] = row
  return { id, threadId, authorId, isGone, place, kind: comment ? 'comment' : 'thread' }
}

type Before = {
  recent: RecentVotes
  held: Held
  weights: { karma: number; agreement: number }
  policy: unknown
}

/** What this person did lately, what they hold here, and how votes weigh on this site: one question, for every one costs a vote its time. */
async function lookBefore(
  query: Query,
  voterId: number,
  { id, authorId, kind }: Target,
  now: Date,
): Promise<Before> {
  const { votes, key } = TABLES[kind]
  const [row] = await query<
    [number, number, number, number, ['karma' | 'agreement', number, boolean][] | null, unknown]
  >(
    `vote-before-${kind}`,
    `SELECT count(*) FILTER (WHERE v.at > $2::timestamptz - interval '1 hour')::int, count(*)::int,
       count(*) FILTER (WHERE v.author_id = $3)::int,
       count(*) FILTER (WHERE v.is_strong AND v.at > $2::timestamptz - interval '1 hour')::int,
       (SELECT json_agg(json_build_array(axis, weight, is_strong)) FROM ${votes} WHERE user_id = $1 AND ${key} = $4),
       (SELECT value FROM site_setting WHERE name = 'voteWeights')
     FROM ${VOTES_OF_LATE} v`,
    [voterId, now, authorId, id],
  )
  const [hour = 0, day = 0, onAuthorDay = 0, strongHour = 0, votesHere, policy] = row ?? []
  const rows = votesHere ?? []
  const weightOn = (axis: 'karma' | 'agreement') => rows.find(([one]) => one === axis)?.[1] ?? 0
  return {
    recent: { hour, day, onAuthorDay, strongHour },
    held: heldOf(rows),
    weights: { karma: weightOn('karma'), agreement: weightOn('agreement') },
    policy,
  }
}

/** The vote, the sums it changes, and what its author gains or loses, in one statement. */
async function writeVote(
  query: Query,
  { axis, press, comment }: VoteInput,
  { id, threadId, authorId, kind }: Target,
  vote: { voterId: number; weight: number; before: number; now: Date },
): Promise<Omit<VoteResult, 'held'>> {
  const { row, votes, key } = TABLES[kind]
  const { voterId, weight, before, now } = vote
  const isAuthors = axis === 'karma' && authorId !== null && authorId !== voterId
  const [column, value] = kind === 'comment' ? [', thread_id', ', $10::int'] : ['', '']
  const written =
    weight === 0
      ? `DELETE FROM ${votes} WHERE user_id = $5 AND ${key} = $1 AND axis = $2`
      : `INSERT INTO ${votes} (user_id, ${key}, axis, weight, is_strong, at${column}) VALUES ($5, $1, $2, $4, $8, $9${value})
         ON CONFLICT (user_id, ${key}, axis) DO UPDATE SET weight = excluded.weight, is_strong = excluded.is_strong, at = excluded.at`
  const [counted] = await query<[number, number, number]>(
    `vote-write-${kind}-${weight === 0 ? 'off' : 'on'}`,
    `WITH written AS (${written}), author AS (UPDATE app_user SET karma = karma + $7::int WHERE id = $6::int AND $7::int <> 0)
     UPDATE ${row} SET
       score = score + CASE WHEN $2 = 'karma' THEN $4::int - $3::int ELSE 0 END,
       vote_count = vote_count + CASE WHEN $2 = 'karma' THEN abs(sign($4::int))::int - abs(sign($3::int))::int ELSE 0 END,
       agreement = agreement + CASE WHEN $2 = 'agreement' THEN $4::int - $3::int ELSE 0 END,
       agree_count = agree_count + CASE WHEN $2 = 'agreement' THEN ($4::int > 0)::int - ($3::int > 0)::int ELSE 0 END,
       disagree_count = disagree_count + CASE WHEN $2 = 'agreement' THEN ($4::int < 0)::int - ($3::int < 0)::int ELSE 0 END
     WHERE id = $1
     RETURNING score + coalesce(imported_score, 0), agreement + coalesce(imported_agreement, 0), vote_count + coalesce(imported_votes, 0)`,
    [
      ...[id, axis, before, weight, voterId, authorId, isAuthors ? weight - before : 0],
      ...(weight === 0 ? [] : [Math.abs(press) === 2, now]),
      ...(weight !== 0 && kind === 'comment' ? [threadId] : []),
    ],
  )
  const [karma = 0, agreement = 0, voters = 0] = counted ?? []
  return { comment, karma, agreement, votes: voters }
}
