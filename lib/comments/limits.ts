import type { Limit } from '@/lib/access/limits'

/** What is looked at: how others received this person's comments, and how long they have been here. Never whether anybody agreed. */
export type Conduct = {
  karma: number
  joinedAt: Date
  /** When their latest comments were written, newest first; as many as LAST_COMMENTS. */
  written: readonly Date[]
  /** What others' karma votes on those come to. */
  karmaOfLast: number
  /** How many people voted at least one of those down. */
  downvoters: number
}

export const LAST_COMMENTS = 20
const HOUR = 3600
const DAY = 24 * HOUR
/** Long enough to be read and judged by others; after it silence is no longer held against anybody. */
const NEWCOMER_DAYS = 7

/**
 * ForumMagnum's automatic limits, with one mercy: little karma counts only in the first week, or a small group in which
 * nobody votes would fall silent. Who is disliked for an opinion is not limited; only karma, the axis of worth reading, counts.
 */
export const COMMENT_LIMITS: readonly Limit<Conduct>[] = [
  {
    because: 'There are 8 seconds between two comments',
    most: 1,
    seconds: 8,
    concerns: () => true,
  },
  {
    because: `In the first ${NEWCOMER_DAYS} days, and until others have given you 5 karma, you can write 3 comments a day`,
    most: 3,
    seconds: DAY,
    concerns: ({ karma, joinedAt }, now) =>
      karma < 5 && now.getTime() - joinedAt.getTime() < NEWCOMER_DAYS * DAY * 1000,
  },
  {
    because: 'While your karma is below −2 you can write 1 comment a day',
    most: 1,
    seconds: DAY,
    concerns: ({ karma }) => karma < -2,
  },
  {
    because: `While your last ${LAST_COMMENTS} comments stand below zero, and three people or more have voted them down, you can write 1 comment an hour`,
    most: 1,
    seconds: HOUR,
    concerns: ({ karmaOfLast, downvoters }) => karmaOfLast < 0 && downvoters >= 3,
  },
]
