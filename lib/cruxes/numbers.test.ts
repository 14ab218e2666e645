import { expect, test } from 'vitest'
import { atLeast, median, points, sign, variance } from './numbers'

test('a threshold is met by numbers that only arithmetic pushed below it', () => {
  expect(atLeast(0.3 - 0.1, 0.2)).toBe(true)
  expect(atLeast(0.1999, 0.2)).toBe(false)
})

test('a difference that only arithmetic made has no sign', () => {
  expect(sign(0.1 + 0.2 - 0.3)).toBe(0)
  expect([sign(-0.0001), sign(0.0001)]).toEqual([-1, 1])
})

test.each([
  [0.285, 29],
  [-0.285, -29],
  [0.004, 0],
  [-0.004, 0],
  [1, 100],
])('%s is %i points', (fraction, whole) => {
  expect(points(fraction)).toBe(whole)
})

test('the median of an even number is between the middle two, and of nothing is nothing', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBeNull()
})

test('the variance divides by all: half at 0 and half at 1 is a quarter', () => {
  expect(variance([0, 1, 0, 1])).toBe(0.25)
})
