import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance'

test('counts letters put in, taken out and changed', () => {
  expect(editDistance('kitten', 'sitting', 5)).toBe(3)
  expect(editDistance('same', 'same', 0)).toBe(0)
  expect(editDistance('', 'abc', 3)).toBe(3)
})

test('beyond the limit is infinity', () => {
  expect(editDistance('kitten', 'sitting', 2)).toBe(Number.POSITIVE_INFINITY)
  expect(editDistance('a', 'abcdef', 3)).toBe(Number.POSITIVE_INFINITY)
})

test('within any limit equals the whole computation, and is the same both ways', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(word, word, fc.nat(12), (a, b, most) => {
      const whole = editDistance(a, b, 24)
      expect(editDistance(a, b, most)).toBe(whole <= most ? whole : Number.POSITIVE_INFINITY)
      expect(editDistance(b, a, 24)).toBe(whole)
    }),
  )
})
