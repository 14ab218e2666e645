import { mean, median, sign } from './numbers'
import type { ScoreRow } from './pair-sums'
import { fraction, implied, type Mark, type Percents, swing, toStance } from './stance'
import { IMPUTED_CRUX_SWING, IMPUTED_NOT_CRUX_SWING } from './thresholds'

/** One person's latest stance on one crux for one claim. Stale and retracted ones are left out by the caller. */
export type Holder = { readonly percents: Percents; readonly mark: Mark | null }

/**
 * The |swing| to assume for somebody who only marked "crux": the median |s| of those in the thread (all its cruxes)
 * who marked "crux" and gave numbers; .40 if there are none. Fraction 0..1.
 */
export function typicalSwing(holdersInThread: readonly Holder[]): number {
  const sizes = holdersInThread
    .filter(({ mark }) => mark === 'crux')
    .flatMap(({ percents }) => toStance(percents) ?? [])
    .map((stance) => Math.abs(swing(stance)))
  return median(sizes) ?? IMPUTED_CRUX_SWING
}

/** The rows that the score is made of: those with full numbers, then those whose swing is assumed from their mark. */
export type Rows = { readonly full: readonly ScoreRow[]; readonly imputed: readonly ScoreRow[] }

/**
 * Rows for the score. Somebody without both conditionals enters only with a mark "crux" or "not a crux", a credence and a
 * stated main claim (which stands for m); their swing takes the sign of the mean swing of the full stances on this
 * crux. Where that has no sign nobody is imputed.
 */
export function scoreRows(holders: readonly Holder[], crux: { typicalSwing: number }): Rows {
  const full = holders
    .flatMap(({ percents }) => toStance(percents) ?? [])
    .map((stance) => ({ c: stance.c, s: swing(stance), m: implied(stance) }))
  const direction = full.length === 0 ? 0 : sign(mean(full.map(({ s }) => s)))
  const imputed =
    direction === 0 ? [] : holders.flatMap((holder) => assumed(holder, direction, crux.typicalSwing) ?? [])
  return { full, imputed }
}

function assumed({ percents, mark }: Holder, direction: 1 | -1, typical: number): ScoreRow | null {
  const { credence, main } = percents
  if (credence === null || main === null || toStance(percents) || mark === null || mark === 'unsure')
    return null
  const size = mark === 'crux' ? typical : IMPUTED_NOT_CRUX_SWING
  return { c: fraction(credence), s: direction * size, m: fraction(main) }
}
