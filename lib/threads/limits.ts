import type { Limit } from '@/lib/access/limits'

export type ThreadConduct = {
  karma: number
  joinedAt: Date
  /** When their latest threads were started, newest first; five are enough. */
  written: readonly Date[]
}

const DAY = 24 * 3600
const NEWCOMER_DAYS = 7

/** A thread asks more of its readers than a comment. ForumMagnum's figures for all; the same newcomers and disliked as for comments. */
export const THREAD_LIMITS: readonly Limit<ThreadConduct>[] = [
  { because: 'There are 30 seconds between two threads', most: 1, seconds: 30, concerns: () => true },
  { because: 'You can start 5 threads a day', most: 5, seconds: DAY, concerns: () => true },
  {
    because: `In the first ${NEWCOMER_DAYS} days, and until others have given you 5 karma, you can start 2 threads a day`,
    most: 2,
    seconds: DAY,
    concerns: ({ karma, joinedAt }, now) =>
      karma < 5 && now.getTime() - joinedAt.getTime() < NEWCOMER_DAYS * DAY * 1000,
  },
  {
    because: 'While your karma is below −2 you can start 1 thread a week',
    most: 1,
    seconds: 7 * DAY,
    concerns: ({ karma }) => karma < -2,
  },
]
