import { expect, test } from 'vitest'
import { minutes } from './reading-time'

test('a long post takes as many minutes as it has 220 words', () => {
  expect(minutes('word '.repeat(2200))).toBe(10)
})

test('even an empty text takes a minute', () => {
  expect(minutes('')).toBe(1)
  expect(minutes('One.')).toBe(1)
})
