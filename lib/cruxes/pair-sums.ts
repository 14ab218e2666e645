import { sign, sum } from './numbers'
import type { Stance } from './stance'

/** What the score needs of one person: c and m in 0..1, swing s in -1..1. */
export type ScoreRow = { readonly c: number; readonly s: number; readonly m: number }

/**
 * Sums over pairs: for each person, over everybody else, of sign(m_i - m_j)·(c_i - c_j)·s̄_ij. The sum over all pairs
 * is half of their total. Each is also what the sum over pairs loses when that person is left out.
 */
export type PairSums = { readonly total: number; readonly ofPerson: readonly number[] }

/** The sums by going through the pairs. O(n²); the definition, and the twin of the SQL. */
export function pairSums(rows: readonly ScoreRow[]): PairSums {
  const ofPerson = rows.map((i) => rows.reduce((own, j) => own + pairTerm(i, j), 0))
  return { total: sum(ofPerson) / 2, ofPerson }
}

const pairTerm = (i: ScoreRow, j: ScoreRow) => (sign(i.m - j.m) * (i.c - j.c) * (i.s + j.s)) / 2

/** How many people, and their sums of c, s and c·s: all that a person's pairs with a whole group depend on. */
export type Moments = { readonly n: number; readonly c: number; readonly s: number; readonly cs: number }

const NOBODY: Moments = { n: 0, c: 0, s: 0, cs: 0 }

/** The moments of a group. O(n). */
export function momentsOf(rows: readonly { c: number; s: number }[]): Moments {
  const all = { n: rows.length, c: 0, s: 0, cs: 0 }
  for (const { c, s } of rows) {
    all.c += c
    all.s += s
    all.cs += c * s
  }
  return all
}

/** Sum over j in a group of (c_i - c_j)(s_i + s_j)/2, without going through them. */
export const explainedAgainst = ({ c, s }: { c: number; s: number }, group: Moments): number =>
  (group.n * c * s + c * group.s - s * group.c - group.cs) / 2

/**
 * The same sums without the pairs: sort by m; whoever stands below counts +, above -, level not at all. O(n log n),
 * exact, so that above the cap nothing is estimated.
 */
export function sortedPairSums(rows: readonly ScoreRow[]): PairSums {
  const everybody = momentsOf(rows)
  const ofRow = new Map<ScoreRow, number>()
  let below = NOBODY
  for (const level of levels(rows)) {
    const upToHere = addMoments(below, momentsOf(level))
    const above = addMoments(everybody, upToHere, -1)
    for (const row of level) ofRow.set(row, explainedAgainst(row, below) - explainedAgainst(row, above))
    below = upToHere
  }
  const ofPerson = rows.map((row) => ofRow.get(row) ?? 0)
  return { total: sum(ofPerson) / 2, ofPerson }
}

/** Sum over all pairs of (w_i + w_j)/2·|v_i - v_j|. O(n log n). Throws nothing; 0 for fewer than two. */
export function weightedSpread(entries: readonly { value: number; weight: number }[]): number {
  let [total, n, values, weights, products] = [0, 0, 0, 0, 0]
  for (const { value, weight } of [...entries].sort((x, y) => x.value - y.value)) {
    total += (value * weights + n * weight * value - products - weight * values) / 2
    n += 1
    values += value
    weights += weight
    products += weight * value
  }
  return total
}

/** Sum over all pairs of VOD_naive (see pair.ts), in fractions. O(n log n). */
export function vodSum(stances: readonly (Stance & { m: number })[]): number {
  const gaps = weightedSpread(stances.map(({ m }) => ({ value: m, weight: 1 })))
  const ifTrue = weightedSpread(stances.map(({ a, c }) => ({ value: a, weight: c })))
  const ifFalse = weightedSpread(stances.map(({ b, c }) => ({ value: b, weight: 1 - c })))
  return gaps - ifTrue - ifFalse
}

/** People in order of m, those level with each other (but for rounding) together. */
function levels(rows: readonly ScoreRow[]): ScoreRow[][] {
  const sorted: ScoreRow[][] = []
  for (const row of [...rows].sort((x, y) => x.m - y.m)) {
    const last = sorted.at(-1)
    const level = last?.at(-1)
    if (last && level && sign(row.m - level.m) === 0) last.push(row)
    else sorted.push([row])
  }
  return sorted
}

function addMoments(all: Moments, more: Moments, times: 1 | -1 = 1): Moments {
  return {
    n: all.n + times * more.n,
    c: all.c + times * more.c,
    s: all.s + times * more.s,
    cs: all.cs + times * more.cs,
  }
}
