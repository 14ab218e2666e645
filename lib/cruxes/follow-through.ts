import type { Outcome } from './kinds'
import { atLeast, mean } from './numbers'
import { fraction, type Percents } from './stance'
import { FOLLOW_THROUGH_FROM, FOLLOWED_WITHIN } from './thresholds'

/**
 * What a stance holder said beforehand that they would put the main claim at, now that the crux has this outcome:
 * "if true" or "if false", in percent. Null if they left it empty, or if the outcome answers nothing (ambiguous,
 * annulled, dissolved): then nobody is asked again.
 */
export function foretold(given: Percents, outcome: Outcome): number | null {
  if (outcome === 'true') return given.ifTrue
  return outcome === 'false' ? given.ifFalse : null
}

/** One person asked again: percents said beforehand and said now; `now` is null until they answer. */
export type AskedAgain = { readonly foretold: number; readonly now: number | null }

export type FollowThrough = {
  readonly asked: number
  readonly answered: number
  /** Mean |now - foretold| in fractions 0..1; null until two have answered: one would publish a person. */
  readonly meanMiss: number | null
  /** Share 0..1 of the answers within 10 points of what was foretold; null likewise. */
  readonly followed: number | null
}

/** How far people went where they had said they would go, for a whole thread (CRUXES 4.3). */
export function followThrough(people: readonly AskedAgain[]): FollowThrough {
  const misses = people.flatMap(({ foretold, now }) =>
    now === null ? [] : Math.abs(fraction(now) - fraction(foretold)),
  )
  const counts = { asked: people.length, answered: misses.length }
  if (misses.length < FOLLOW_THROUGH_FROM) return { ...counts, meanMiss: null, followed: null }
  const within = misses.filter((miss) => atLeast(FOLLOWED_WITHIN, miss))
  return { ...counts, meanMiss: mean(misses), followed: within.length / misses.length }
}
