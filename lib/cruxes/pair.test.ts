import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bestDoubleCruxMargin,
  doubleCruxes,
  doubleCruxMargin,
  gapBetween,
  isDoubleCrux,
  vodNaive,
} from './pair'
import { implied, type Stance } from './stance'

const ada: Stance = { c: 0.9, a: 0.7, b: 0.3 }
const bob: Stance = { c: 0.1, a: 0.62, b: 0.22 }
const anyFraction = fc.double({ min: 0, max: 1, noNaN: true })
const anyReal = fc.record({ c: anyFraction, a: anyFraction, b: anyFraction })
const whole = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyWhole = fc.record({ c: whole, a: whole, b: whole })

describe('a gap between two people', () => {
  test('of 40 points is 32 explained and 8 residual', () => {
    const { gap, explained, residual, share } = gapBetween(ada, bob)

    expect(gap).toBeCloseTo(0.4, 14)
    expect(explained).toBeCloseTo(0.32, 14)
    expect(residual).toBeCloseTo(0.08, 14)
    expect(share).toBeCloseTo(0.8, 14)
  })

  test('of 50 points is 40 explained and 10 residual', () => {
    const { gap, explained, residual, share } = gapBetween(
      { c: 0.9, a: 0.8, b: 0.3 },
      { c: 0.1, a: 0.7, b: 0.2 },
    )

    expect(gap).toBeCloseTo(0.5, 14)
    expect(explained).toBeCloseTo(0.4, 14)
    expect(residual).toBeCloseTo(0.1, 14)
    expect(share).toBeCloseTo(0.8, 14)
  })

  test('is always the sum of its two parts', () => {
    fc.assert(
      fc.property(anyReal, anyReal, (i, j) => {
        const { gap, explained, residual } = gapBetween(i, j)
        expect(Math.abs(gap - explained - residual)).toBeLessThan(1e-12)
        expect(gap).toBe(implied(i) - implied(j))
      }),
      { numRuns: 10_000 },
    )
  })

  test('turns round with the two people, in every part but the share', () => {
    fc.assert(
      fc.property(anyReal, anyReal, (i, j) => {
        const [there, back] = [gapBetween(i, j), gapBetween(j, i)]
        expect(back.gap).toBe(-there.gap + 0)
        expect(back.explained).toBeCloseTo(-there.explained, 12)
        expect(back.residual).toBeCloseTo(-there.residual, 12)
        if (there.share !== null && back.share !== null) expect(back.share).toBeCloseTo(there.share, 12)
      }),
    )
  })

  test('keeps its parts when the crux is stated the other way round', () => {
    fc.assert(
      fc.property(anyReal, anyReal, (i, j) => {
        const turned = gapBetween(turn(i), turn(j))
        expect(turned.explained).toBeCloseTo(gapBetween(i, j).explained, 12)
        expect(turned.residual).toBeCloseTo(gapBetween(i, j).residual, 12)
      }),
    )
  })

  test('has a share from 10 points on', () => {
    expect(gapBetween({ c: 1, a: 0.6, b: 0 }, { c: 1, a: 0.5, b: 0 }).share).not.toBeNull()
    expect(gapBetween({ c: 1, a: 0.6, b: 0 }, { c: 1, a: 0.51, b: 0 }).share).toBeNull()
  })

  test('may be widened by what is not the crux: then the crux works the other way', () => {
    expect(gapBetween({ c: 0.2, a: 0.9, b: 0.7 }, { c: 0.8, a: 0.4, b: 0.2 }).share).toBeLessThan(0)
  })
})

describe('a double crux', () => {
  test('carries the disagreement of Ada and Bob', () => {
    expect(isDoubleCrux(ada, bob)).toBe(true)
  })

  test.each([
    [
      'they differ by less than 20 points on the main claim',
      { c: 0.3, a: 0.7, b: 0.3 },
      { c: 0.5, a: 0.7, b: 0.3 },
    ],
    ['they agree on the crux', { c: 0.5, a: 0.9, b: 0.5 }, { c: 0.5, a: 0.4, b: 0.1 }],
    ['it moves only one of them', ada, { c: 0.1, a: 0.2, b: 0.2 }],
    ['it moves them in opposite directions', ada, { c: 0.1, a: 0.1, b: 0.4 }],
    ['the gap points the other way', { c: 0.2, a: 0.95, b: 0.7 }, { c: 0.8, a: 0.4, b: 0.1 }],
  ])('is none when %s', (_, i, j) => {
    expect(isDoubleCrux(i, j)).toBe(false)
  })

  test('needs exactly 20 points, however the computer writes 30 - 10', () => {
    expect(0.3 - 0.1).toBeLessThan(0.2)
    expect(isDoubleCrux({ c: 0.3, a: 1, b: 0 }, { c: 0.1, a: 1, b: 0 })).toBe(true)
    expect(isDoubleCrux({ c: 0.29, a: 1, b: 0 }, { c: 0.1, a: 1, b: 0 })).toBe(false)
  })

  test('is the same for both, stated either way, and is where the margin is not below 0', () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, (i, j) => {
        const found = isDoubleCrux(i, j)
        expect(isDoubleCrux(j, i)).toBe(found)
        expect(isDoubleCrux(turn(i), turn(j))).toBe(found)
        expect(doubleCruxMargin(i, j) >= -1e-9).toBe(found)
        expect(doubleCruxMargin(j, i)).toBeCloseTo(doubleCruxMargin(i, j), 12)
      }),
      { numRuns: 5000 },
    )
  })

  test('is found for every pair that has it, and the best margin tells whether there is one', () => {
    fc.assert(
      fc.property(fc.array(anyWhole, { minLength: 2, maxLength: 8 }), (people) => {
        const found = doubleCruxes(people)
        for (const [i, j] of found) expect(isDoubleCrux(i, j)).toBe(true)
        expect((bestDoubleCruxMargin(people) ?? -1) >= -1e-9).toBe(found.length > 0)
      }),
    )
    expect(bestDoubleCruxMargin([ada])).toBeNull()
    expect(doubleCruxes([ada, bob, bob])).toHaveLength(2)
  })
})

describe('the value of discrimination', () => {
  test('is the fall of the gap to expect when the crux is settled by a draw with the mean credence', () => {
    fc.assert(
      fc.property(anyReal, anyReal, (i, j) => {
        const settledTrue = Math.abs(implied({ ...i, c: 1 }) - implied({ ...j, c: 1 }))
        const settledFalse = Math.abs(implied({ ...i, c: 0 }) - implied({ ...j, c: 0 }))
        const p = (i.c + j.c) / 2
        const now = Math.abs(implied(i) - implied(j))
        expect(vodNaive(i, j)).toBeCloseTo(now - (p * settledTrue + (1 - p) * settledFalse), 12)
      }),
    )
  })

  test('is 32 of the 40 points of Ada and Bob, and below 0 where the answer would drive people apart', () => {
    expect(vodNaive(ada, bob)).toBeCloseTo(0.32, 12)
    expect(vodNaive({ c: 0.5, a: 1, b: 0 }, { c: 0.5, a: 0, b: 1 })).toBeCloseTo(-1, 12)
  })
})

function turn({ c, a, b }: Stance): Stance {
  return { c: 1 - c, a: b, b: a }
}
