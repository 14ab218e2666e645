import { clamp } from './numbers'
import { implied, type Stance, solveForB } from './stance'
import { LOG_FROM, LOG_TO } from './thresholds'

/**
 * The Forecasting Research Institute's crux scores (its package `voivod`; CRUXES, "FRI scores"), as second columns.
 * u = P(U), c = P(C), a = P(U | C), b = P(U | not C), fractions 0..1. Logarithms are to base 10, as theirs.
 */
export type Forecast = Stance & { readonly u: number }

/** A stance as a forecast, with the implied main claim for u: coherent by construction. */
export const forecastOf = (stance: Stance): Forecast => ({ ...stance, u: implied(stance) })

/** A forecast from (u, c, a) when b was not asked; null where no b in 0..1 fits (FRI's own check misses b > 1). */
export function forecastWithoutB({ u, c, a }: Omit<Forecast, 'b'>): Forecast | null {
  const b = solveForB({ m: u, c, a })
  return b === null ? null : { u, c, a, b }
}

export type Voi = {
  readonly log: number
  readonly naive: number
  readonly quadratic: number
  readonly percentOfMax: number
}

/**
 * Value of information, each >= 0: expected divergence of the updated from the present forecast, as
 * log: c·KL(a,u) + (1-c)·KL(b,u), the mutual information in base-10 units if coherent; naive: with |a-u|, which is
 * 2c(1-c)|a-b|; quadratic: with (a-u)², the expected Brier gain. percentOfMax: log over its largest value for this u (that of a C
 * which is U itself: the entropy of u), 0 if u is 0 or 1. FRI returns 0 whenever a = u; here b still counts.
 */
export function voi(forecast: Forecast): Voi {
  const { u } = forecast
  const log = expected(forecast, (p) => kl(p, u))
  const most = kl(1, u) * u + kl(0, u) * (1 - u)
  return {
    log,
    naive: expected(forecast, (p) => Math.abs(p - u)),
    quadratic: expected(forecast, (p) => (p - u) ** 2),
    percentOfMax: u <= 0 || u >= 1 ? 0 : log / most,
  }
}

export type Vod = { readonly naive: number; readonly quadratic: number; readonly logGmod: number }

/**
 * Value of discrimination of a pair: distance now minus expected distance once C is known, symmetric in the two, below
 * 0 if the answer would drive them apart. naive |p-q| and quadratic (p-q)² weigh with the mean of the two c;
 * logGmod (FRI's preferred) takes symmetric KL, weighted with the geometric mean of the odds of the two c.
 */
export function vod(i: Forecast, j: Forecast): Vod {
  const fall = (distance: (p: number, q: number) => number, c: number) =>
    distance(i.u, j.u) - (c * distance(i.a, j.a) + (1 - c) * distance(i.b, j.b))
  // Not (c_i·c_j)/2, the weight in FRI's VoD_log_mean, which does not even lie between the two.
  const mean = (i.c + j.c) / 2
  return {
    naive: fall((p, q) => Math.abs(p - q), mean),
    quadratic: fall((p, q) => (p - q) ** 2, mean),
    logGmod: fall(symmetricKl, geometricMeanOfOdds(i.c, j.c)),
  }
}

/** The probability whose odds are the geometric mean of the odds of p and q; these are held inside .01...99. */
export function geometricMeanOfOdds(p: number, q: number): number {
  const odds = Math.sqrt(oddsOf(p) * oddsOf(q))
  return odds / (1 + odds)
}

/**
 * KL(p, q) = p·log10(p/q) + (1-p)·log10((1-p)/(1-q)), finite and >= 0: q is held inside .01...99 (the only place where
 * it would be infinite), 0·log 0 is 0 (not FRI's NaN), and it is 0 for p = q.
 */
export function kl(p: number, q: number): number {
  if (p === q) return 0
  const held = bounded(q)
  return Math.max(0, term(p, held) + term(1 - p, 1 - held))
}

/** KL(p, q) + KL(q, p), with both held inside .01...99, so that one wing's 0 against the other's 1 stays finite. */
const symmetricKl = (p: number, q: number) => kl(bounded(p), bounded(q)) + kl(bounded(q), bounded(p))

const expected = ({ c, a, b }: Forecast, of: (p: number) => number) => c * of(a) + (1 - c) * of(b)
const bounded = (p: number) => clamp(p, LOG_FROM, LOG_TO)
const oddsOf = (p: number) => bounded(p) / (1 - bounded(p))
const term = (p: number, q: number) => (p <= 0 ? 0 : p * Math.log10(p / q))
