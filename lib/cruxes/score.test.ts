import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Holder, scoreRows } from './impute'
import { mean, sign, variance } from './numbers'
import type { ScoreRow } from './pair-sums'
import { type CruxScore, cruxScore, rankOf, type Scored, scoreOf } from './score'
import type { Mark, Percents } from './stance'

const percent = fc.integer({ min: 0, max: 100 })
const full = (credence: number, ifTrue: number, ifFalse: number, mark: Mark | null = null): Holder => ({
  percents: { credence, ifTrue, ifFalse, main: null },
  mark,
})
const only = (over: Partial<Percents>, mark: Mark | null = null): Holder => ({
  percents: { credence: null, ifTrue: null, ifFalse: null, main: null, ...over },
  mark,
})
const anyFull = fc.tuple(percent, percent, percent).map(([c, a, b]) => full(c, a, b))
const people = (minLength: number, maxLength = 12) => fc.array(anyFull, { minLength, maxLength })
const rowsOf = (holders: readonly Holder[]) => [...scoreRows(holders, { typicalSwing: 0.4 }).full]
const scored = (holders: readonly Holder[]): CruxScore & Scored => {
  const score = cruxScore(holders)
  if (score.status !== 'scored') throw new Error(`expected a score, got ${score.status}`)
  return score
}

/** The formula as CRUXES 4.4 writes it, pair by pair. */
function naiveScore(rows: readonly ScoreRow[]): number {
  let [total, pairs] = [0, 0]
  for (const [at, i] of rows.entries()) {
    for (const j of rows.slice(at + 1)) {
      total += sign(i.m - j.m) * (i.c - j.c) * ((i.s + j.s) / 2)
      pairs += 1
    }
  }
  return (100 * total) / (pairs + 10)
}

/** The jackknife as books write it: leave one out, compute everything again. O(n³). */
function naiveJackknife(rows: readonly ScoreRow[]): number {
  const without = rows.map((_, k) => naiveScore(rows.filter((_row, at) => at !== k)))
  const centre = mean(without)
  const squares = without.reduce((total, one) => total + (one - centre) ** 2, 0)
  return Math.sqrt(((rows.length - 1) / rows.length) * squares)
}

const camps = [full(90, 70, 30), full(85, 75, 30), full(10, 62, 22), full(15, 65, 20)]

describe('the score of a crux', () => {
  test('is points of the main claim, net, shrunk by ten pairs of nobody', () => {
    // Ada and Bob of the worked example, and a third who stands with Bob: 2 pairs of 32 explained, one of 0, of 3 + 10.
    const score = scored([full(90, 70, 30), full(10, 62, 22), full(10, 62, 22)])

    expect(score.score).toBeCloseTo((2 * 32) / 13, 10)
    expect(score.meanGap).toBeCloseTo((2 * 40) / 3, 10)
    expect(score.meanExplained).toBeCloseTo((2 * 32) / 3, 10)
    expect(score.vod).toBeCloseTo((2 * 32) / 3, 10)
    expect(score.pairs).toBe(3)
    expect(score.doublePairs).toBe(2)
  })

  test('keeps its sign: a crux that works the other way scores below 0', () => {
    const score = scored([full(20, 90, 70), full(25, 88, 66), full(80, 40, 20), full(75, 41, 22)])

    expect(score.score).toBeLessThan(-2)
  })

  test('is the sum over pairs of the specification', () => {
    fc.assert(
      fc.property(people(3), (holders) => {
        const rows = rowsOf(holders)
        expect(scoreOf(rows).score).toBeCloseTo(naiveScore(rows), 9)
      }),
    )
  })

  test('has the standard error of a jackknife that leaves out one person and starts again', () => {
    fc.assert(
      fc.property(people(3), (holders) => {
        const rows = rowsOf(holders)
        expect(scoreOf(rows).standardError).toBeCloseTo(naiveJackknife(rows), 9)
      }),
    )
  })

  test('has a lower bound 1.28 standard errors below, by which cruxes are ranked', () => {
    const score = cruxScore(camps)

    expect(score.status).toBe('scored')
    if (score.status === 'scored')
      expect(score.lower).toBeCloseTo(score.score - 1.28 * score.standardError, 12)
    expect(rankOf(score)).toBe(score.status === 'scored' && score.lower)
    expect(rankOf(cruxScore([]))).toBe(Number.NEGATIVE_INFINITY)
  })

  test('does not depend on the order of people', () => {
    fc.assert(
      fc.property(people(3), fc.infiniteStream(fc.nat()), (holders, keys) => {
        const shuffled = holders
          .map((holder) => ({ holder, key: keys.next().value }))
          .sort((x, y) => x.key - y.key)
          .map(({ holder }) => holder)
        same(cruxScore(shuffled), cruxScore(holders))
      }),
    )
  })

  test('does not change when crux or main claim are stated the other way round', () => {
    const turnCrux = ({ credence, ifTrue, ifFalse }: Percents) =>
      full(100 - (credence ?? 0), ifFalse ?? 0, ifTrue ?? 0)
    const turnMain = ({ credence, ifTrue, ifFalse }: Percents) =>
      full(credence ?? 0, 100 - (ifTrue ?? 0), 100 - (ifFalse ?? 0))
    fc.assert(
      fc.property(people(3), (holders) => {
        const plain = cruxScore(holders)
        for (const turn of [turnCrux, turnMain]) {
          const turned = cruxScore(holders.map(({ percents }) => turn(percents)))
          same({ ...turned, meanSwing: null }, { ...plain, meanSwing: null })
        }
      }),
    )
  })

  test('is 0 when it moves nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, percent), { minLength: 3, maxLength: 12 }), (answers) => {
        const score = cruxScore(answers.map(([credence, main]) => full(credence, main, main)))
        if (score.status === 'scored') expect(Math.abs(score.score) + score.standardError).toBeLessThan(1e-9)
      }),
    )
  })

  test('is 0 when nobody disputes it', () => {
    fc.assert(
      fc.property(
        percent,
        fc.array(fc.tuple(percent, percent), { minLength: 3, maxLength: 12 }),
        (credence, answers) => {
          const score = cruxScore(answers.map(([ifTrue, ifFalse]) => full(credence, ifTrue, ifFalse)))
          if (score.status === 'scored')
            expect(Math.abs(score.score) + score.standardError).toBeLessThan(1e-9)
          expect(score.disagreement).toBeCloseTo(0, 12)
        },
      ),
    )
  })

  test('stays within 100 points', () => {
    const opposed = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0 ? full(100, 100, 0) : full(0, 100, 0),
    )

    expect(scored(opposed).score).toBeGreaterThan(45)
    expect(scored(opposed).score).toBeLessThan(100)
    expect(scored(opposed).disagreement).toBe(1)
  })
})

describe('too little to score', () => {
  test('needs two stances with all numbers', () => {
    expect(cruxScore([])).toMatchObject({
      status: 'too_few',
      missing: 2,
      disagreement: null,
      meanSwing: null,
    })
    expect(cruxScore([full(90, 70, 30)])).toMatchObject({ status: 'too_few', missing: 1, full: 1 })
    expect(cruxScore([full(90, 70, 30), only({ credence: 10 })])).toMatchObject({
      status: 'too_few',
      missing: 1,
    })
  })

  test('two people have their gap taken apart, and no score', () => {
    const pair = cruxScore([full(90, 70, 30), full(10, 62, 22), only({ credence: 20, main: 40 }, 'crux')])

    expect(pair).toMatchObject({ status: 'pair', doublePairs: 1 })
    expect(pair.status === 'pair' && pair.between.explained).toBeCloseTo(0.32, 12)
  })

  test('people level on the main claim agree, however the computer writes their numbers', () => {
    // .3·.7 + .7·.1 and .7·.1 + .3·.7 and .28 itself differ in the last bit.
    expect(cruxScore([full(30, 70, 10), full(70, 10, 70), full(50, 28, 28)])).toMatchObject({
      status: 'agreed',
    })
    expect(cruxScore([full(20, 50, 50), full(90, 50, 50)])).toMatchObject({ status: 'agreed' })
  })

  test('a credence alone counts for how divided people are, not for the score', () => {
    const score = cruxScore([...camps, only({ credence: 50 })])

    expect(score.full).toBe(4)
    expect(score.disagreement).toBeCloseTo(4 * variance([0.9, 0.85, 0.1, 0.15, 0.5]), 12)
    expect(scored([...camps, only({ credence: 50 })]).score).toBe(scored(camps).score)
  })
})

/** Equal but for the rounding of sums in another order. */
function same(one: object, other: object): void {
  const near = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1e8) / 1e8 + 0 : value)
  const tidy = (values: object): object =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, key === 'between' ? null : near(value)]),
    )
  expect(tidy(one)).toEqual(tidy(other))
}
