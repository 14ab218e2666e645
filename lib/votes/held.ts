import type { Held, Press } from '@/lib/comments/held'

/** Votes as they were pressed, from their rows. */
export function heldOf(rows: readonly (readonly ['karma' | 'agreement', number, boolean])[]): Held {
  const held: Held = { karma: 0, agreement: 0 }
  for (const [axis, weight, isStrong] of rows) held[axis] = (Math.sign(weight) * (isStrong ? 2 : 1)) as Press
  return held
}
