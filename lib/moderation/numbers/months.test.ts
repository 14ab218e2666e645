import { expect, test } from 'vitest'
import { hoursInWords, monthWords, roundUp } from './months'

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [7, 10],
  [40, 50],
  [101, 200],
])('a scale for %d goes up to %d', (most, bound) => expect(roundUp(most)).toBe(bound))

test('waits are told so that one can compare them', () => {
  expect([null, 0.01, 0.5, 3.25, 72].map(hoursInWords)).toEqual(['–', '1 min', '30 min', '3.3 h', '3 days'])
})

test('a month is called by its name', () => expect(monthWords('2026-05')).toBe('May 2026'))
