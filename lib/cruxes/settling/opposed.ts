import { atLeast } from '../numbers'
import { DOUBLE_RULE } from '../thresholds'

/** The lowest and the highest credence that somebody ever gave, fractions. Minds may have changed before they agree. */
export type Span = { readonly low: number; readonly high: number }

/** Have two of these people stood on opposite sides: as far apart on the crux as a double crux takes? */
export const someOpposed = (people: readonly Span[]): boolean =>
  people.some((one, at) =>
    people
      .slice(at + 1)
      .some((other) =>
        atLeast(Math.max(one.high - other.low, other.high - one.low), DOUBLE_RULE.disagreement),
      ),
  )
