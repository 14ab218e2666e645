import { expect, test } from 'vitest'
import { nextDigests } from './when'

test.each([
  ['2026-01-01T06:59:00Z', '2026-01-01T07:00:00Z', '2026-01-05T07:00:00Z'], // a Thursday
  ['2026-01-01T07:00:00Z', '2026-01-02T07:00:00Z', '2026-01-05T07:00:00Z'],
  ['2026-01-05T06:00:00Z', '2026-01-05T07:00:00Z', '2026-01-05T07:00:00Z'], // a Monday
  ['2026-01-05T08:00:00Z', '2026-01-06T07:00:00Z', '2026-01-12T07:00:00Z'],
])('what happens at %s goes into the digests of %s and %s', (now, daily, weekly) => {
  expect(nextDigests(new Date(now))).toEqual({ daily: new Date(daily), weekly: new Date(weekly) })
})
