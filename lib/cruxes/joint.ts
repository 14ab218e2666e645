import { Matrix, solve } from 'ml-matrix'
import { mean, sum, variance } from './numbers'
import { JOINT_PEOPLE_PER_CRUX, OVERLAP_ABOVE, OVERLAP_FROM_PEOPLE } from './thresholds'

/** One person's stated main claim and credences in K cruxes of it, fractions 0..1, the cruxes in one order for all. */
export type JointRow = { readonly m: number; readonly c: readonly number[] }

/**
 * The share 0..1 of the differences on the main claim that K cruxes account for together: R² of the least-squares fit
 * of m on c_1..c_K over people who answered all. Explained parts of single cruxes do not add up; this is what may be
 * said of several. Null for fewer than 5K people, no crux, or nobody differing. (CRUXES 4.4)
 */
export function jointShare(people: readonly JointRow[]): number | null {
  const cruxes = people[0]?.c.length ?? 0
  if (cruxes === 0 || people.length < JOINT_PEOPLE_PER_CRUX * cruxes) return null
  const main = people.map(({ m }) => m)
  const spread = variance(main)
  if (spread === 0) return null
  const design = new Matrix(people.map(({ c }) => [1, ...c]))
  // By singular values: two cruxes that everybody answers alike are no reason to fail.
  const fitted = design.mmul(solve(design, Matrix.columnVector(main), true)).to1DArray()
  const missed = mean(main.map((m, at) => (m - (fitted[at] ?? 0)) ** 2))
  return Math.min(1, Math.max(0, 1 - missed / spread))
}

/** Two cruxes, by their place in the list, whose credences go together (r > 0) or against each other (r < 0). */
export type Overlap = { readonly one: number; readonly other: number; readonly r: number }

/**
 * Pairs of cruxes that may be one crux (or one and its negation): |correlation| above .7 over at least five people who
 * gave a credence, fraction 0..1, on both. `answers[k][i]` is person i's on crux k, null if none. Strongest first.
 */
export function overlaps(answers: readonly (readonly (number | null)[])[]): Overlap[] {
  const found = answers.flatMap((column, one) =>
    answers
      .slice(one + 1)
      .map((next, at) => ({ one, other: one + 1 + at, r: correlation(column, next) ?? 0 })),
  )
  return found.filter(({ r }) => Math.abs(r) > OVERLAP_ABOVE).sort((x, y) => Math.abs(y.r) - Math.abs(x.r))
}

/** Pearson's r over those with both values; null for fewer than five, or if one side does not vary. */
export function correlation(xs: readonly (number | null)[], ys: readonly (number | null)[]): number | null {
  const both = xs.flatMap((x, at) => {
    const y = ys[at] ?? null
    return x === null || y === null ? [] : [{ x, y }]
  })
  if (both.length < OVERLAP_FROM_PEOPLE) return null
  const [midX, midY] = [mean(both.map(({ x }) => x)), mean(both.map(({ y }) => y))]
  const cross = sum(both.map(({ x, y }) => (x - midX) * (y - midY)))
  const scale = Math.sqrt(
    sum(both.map(({ x }) => (x - midX) ** 2)) * sum(both.map(({ y }) => (y - midY) ** 2)),
  )
  return scale < 1e-12 ? null : cross / scale
}
