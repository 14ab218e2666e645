import { describe, expect, test } from 'vitest'
import { histogram, mainClaimSentence } from './main-claim'

describe('the main claim', () => {
  test.each([
    [[], 'Nobody has said yet how likely the main claim is.'],
    [[70], 'One person puts the main claim at 70.'],
    [[70, 70], 'All 2 who answered put the main claim at 70.'],
    [[10, 80, 30], '3 people put the main claim between 10 and 80; the median is 30.'],
    [
      [90, 10, 30, 50, 70],
      '5 people put the main claim between 10 and 90, half of them between 30 and 70; the median is 50.',
    ],
  ])('of %o: %s', (credences, sentence) => {
    expect(mainClaimSentence(credences)).toBe(sentence)
  })

  test('has a histogram of ten bars that holds everybody', () => {
    expect(histogram([0, 9, 10, 55, 99, 100])).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 2])
  })
})
