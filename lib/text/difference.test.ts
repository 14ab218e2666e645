import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, wordDiff } from './difference'

const without = (changes: Change[], kind: Change['kind']) =>
  changes
    .filter((change) => change.kind !== kind)
    .map((change) => change.text)
    .join('')

test('a reader sees which word of a sentence was changed', () => {
  expect(wordDiff('I am sure that it helps.', 'I am fairly sure that it hurts.')).toEqual([
    { kind: 'same', text: 'I am ' },
    { kind: 'added', text: 'fairly ' },
    { kind: 'same', text: 'sure that it ' },
    { kind: 'removed', text: 'helps' },
    { kind: 'added', text: 'hurts' },
    { kind: 'same', text: '.' },
  ])
})

test('words of any script are compared whole, not letter by letter', () => {
  expect(wordDiff('это правда', 'это неправда')).toEqual([
    { kind: 'same', text: 'это ' },
    { kind: 'removed', text: 'правда' },
    { kind: 'added', text: 'неправда' },
  ])
})

test('an edit that changes nothing has no changes in it', () => {
  expect(wordDiff('The same.', 'The same.')).toEqual([{ kind: 'same', text: 'The same.' }])
  expect(wordDiff('', '')).toEqual([])
})

test('both texts can be read off the difference, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('crux', 'claim', 'не', ' ', '\n\n', ', ', '😀', '**', 'é', '\t'), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordDiff(before, after)
      expect(without(changes, 'added')).toBe(before)
      expect(without(changes, 'removed')).toBe(after)
      expect(changes.every((change) => change.text !== '')).toBe(true)
    }),
  )
})

test('a book replaced by another book is compared by paragraphs or given up, never left running', () => {
  const book = (word: string) => Array.from({ length: 6_000 }, (_, n) => `${word}${n}`).join(' ')
  const before = `Preface.\n\n${book('old')}\n\nEnd.`
  const after = `Preface.\n\n${book('new')}\n\nEnd.`

  expect(wordDiff(before, after).map((change) => change.kind)).toEqual(['same', 'removed', 'added', 'same'])

  const lines = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join('\n')
  expect(wordDiff(lines('old'), lines('new')).map((change) => change.kind)).toEqual(['removed', 'added'])
})
