import { expect, test } from 'vitest'
import { joinReason, splitReason } from './reason'

test.each([
  ['I had the order of events wrong.', 'https://example.com/a?b=c'],
  ['See Bob’s answer:', '/threads/core-views#comment-c2'],
  ['No link here.', null],
  ['', 'https://example.com'],
])('“%s” and %s go into one line and come out again', (words, link) => {
  expect(splitReason(joinReason(words, link ?? '') ?? '')).toEqual({ words, link })
})

test('what is no address of ours or of the web is words', () => {
  expect(splitReason('see javascript:alert(1)')).toEqual({ words: 'see javascript:alert(1)', link: null })
  expect(splitReason('and/threads/x')).toEqual({ words: 'and/threads/x', link: null })
  expect(joinReason(' ', '')).toBeNull()
})
