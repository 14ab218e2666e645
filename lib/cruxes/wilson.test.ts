import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from './wilson'

describe("Wilson's interval", () => {
  test.each([
    // Newcombe 1998 (Statistics in Medicine 17), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is that of the literature', (k, n, low, high) => {
    const interval = wilson(k, n, 1.959964)

    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('of nobody is everything, and shows no percent', () => {
    expect(wilson(0, 0)).toEqual({ share: null, low: 0, high: 1 })
  })

  test('is narrower for sorting than for claiming, and always holds the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const k = Math.round(part * n)
        const [claim, sort] = [wilson(k, n), wilson(k, n, 1.28)]
        expect(sort.high - sort.low).toBeLessThan(claim.high - claim.low)
        expect(claim.low).toBeLessThanOrEqual(k / n + 1e-12)
        expect(claim.high).toBeGreaterThanOrEqual(k / n - 1e-12)
        expect(wilson(n - k, n).low).toBeCloseTo(1 - claim.high, 12)
      }),
    )
  })

  test('is refused for more of fewer', () => {
    expect(() => wilson(3, 2)).toThrow(RangeError)
    expect(() => wilson(-1, 2)).toThrow(RangeError)
  })
})
