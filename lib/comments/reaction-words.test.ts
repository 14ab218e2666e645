import { expect, test } from 'vitest'
import { gatherQuotes } from './reaction-words'

test('the same words are named once with all who meant them, and what was lost stands apart', () => {
  expect(
    gatherQuotes([
      ['always', 'cyd', false],
      ['rarely', 'ada', false],
      ['rarely', 'bob', false],
      ['rarely', 'dee', true],
    ]),
  ).toEqual([
    { quote: 'rarely', who: ['ada', 'bob'], isLost: false },
    { quote: 'always', who: ['cyd'], isLost: false },
    { quote: 'rarely', who: ['dee'], isLost: true },
  ])
  expect(gatherQuotes(null)).toEqual([])
})
