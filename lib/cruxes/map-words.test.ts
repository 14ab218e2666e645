import fc from 'fast-check'
import { expect, test } from 'vitest'
import { widthOf, wrap } from './map-words'

test('a long statement is cut after five lines, at a word', () => {
  const lines = wrap('word '.repeat(80).trim(), 15)
  expect(lines).toHaveLength(5)
  expect(lines.at(-1)).toMatch(/word…$/)
})

test('words that fit are kept whole and in order, and what stands before the first line is left room', () => {
  expect(wrap('Reviewers read what they review.', 15)).toEqual(['Reviewers read what they', 'review.'])
  expect(wrap('Reviewers read what they review.', 15, 4)[0]).toBe('Reviewers read what')
})

test('no line is wider than its room, whatever the words: an address, one long word, letters of any script', () => {
  const text = fc.array(
    fc.oneof(fc.string({ maxLength: 90 }), fc.webUrl(), fc.string({ unit: 'binary', maxLength: 30 })),
  )
  fc.assert(
    fc.property(text, fc.double({ min: 0, max: 5, noNaN: true }), (words, first) => {
      const [head = '', ...rest] = wrap(words.join(' '), 15, first)
      expect(widthOf(head)).toBeLessThanOrEqual(15 - first + 1e-6)
      for (const line of rest) expect(widthOf(line)).toBeLessThanOrEqual(15 + 1e-6)
    }),
  )
})
