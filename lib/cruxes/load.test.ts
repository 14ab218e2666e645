import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entropy, load } from './load'
import { implied } from './stance'

const fraction = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyStance = fc.record({ c: fraction, a: fraction, b: fraction })

describe('the load of a crux', () => {
  test('is the whole of one bit for somebody at even odds whom it decides', () => {
    expect(load({ c: 0.5, a: 1, b: 0 })).toEqual({
      expectedSwing: 0.5,
      information: 1,
      percentOfMax: 1,
      brierGain: 0.25,
    })
  })

  test('is the expected move, twice the doubt times the swing', () => {
    expect(load({ c: 0.9, a: 0.7, b: 0.3 }).expectedSwing).toBeCloseTo(0.072, 12)
  })

  test.each([
    ['is certain that it is true', { c: 1, a: 0.9, b: 0.1 }],
    ['is certain that it is false', { c: 0, a: 0.9, b: 0.1 }],
    ['is not moved by it', { c: 0.37, a: 0.7, b: 0.7 }],
    ['is certain of the main claim either way', { c: 0.4, a: 0, b: 0 }],
  ])('is nothing for somebody who %s', (_, stance) => {
    expect(load(stance)).toEqual({ expectedSwing: 0, information: 0, percentOfMax: 0, brierGain: 0 })
  })

  test('stays between nothing and the whole uncertainty on the main claim', () => {
    fc.assert(
      fc.property(anyStance, (stance) => {
        const { information, percentOfMax, expectedSwing, brierGain } = load(stance)
        expect(information).toBeGreaterThanOrEqual(0)
        expect(information).toBeLessThanOrEqual(entropy(implied(stance)))
        expect(percentOfMax).toBeLessThanOrEqual(1)
        expect(expectedSwing).toBeLessThanOrEqual(0.5)
        expect(brierGain).toBeLessThanOrEqual(0.25)
      }),
    )
  })

  test('does not change when "true" and "false" change places', () => {
    fc.assert(
      fc.property(anyStance, ({ c, a, b }) => {
        const turned = load({ c: 1 - c, a: b, b: a })
        expect(turned.information).toBeCloseTo(load({ c, a, b }).information, 9)
        expect(turned.expectedSwing).toBeCloseTo(load({ c, a, b }).expectedSwing, 12)
      }),
    )
  })
})
