import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import { withinCounts } from '@/lib/access/limits'
import type { Press } from '@/lib/comments/held'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import type { VoteAxis } from './axes'

export type VoteTarget = {
  authorId: number | null
  isGone: boolean
  place: Place
}

/**
 * How many votes of this person stand that they cast lately, on comments and posts together. One taken back is given back: it moves
 * nobody's karma any more, so what stands at any moment is never more than the limits let through.
 */
export type RecentVotes = { hour: number; day: number; onAuthorDay: number; strongHour: number }

/** One of those votes. */
export type RecentVote = { at: Date; isStrong: boolean; isOnAuthor: boolean }

const every = () => true
/** ForumMagnum's figures: nobody reads faster than this. */
export const VOTE_LIMITS = [
  { rule: 'votes an hour', of: 'hour', most: 100, minutes: 60, counts: every },
  { rule: 'votes a day', of: 'day', most: 200, minutes: 1440, counts: every },
  {
    rule: 'votes a day on one person',
    of: 'onAuthorDay',
    most: 100,
    minutes: 1440,
    counts: ({ isOnAuthor }: RecentVote) => isOnAuthor,
  },
  {
    rule: 'strong votes an hour',
    of: 'strongHour',
    most: 10,
    minutes: 60,
    counts: ({ isStrong }: RecentVote) => isStrong,
  },
] as const satisfies readonly {
  rule: string
  of: keyof RecentVotes
  most: number
  minutes: number
  counts(vote: RecentVote): boolean
}[]

/** One gives one's own text a plain upvote, or none; and that one agrees with it says nothing. */
export const ON_OWN_TEXT = {
  karma: 'On your own text you have one plain upvote, or none.',
  agreement: 'That you agree with yourself is taken for granted: agreement is for others to say.',
} as const satisfies Record<VoteAxis, string>

/** May this person vote like this on this comment or post now? Taking a vote back is always allowed to those who may write. */
export function mayVote(
  actor: Actor,
  target: VoteTarget,
  vote: { axis: VoteAxis; press: Press },
  now: Date,
): Decision {
  const decision = mayTakePart(actor, target.place, 'vote', now)
  if (!decision.allowed) return decision
  if (target.isGone) return deny('not-found', 'This text is gone, and can no longer be voted on.')
  if (target.authorId !== decision.actor.id || vote.press === 0) return decision
  return vote.axis === 'karma' && vote.press === 1 ? decision : deny('forbidden', ON_OWN_TEXT[vote.axis])
}

const concerned = (press: Press) =>
  press === 0 ? [] : VOTE_LIMITS.filter(({ of }) => of !== 'strongHour' || Math.abs(press) === 2)

/** Has this person voted as much as anybody may? Never looks at which way they voted. */
export const isOverLimits = (recent: RecentVotes, press: Press): boolean =>
  concerned(press).some(({ of, most }) => recent[of] >= most)

/** The same by the votes themselves, newest first: the refusal says when the next one is possible. */
export const withinVoteLimits = (
  decision: Decision,
  votes: readonly RecentVote[],
  press: Press,
  now: Date,
): Decision =>
  withinCounts(
    concerned(press).map(({ rule, most, minutes, counts }) => ({
      because: `You can cast ${most} ${rule}`,
      most,
      seconds: minutes * 60,
      done: votes.filter(counts).map(({ at }) => at),
    })),
    decision,
    now,
  )
