import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastOf, forecastWithoutB, geometricMeanOfOdds, kl, vod, voi } from './fri'
import { load } from './load'
import { vodNaive } from './pair'

const inner = fc.integer({ min: 2, max: 98 }).map((percent) => percent / 100)
const whole = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyStance = fc.record({ c: whole, a: whole, b: whole })
const doubter = fc.record({ c: inner, a: inner, b: inner })

describe('the value of information', () => {
  test('is, for a coherent forecast, the information in tens, the expected move, and the Brier gain', () => {
    fc.assert(
      fc.property(doubter, (stance) => {
        const [value, weight] = [voi(forecastOf(stance)), load(stance)]
        expect(value.log).toBeCloseTo(weight.information * Math.log10(2), 9)
        expect(value.naive).toBeCloseTo(weight.expectedSwing, 9)
        expect(value.quadratic).toBeCloseTo(weight.brierGain, 9)
        expect(value.percentOfMax).toBeCloseTo(weight.percentOfMax, 9)
      }),
    )
  })

  test('matches a value worked by hand', () => {
    // u = .5, a = .8, b = .2, c = .5: KL(.8, .5) = .8·log10(1.6) + .2·log10(.4) = 0.083711
    expect(voi({ u: 0.5, c: 0.5, a: 0.8, b: 0.2 }).log).toBeCloseTo(0.083711, 5)
  })

  test('counts "if false" even when "if true" would change nothing', () => {
    expect(voi({ u: 0.5, c: 0.5, a: 0.5, b: 0.1 }).log).toBeGreaterThan(0)
  })

  test('is a number, and not below 0, for every forecast, 0 and 1 included', () => {
    fc.assert(
      fc.property(anyStance, whole, (stance, u) => {
        for (const value of Object.values(voi({ ...stance, u }))) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThan(Number.POSITIVE_INFINITY)
        }
      }),
    )
    expect(voi({ u: 0.5, c: 0.5, a: 1, b: 0 }).percentOfMax).toBeCloseTo(1, 12)
    expect(voi({ u: 0, c: 0.5, a: 0, b: 0 })).toEqual({ log: 0, naive: 0, quadratic: 0, percentOfMax: 0 })
  })
})

describe('an "if false" that was not asked', () => {
  test('is derived where it can be, and refused above 1 as below 0', () => {
    expect(forecastWithoutB({ u: 0.66, c: 0.9, a: 0.7 })?.b).toBeCloseTo(0.3, 10)
    expect(forecastWithoutB({ u: 0.9, c: 0.5, a: 0 })).toBeNull()
    expect(forecastWithoutB({ u: 0.1, c: 0.9, a: 0.9 })).toBeNull()
    expect(forecastWithoutB({ u: 0.7, c: 1, a: 0.7 })).toBeNull()
  })
})

describe('the value of discrimination', () => {
  test('naive is that of the pair', () => {
    fc.assert(
      fc.property(anyStance, anyStance, (i, j) => {
        expect(vod(forecastOf(i), forecastOf(j)).naive).toBeCloseTo(vodNaive(i, j), 12)
      }),
    )
  })

  test('is finite and the same from both sides', () => {
    fc.assert(
      fc.property(anyStance, anyStance, (i, j) => {
        const [there, back] = [vod(forecastOf(i), forecastOf(j)), vod(forecastOf(j), forecastOf(i))]
        for (const key of ['naive', 'quadratic', 'logGmod'] as const) {
          expect(Number.isFinite(there[key])).toBe(true)
          expect(back[key]).toBeCloseTo(there[key], 9)
        }
      }),
    )
  })

  test('is nothing for twins, and all of the distance when they would agree either way', () => {
    const twin = forecastOf({ c: 0.3, a: 0.8, b: 0.2 })
    const [i, j] = [forecastOf({ c: 0.9, a: 0.8, b: 0.2 }), forecastOf({ c: 0.1, a: 0.8, b: 0.2 })]

    expect(vod(twin, twin)).toEqual({ naive: 0, quadratic: 0, logGmod: 0 })
    expect(vod(i, j).quadratic).toBeCloseTo((i.u - j.u) ** 2, 12)
    expect(vod(i, j).logGmod).toBeCloseTo(kl(i.u, j.u) + kl(j.u, i.u), 12)
  })

  test('weighs with a probability that lies between the two', () => {
    expect(geometricMeanOfOdds(0.9, 0.1)).toBeCloseTo(0.5, 12)
    expect(geometricMeanOfOdds(0.8, 0.8)).toBeCloseTo(0.8, 12)
    expect(geometricMeanOfOdds(0, 1)).toBeCloseTo(0.5, 12)
  })
})
