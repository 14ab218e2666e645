import { type CruxRule, saysCrux } from '../person'
import type { Mark, Percents } from '../stance'

/** What one person says now of a crux and one of its claims. */
export type SaidForClaim = { userId: number; percents: Percents; mark: Mark | null }

/**
 * How many people hold a stance on a crux, and what they say of it, whichever of its claims they weigh it against: somebody counts
 * once. It is a crux for whom it is one for any of its claims; and who marks it "not a crux" for one denies it only if they do not
 * call it one for another. The twin of `crux-facts` in lib/cruxes/settling/queries.ts, and tested against it.
 */
export function peopleSay(said: readonly SaidForClaim[], rule?: CruxRule) {
  const people = [...new Set(said.map(({ userId }) => userId))].map((person) =>
    said.filter(({ userId }) => userId === person),
  )
  const isYes = (one: SaidForClaim) => saysCrux(one, rule) === true
  return {
    holders: people.length,
    notCruxMarks: people.filter(
      (own) =>
        own.some(({ mark }) => mark === 'not_crux') &&
        !own.some((one) => isYes(one) && one.mark !== 'not_crux'),
    ).length,
    saysCrux: {
      yes: people.filter((own) => own.some(isYes)).length,
      of: people.filter((own) => own.some((one) => saysCrux(one, rule) !== null)).length,
    },
  }
}
