import type { Press } from '@/lib/comments/held'
import { smallVote, type WeightPolicy } from '@/lib/threads/small-vote'

/** ForumMagnum's table: from this karma on, a strong vote weighs this much. */
const STRONG_BY_KARMA = [
  [500_000, 16],
  [250_000, 15],
  [175_000, 14],
  [100_000, 13],
  [75_000, 12],
  [50_000, 11],
  [25_000, 10],
  [10_000, 9],
  [5000, 8],
  [2500, 7],
  [1000, 6],
  [500, 5],
  [250, 4],
  [100, 3],
  [10, 2],
] as const

/**
 * What a vote weighs when cast, signed; 0 for none. `equal`: one, or two when strong, for everybody. `karma`: ForumMagnum's
 * table, 1 to 2 for a vote and 1 to 16 for a strong one. The same on both axes.
 */
export function weightOf(press: Press, karma: number, policy: WeightPolicy): number {
  const isStrong = Math.abs(press) === 2
  if (policy === 'equal') return press
  const size = isStrong
    ? (STRONG_BY_KARMA.find(([from]) => karma >= from)?.[1] ?? 1)
    : smallVote(karma, policy)
  return Math.sign(press) * size
}
