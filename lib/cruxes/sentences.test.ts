import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapBetween } from './pair'
import { cruxScore } from './score'
import {
  askedAgainSentence,
  badge,
  cardDetails,
  cardSentence,
  edgeSentence,
  gapSentence,
  incoherenceSentence,
  naturalFrequency,
  repairLabel,
  residualSentence,
  stanceSentence,
  wholeParts,
} from './sentences'
import { incoherence } from './stance'

const ada = { c: 0.9, a: 0.7, b: 0.3 }
const bob = { c: 0.1, a: 0.62, b: 0.22 }
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const anyStance = fc.record({ c: fraction, a: fraction, b: fraction })

describe('the card says', () => {
  test.each([
    [{ c: 0.5, a: 0.7, b: 0.36 }, 'Settling this would move you by 34 points: it is a crux for you.'],
    [
      { c: 0.5, a: 0.6, b: 0.49 },
      'Settling this would move you by 11 points: it matters to you, but it is not a crux.',
    ],
    [{ c: 0.5, a: 0.51, b: 0.5 }, 'Settling this would move you by 1 point: it is not a crux for you.'],
    [{ c: 0.5, a: 0.5, b: 0.5 }, 'Settling this would not move you: it is not a crux for you.'],
    [{ c: 1, a: 0.9, b: 0.1 }, 'You are certain, so it cannot be a live crux for you.'],
    [{ c: 0.02, a: 0.9, b: 0.1 }, 'You are all but certain, so it cannot be a live crux for you.'],
  ])('of %o: %s', (stance, sentence) => {
    expect(cardSentence(stance, 'empirical')).toBe(sentence)
  })

  test.each([
    [{ c: 0.5, a: 0.9, b: 0.56 }, []],
    [{ c: 0.5, a: 0.7, b: 0.36 }, ['One answer would take you to the other side of the main claim.']],
    [{ c: 0.9, a: 0.9, b: 0.6 }, ['It would do so only if it were false.']],
    [{ c: 1, a: 0.9, b: 0.1 }, []],
  ])('of %o besides: %o', (stance, details) => {
    expect(cardDetails(stance, 'empirical')).toEqual(details)
  })

  test('that one changes one’s mind on a value, and never speaks of its truth', () => {
    const stance = { c: 0.9, a: 0.9, b: 0.6 }

    expect(cardSentence(stance, 'value')).toBe(
      'Changing your mind on this would move you by 30 points: it is a crux for you.',
    )
    expect(cardDetails(stance, 'value')).toEqual(['It would do so only if you rejected it.'])
    expect(stanceSentence(ada, 'value')).toBe(
      'You are at 66 now; 70 if you accepted it, 30 if you rejected it.',
    )
    expect(stanceSentence(ada, 'forecast')).toBe(
      'You are at 66 now; 70 if it were true, 30 if it were false.',
    )
  })

  test.each([
    [70, '7 in 10'],
    [65, '13 in 20'],
    [33, '33 in 100'],
    [0, '0 in 10'],
    [100, '10 in 10'],
  ])('%i as a natural frequency: %s', (percent, words) => {
    expect(naturalFrequency(percent)).toBe(words)
  })

  test('what does not fit, and what each repair would do', () => {
    const found = incoherence({ credence: 60, ifTrue: 83, ifFalse: 33, main: 40 })
    if (!found) throw new Error('63 is not 40')

    expect(incoherenceSentence(found)).toBe('Your numbers imply 63, but you said 40.')
    expect(found.repairs.map((repair) => repairLabel(repair, 'causal'))).toEqual([
      'Say 63',
      'Keep 40; make it 60 if it were true and 10 if it were false',
    ])
  })
})

describe('between two people', () => {
  test('the worked example reads 40 = 32 + 8', () => {
    expect(wholeParts(gapBetween(ada, bob))).toEqual({ gap: 40, explained: 32, residual: 8 })
    expect(gapSentence(gapBetween(ada, bob), 'C1', 'you and Bob')).toBe(
      'C1 accounts for 32 of the 40 points between you and Bob.',
    )
    expect(residualSentence(gapBetween(ada, bob), 'C1', 'you and Bob', 'causal')).toBe(
      'Whichever way C1 fell, you and Bob would still stand 8 points apart.',
    )
  })

  test('whole points always add up, and the gap is counted upwards', () => {
    fc.assert(
      fc.property(anyStance, anyStance, (i, j) => {
        const parts = wholeParts(gapBetween(i, j))
        expect(parts.explained + parts.residual).toBe(parts.gap)
        expect(parts.gap).toBeGreaterThanOrEqual(0)
        if (parts.gap > 0) expect(wholeParts(gapBetween(j, i))).toEqual(parts)
      }),
    )
  })

  test.each([
    ['all', { gap: 0.2, explained: 0.2 }, 'C1 accounts for all of the 20 points between the two.'],
    ['none', { gap: 0.2, explained: 0 }, 'C1 accounts for none of the 20 points between the two.'],
    ['one', { gap: 0.01, explained: 0.01 }, 'C1 accounts for all of the 1 point between the two.'],
    [
      'more',
      { gap: 0.2, explained: 0.25 },
      'C1 accounts for more than the 20 points between the two: differing on what follows from it takes 5 off.',
    ],
    [
      'the other way',
      { gap: -0.2, explained: 0.1 },
      'C1 works the other way: without it the two would stand 30 points apart, not 20.',
    ],
    ['level', { gap: 0.001, explained: 0.3 }, 'On the main claim the two stand level.'],
  ])('a crux may account for %s of it', (_, gap, sentence) => {
    expect(gapSentence({ ...gapBetween(ada, bob), ...gap }, 'C1', 'the two')).toBe(sentence)
  })

  test('two numbers are given where the two ways leave different gaps', () => {
    const between = gapBetween({ c: 0.5, a: 0.9, b: 0.5 }, { c: 0.5, a: 0.5, b: 0.49 })

    expect(residualSentence(between, 'C1', 'groups A and B', 'causal')).toBe(
      'If C1 were true, groups A and B would stand 40 points apart; if false, 1 point.',
    )
  })

  test('level is said plainly', () => {
    const between = gapBetween({ c: 0.9, a: 0.8, b: 0.2 }, { c: 0.1, a: 0.8, b: 0.2 })

    expect(residualSentence(between, 'C1', 'you and Bob', 'causal')).toBe(
      'Whichever way C1 fell, you and Bob would stand level.',
    )
  })
})

describe('where there is no score', () => {
  const full = (credence: number, ifTrue: number, ifFalse: number) => ({
    percents: { credence, ifTrue, ifFalse, main: null },
    mark: null,
  })

  test.each([
    [[], 'Needs two more stances.'],
    [[full(90, 70, 30)], 'Needs one more stance.'],
    [[full(90, 50, 50), full(10, 50, 50)], 'You agree: there is no gap on the main claim for it to explain.'],
    [[full(90, 70, 30), full(10, 62, 22)], 'It accounts for 32 of the 40 points between the two.'],
  ])('it is said why (%#)', (holders, sentence) => {
    expect(edgeSentence(cruxScore(holders))).toBe(sentence)
  })

  test('a score speaks for itself', () => {
    expect(edgeSentence(cruxScore([full(90, 70, 30), full(10, 62, 22), full(50, 50, 20)]))).toBeNull()
  })

  test('marks without numbers are told apart', () => {
    const marked = {
      percents: { credence: null, ifTrue: null, ifFalse: null, main: null },
      mark: 'crux' as const,
    }

    expect(badge(cruxScore([marked, marked, marked]))).toBe('3 marked, 0 quantified')
    expect(badge(cruxScore([full(90, 70, 30)]))).toBeNull()
  })
})

test('who resolved is asked back in their own words', () => {
  expect(askedAgainSentence(70, 'true')).toBe('You said: if true, 70. Now?')
})
