import { expect, test } from 'vitest'
import { spanInWords } from './span'

test.each([
  [0, '1 second'],
  [39_001, '40 seconds'],
  [60_000, '1 minute'],
  [61_000, '2 minutes'],
  [3_600_000, '1 hour'],
  [90_000_000, '2 days'],
])('%d ms from now reads %s', (milliseconds, words) => {
  expect(spanInWords(1_000_000, 1_000_000 + milliseconds)).toBe(words)
})
