import { expect, test } from 'vitest'
import { isDoubleCrux } from '../pair'
import { verdict } from '../person'
import { CRUX_RULE, DOUBLE_RULE } from '../thresholds'
import { rulesOf, SWINGS, USUAL_SWING } from './swing'

const ada = { c: 0.9, a: 0.7, b: 0.45 }
const bob = { c: 0.1, a: 0.6, b: 0.35 }

test('a thread that chose nothing is judged as the formulas say', () => {
  expect(rulesOf(USUAL_SWING)).toEqual({ crux: CRUX_RULE, double: DOUBLE_RULE })
})

test('what moves somebody by 25 points is a crux for them in every thread but one that asks for 30', () => {
  expect(SWINGS.map((swing) => verdict(ada, rulesOf(swing).crux).kind)).toEqual([
    'crux',
    'crux',
    'crux',
    'weak',
  ])
})

test('and no double crux there either, for it takes one of each; apart they must still be as everywhere', () => {
  expect(SWINGS.map((swing) => isDoubleCrux(ada, bob, rulesOf(swing).double))).toEqual([
    true,
    true,
    true,
    false,
  ])
  // They stand 10 points apart on the crux: too few, however little a crux has to move somebody by.
  expect(isDoubleCrux(ada, { ...bob, c: 0.8 }, rulesOf(5).double)).toBe(false)
})

test('one answer alone moves somebody if it moves them by half of that', () => {
  const oneSided = { c: 0.9, a: 0.7, b: 0.58 } // implied .688: 1 point from true, 11 from false
  expect(verdict(oneSided, rulesOf(20).crux).onlyIf).toBe('false')
  expect(verdict({ c: 0.5, a: 0.58, b: 0.5 }, rulesOf(5).crux).onlyIf).toBeNull()
})
