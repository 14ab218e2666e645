import type { Actor } from '@/lib/access/actor'
import { type Decision, deny } from '@/lib/access/decision'
import type { Press } from '@/lib/comments/held'
import type { Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import type { VoteAxis } from './axes'

export type VoteTarget = {
  authorId: number | null
  isGone: boolean
  place: Place
}

/** How many votes this person cast lately; a vote taken back counts until its time is over. */
export type RecentVotes = { hour: number; day: number; onAuthorDay: number; strongHour: number }

/** ForumMagnum's figures: nobody reads faster than this. */
export const VOTE_LIMITS = [
  { rule: 'votes an hour', of: 'hour', most: 100, minutes: 60 },
  { rule: 'votes a day', of: 'day', most: 200, minutes: 1440 },
  { rule: 'votes a day on one person', of: 'onAuthorDay', most: 100, minutes: 1440 },
  { rule: 'strong votes an hour', of: 'strongHour', most: 10, minutes: 60 },
] as const satisfies readonly { rule: string; of: keyof RecentVotes; most: number; minutes: number }[]

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

/** Has this person voted as much as anybody may? Never looks at which way they voted. */
export function withinLimits(decision: Decision, recent: RecentVotes, press: Press, now: Date): Decision {
  if (!decision.allowed || press === 0) return decision
  const over = VOTE_LIMITS.find(
    ({ of, most }) => recent[of] >= most && (of !== 'strongHour' || Math.abs(press) === 2),
  )
  if (!over) return decision
  const until = new Date(now.getTime() + over.minutes * 60_000)
  return deny(
    'too-fast',
    `You have cast ${over.most} ${over.rule}, as many as there are: the next one counts again within ${over.minutes === 60 ? 'an hour' : 'a day'}.`,
    until,
  )
}
