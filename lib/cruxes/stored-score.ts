import { gapBetween } from './pair'
import type { CruxScore } from './score'
import { type Percents, toStance } from './stance'
import { HOLLOW_ABOVE } from './thresholds'

/** A row of crux_score, by its columns' names. */
export type StoredScore = {
  status: CruxScore['status']
  full: number
  marked_only: number
  says_crux_yes: number
  says_crux_of: number
  pairs: number
  score: number | null
  standard_error: number | null
  lower: number | null
  vod: number | null
  mean_gap: number | null
  mean_explained: number | null
  mean_swing: number | null
  disagreement: number | null
  imputed_share: number
  double_pairs: number
}

/** The stored row as the score it stands for; the two people of a pair are decomposed from their own numbers. */
export function scoreFrom(row: StoredScore | null, percents: readonly Percents[]): CruxScore {
  const counts = {
    full: row?.full ?? 0,
    markedOnly: row?.marked_only ?? 0,
    disagreement: row?.disagreement ?? null,
    meanSwing: row?.mean_swing ?? null,
    doublePairs: row?.double_pairs ?? 0,
  }
  if (row?.status === 'agreed') return { ...counts, status: 'agreed' }
  if (row?.status === 'pair') {
    const [one, other] = percents.flatMap((given) => toStance(given) ?? [])
    if (one && other) return { ...counts, status: 'pair', between: gapBetween(one, other) }
  }
  if (row?.status !== 'scored') return { ...counts, status: 'too_few', missing: Math.max(1, 2 - counts.full) }
  return {
    ...counts,
    status: 'scored',
    score: row.score ?? 0,
    standardError: row.standard_error ?? 0,
    lower: row.lower ?? 0,
    vod: row.vod ?? 0,
    meanGap: row.mean_gap ?? 0,
    meanExplained: row.mean_explained ?? 0,
    pairs: row.pairs,
    imputedShare: row.imputed_share,
    hollow: row.imputed_share > HOLLOW_ABOVE,
  }
}
