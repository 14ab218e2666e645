import type { Press } from '@/lib/comments/held'

/** The two questions a reader may answer about a text, never mixed: is it worth reading, and is it right. */
export const VOTE_AXES = {
  karma: { label: 'Karma', up: 'Upvote', down: 'Downvote' },
  agreement: { label: 'Agreement', up: 'Agree', down: 'Disagree' },
} as const satisfies Record<string, { label: string; up: string; down: string }>

export type VoteAxis = keyof typeof VOTE_AXES
export const voteAxes = Object.keys(VOTE_AXES) as [VoteAxis, ...VoteAxis[]]

/** What pressing a direction means to somebody who holds `held`: a vote, then a strong one, then none again. */
export function nextPress(held: Press, direction: 1 | -1, canBeStrong: boolean): Press {
  if (held === direction && canBeStrong) return direction === 1 ? 2 : -2
  return Math.sign(held) === direction ? 0 : direction
}
