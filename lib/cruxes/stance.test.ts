import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedIfFalse, fraction, implied, incoherence, type Percents, swing, toStance } from './stance'

const given = (over: Partial<Percents> = {}): Percents => ({
  credence: 90,
  ifTrue: 70,
  ifFalse: 30,
  main: null,
  ...over,
})
const percent = fc.integer({ min: 0, max: 100 })
const anyGiven = fc.record({ credence: percent, ifTrue: percent, ifFalse: percent, main: percent })

describe('a stance', () => {
  test('is what was put on the sliders, as fractions', () => {
    expect(toStance(given())).toEqual({ c: 0.9, a: 0.7, b: 0.3 })
  })

  test.each(['credence', 'ifTrue', 'ifFalse'] as const)('is not full without %s', (missing) => {
    expect(toStance(given({ [missing]: null }))).toBeNull()
  })

  test('implies a main claim, and a swing', () => {
    const stance = { c: 0.9, a: 0.7, b: 0.3 }

    expect(implied(stance)).toBeCloseTo(0.66, 12)
    expect(swing(stance)).toBeCloseTo(0.4, 12)
  })

  test.each([-1, 101, Number.NaN, Number.POSITIVE_INFINITY])('does not take %s for a percent', (wrong) => {
    expect(() => fraction(wrong)).toThrow(RangeError)
  })
})

describe('a missing "if false"', () => {
  test('follows from the three other numbers', () => {
    expect(derivedIfFalse(given({ ifFalse: null, main: 66 }))).toBeCloseTo(30, 10)
  })

  test.each<[string, Partial<Percents>]>([
    ['it was given', { main: 66 }],
    ['the main claim was not', { ifFalse: null }],
    ['the person is certain that it is true', { credence: 100, ifFalse: null, main: 70 }],
    ['no number under 100 fits', { credence: 50, ifTrue: 0, ifFalse: null, main: 90 }],
    ['no number over 0 fits', { credence: 90, ifTrue: 90, ifFalse: null, main: 10 }],
  ])('is asked for, not made up, when %s', (_, over) => {
    expect(derivedIfFalse(given(over))).toBeNull()
  })

  test('makes the stance coherent whenever it can be derived', () => {
    fc.assert(
      fc.property(anyGiven, (sliders) => {
        const ifFalse = derivedIfFalse({ ...sliders, ifFalse: null })
        fc.pre(ifFalse !== null)
        const stance = toStance({ ...sliders, ifFalse })
        expect(stance && implied(stance)).toBeCloseTo(sliders.main / 100, 9)
      }),
    )
  })
})

describe('numbers that do not fit together', () => {
  test('are told, with both numbers and two repairs', () => {
    const found = incoherence(given({ credence: 60, ifTrue: 83, ifFalse: 33, main: 40 }))

    expect(found).toMatchObject({ implied: 63, stated: 40 })
    expect(found?.repairs.map(({ percents }) => percents)).toEqual([
      { credence: 60, ifTrue: 83, ifFalse: 33, main: 63 },
      { credence: 60, ifTrue: 60, ifFalse: 10, main: 40 },
    ])
  })

  test('are let pass when they are less than 5 points apart', () => {
    expect(incoherence(given({ main: 62 }))).toBeNull()
    expect(incoherence(given({ main: 61 }))).not.toBeNull()
  })

  test('are not spoken of while a slider is empty', () => {
    expect(incoherence(given({ main: null }))).toBeNull()
    expect(incoherence(given({ ifTrue: null, main: 10 }))).toBeNull()
  })

  test('fit after either repair, which leaves the credence alone and keeps the sign of the swing', () => {
    fc.assert(
      fc.property(anyGiven, (sliders) => {
        const found = incoherence(sliders)
        fc.pre(found !== null)
        for (const { percents } of found?.repairs ?? []) {
          expect(incoherence(percents)).toBeNull()
          expect(percents.credence).toBe(sliders.credence)
          const before = sliders.ifTrue - sliders.ifFalse
          expect(((percents.ifTrue ?? 0) - (percents.ifFalse ?? 0)) * before).toBeGreaterThanOrEqual(0)
          for (const value of Object.values(percents)) expect(fraction(value ?? 0)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
