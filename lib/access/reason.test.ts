import { expect, test } from 'vitest'
import { reasonGiven } from './reason'

test('a decision over others needs a word that says why; blanks and a dot say nothing', () => {
  expect(reasonGiven('Advertisements.')).toBe('Advertisements.')
  for (const none of [null, '', '  ', '.', ' no ', '   ok'])
    expect(() => reasonGiven(none)).toThrow('Give a reason: it stands in the public log.')
})
