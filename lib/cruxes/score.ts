import { type Holder, type Rows, scoreRows } from './impute'
import { mean, sign, sum, variance } from './numbers'
import { type DoubleRule, doubleCruxes, type Gap, gapBetween } from './pair'
import { type PairSums, pairSums, type ScoreRow, sortedPairSums, vodSum, weightedSpread } from './pair-sums'
import { fraction, implied, type Stance, swing, toStance } from './stance'
import {
  HOLLOW_ABOVE,
  IMPUTED_CRUX_SWING,
  PAIRS_CAP,
  PRIOR_PAIRS,
  SCORE_FROM_HOLDERS,
  Z_SORT,
} from './thresholds'

/** What is said of a crux whatever the numbers allow. */
export type Counts = {
  /** People with all three numbers. Only they can make a score possible. */
  readonly full: number
  /** People who only marked it: "3 marked, 0 quantified". */
  readonly markedOnly: number
  /** 4·Var(c) in 0..1 over everybody who gave a credence: 1 is half at 0 and half at 100. Null if nobody did. */
  readonly disagreement: number | null
  /** Mean swing -1..1 of the full stances; null if there are none. Its sign is the sign of the edge on the map. */
  readonly meanSwing: number | null
  /** Pairs for whom it is a double crux; null above the cap, where pairs are not enumerated. */
  readonly doublePairs: number | null
}

/** In points of the main claim: how much disagreement on it the crux accounts for, net, with its uncertainty. */
export type Scored = {
  readonly status: 'scored'
  /** S in about -100..100, shrunk towards 0 for few pairs. The sign is kept: below 0 it works the other way. */
  readonly score: number
  readonly standardError: number
  /** score - 1.28 standard errors: lists are sorted by it. */
  readonly lower: number
  /** Mean VOD_naive over the pairs with full numbers. */
  readonly vod: number
  /** Means over pairs of |m_i - m_j| and of what C explains of it, unshrunk: "accounts for 11 of the 46 points". */
  readonly meanGap: number
  readonly meanExplained: number
  readonly pairs: number
  /** Share 0..1 of the people in the score whose swing is assumed; above one half the score is shown hollow. */
  readonly imputedShare: number
  readonly hollow: boolean
}

export type CruxScore = Counts &
  (
    | { readonly status: 'too_few'; readonly missing: number }
    | { readonly status: 'agreed' }
    | { readonly status: 'pair'; readonly between: Gap }
    | Scored
  )

/** What a score depends on beside the stances: the swing to assume of a mark, and what a double crux takes in this thread. */
type Rule = { readonly typicalSwing: number; readonly double?: DoubleRule }

/**
 * A crux's standing for one claim (CRUXES 4.4 and its edge rules). With fewer than two full stances: how many are
 * missing. Everybody level on the main claim: agreed, no score. Two full stances: their decomposition only. From
 * three on: the score. Depends on the people as a set: not on their order, nor on who is who.
 */
export function cruxScore(
  holders: readonly Holder[],
  crux: Rule = { typicalSwing: IMPUTED_CRUX_SWING },
): CruxScore {
  const stances = holders.flatMap(({ percents }) => toStance(percents) ?? [])
  const counts = count(holders, stances, crux.double)
  const rows = scoreRows(holders, crux)
  const [first, second, ...others] = stances
  if (!first || !second) return { ...counts, status: 'too_few', missing: 2 - stances.length }
  if (isLevel(others.length === 0 ? rows.full : [...rows.full, ...rows.imputed]))
    return { ...counts, status: 'agreed' }
  if (stances.length < SCORE_FROM_HOLDERS)
    return { ...counts, status: 'pair', between: gapBetween(first, second) }
  return { ...counts, ...scored(rows, stances) }
}

/** What a list of cruxes is sorted by, highest first: the lower bound, and -Infinity where there is no score. */
export const rankOf = (score: CruxScore): number => (score.status === 'scored' ? score.lower : -Infinity)

/**
 * S = 100·Σ_{i<j} sign(m_i - m_j)(c_i - c_j)s̄_ij / (pairs + 10), and the standard error of its delete-one-person
 * jackknife, √( (n-1)/n · Σ(S_(-k) - mean)² ): pairs share people, so people, not pairs, are the sample. S_(-k) takes
 * person k's pairs off the sum, so all n cost no more than one. Throws RangeError for fewer than two.
 */
export function scoreOf(rows: readonly ScoreRow[], sums: PairSums = sumsOf(rows)) {
  const n = rows.length
  if (n < 2) throw new RangeError('a score needs two people')
  const without = sums.ofPerson.map((own) => shrunk(sums.total - own, n - 1))
  const score = shrunk(sums.total, n)
  const standardError = Math.sqrt((n - 1) * variance(without))
  return { score, standardError, lower: score - Z_SORT * standardError }
}

const sumsOf = (rows: readonly ScoreRow[]) =>
  rows.length > PAIRS_CAP ? sortedPairSums(rows) : pairSums(rows)
const pairsOf = (n: number) => (n * (n - 1)) / 2
const shrunk = (total: number, n: number) => (100 * total) / (pairsOf(n) + PRIOR_PAIRS)

function scored({ full, imputed }: Rows, stances: readonly Stance[]): Scored {
  const rows = [...full, ...imputed]
  const sums = sumsOf(rows)
  const pairs = pairsOf(rows.length)
  const imputedShare = imputed.length / rows.length
  return {
    status: 'scored',
    ...scoreOf(rows, sums),
    vod:
      (100 * vodSum(stances.map((stance) => ({ ...stance, m: implied(stance) })))) / pairsOf(stances.length),
    meanGap: (100 * weightedSpread(rows.map(({ m }) => ({ value: m, weight: 1 })))) / pairs,
    meanExplained: (100 * sums.total) / pairs,
    pairs,
    imputedShare,
    hollow: imputedShare > HOLLOW_ABOVE,
  }
}

function count(holders: readonly Holder[], stances: readonly Stance[], rule?: DoubleRule): Counts {
  const credences = holders.flatMap(({ percents }) => percents.credence ?? []).map(fraction)
  return {
    full: stances.length,
    markedOnly: holders.filter(({ percents, mark }) => mark !== null && !toStance(percents)).length,
    disagreement: credences.length === 0 ? null : 4 * variance(credences),
    meanSwing: stances.length === 0 ? null : sum(stances.map(swing)) / stances.length,
    doublePairs: stances.length > PAIRS_CAP ? null : doubleCruxes(stances, rule).length,
  }
}

const isLevel = (rows: readonly ScoreRow[]) => {
  const centre = mean(rows.map(({ m }) => m))
  return rows.every(({ m }) => sign(m - centre) === 0)
}
