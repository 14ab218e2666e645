import { expect, test } from 'vitest'
import { exactTime, longDate, shortAge } from './age'

const now = Date.parse('2026-01-31T12:00:00Z')
const ago = (milliseconds: number) => shortAge(now - milliseconds, now)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [0, '1m'],
  [44 * minute, '44m'],
  [46 * minute, '1h'],
  [21 * hour, '21h'],
  [23 * hour, '1d'],
  [25 * day, '25d'],
  [27 * day, '1mo'],
  [330 * day, '11mo'],
  [340 * day, '1y'],
  [1000 * day, '3y'],
])('%d ms ago reads %s', (milliseconds, words) => expect(ago(milliseconds)).toBe(words))

test('a clock that runs ahead never shows an age below zero', () => expect(ago(-hour)).toBe('1m'))

test('dates are written out, in one time zone for everybody', () => {
  expect(longDate(Date.parse('2023-03-08T23:59:00Z'))).toBe('8 March 2023')
  expect(exactTime(Date.parse('2023-03-08T07:05:00Z'))).toBe('8 March 2023, 07:05 UTC')
})
