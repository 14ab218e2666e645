import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vodNaive } from './pair'
import { pairSums, sortedPairSums, vodSum, weightedSpread } from './pair-sums'
import { type CruxScore, cruxScore, type Scored, scoreOf } from './score'
import { implied, type Stance, swing } from './stance'
import { PAIRS_CAP } from './thresholds'

/** Whole percents, or thirds of the scale so that many people stand level with each other. */
const fraction = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  fc.constantFrom(0, 0.5, 1),
)
const people = fc.array(fc.record({ c: fraction, a: fraction, b: fraction }), { minLength: 2, maxLength: 25 })
const toRow = (stance: Stance) => ({ c: stance.c, s: swing(stance), m: implied(stance) })

describe('sums over sorted values', () => {
  test('are the sums over pairs, for all and for each person, ties included', () => {
    fc.assert(
      fc.property(people, (stances) => {
        const rows = stances.map(toRow)
        const [plain, sorted] = [pairSums(rows), sortedPairSums(rows)]
        expect(sorted.total).toBeCloseTo(plain.total, 9)
        for (const [at, own] of sorted.ofPerson.entries()) {
          expect(own).toBeCloseTo(plain.ofPerson[at] ?? Number.NaN, 9)
        }
      }),
    )
  })

  test('are those over pairs for the mean gap and the mean VOD', () => {
    fc.assert(
      fc.property(people, (stances) => {
        const pairs = stances.flatMap((i, at) => stances.slice(at + 1).map((j) => ({ i, j })))
        const vod = pairs.reduce((total, { i, j }) => total + vodNaive(i, j), 0)
        const gaps = pairs.reduce((total, { i, j }) => total + Math.abs(implied(i) - implied(j)), 0)
        const alike = stances.map((stance) => ({ value: implied(stance), weight: 1 }))
        expect(vodSum(stances.map((stance) => ({ ...stance, m: implied(stance) })))).toBeCloseTo(vod, 9)
        expect(weightedSpread(alike)).toBeCloseTo(gaps, 9)
      }),
    )
  })
})

describe('above 300 people', () => {
  const crowd = Array.from({ length: PAIRS_CAP + 1 }, (_, at) => {
    const [credence, ifTrue, ifFalse] = [(at * 37) % 101, (at * 53) % 101, (at * 11) % 101]
    return { percents: { credence, ifTrue, ifFalse, main: null }, mark: null }
  })
  const scored = (count: number): CruxScore & Scored => {
    const score = cruxScore(crowd.slice(0, count))
    if (score.status !== 'scored') throw new Error('300 people make a score')
    return score
  }

  test('the score is still the one over pairs, with its standard error', () => {
    const rows = crowd.map(({ percents: { credence, ifTrue, ifFalse } }) =>
      toRow({ c: credence / 100, a: ifTrue / 100, b: ifFalse / 100 }),
    )
    const byPairs = scoreOf(rows, pairSums(rows))

    expect(scored(PAIRS_CAP + 1).score).toBeCloseTo(byPairs.score, 8)
    expect(scored(PAIRS_CAP + 1).standardError).toBeCloseTo(byPairs.standardError, 8)
  })

  test('double-crux pairs are no longer listed', () => {
    expect(scored(PAIRS_CAP).doublePairs).toBeGreaterThan(0)
    expect(scored(PAIRS_CAP + 1).doublePairs).toBeNull()
  })
})
