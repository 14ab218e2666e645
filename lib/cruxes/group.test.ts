import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapBetweenGroups } from './group'
import { mean } from './numbers'
import { gapBetween } from './pair'
import { implied } from './stance'

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const group = fc.array(fc.record({ c: fraction, a: fraction, b: fraction }), { minLength: 1, maxLength: 9 })

test('the gap between two groups is the mean over all pairs across them, part by part', () => {
  fc.assert(
    fc.property(group, group, (groupA, groupB) => {
      const pairs = groupA.flatMap((i) => groupB.map((j) => gapBetween(i, j)))
      const between = gapBetweenGroups(groupA, groupB)
      for (const part of ['gap', 'explained', 'residual', 'ifTrue', 'ifFalse'] as const) {
        expect(between[part]).toBeCloseTo(mean(pairs.map((pair) => pair[part])), 12)
      }
      expect(Math.abs(between.gap - between.explained - between.residual)).toBeLessThan(1e-12)
    }),
  )
})

test('the explained part is the closed form of the specification', () => {
  fc.assert(
    fc.property(group, group, (groupA, groupB) => {
      const [cA, cB] = [mean(groupA.map(({ c }) => c)), mean(groupB.map(({ c }) => c))]
      const [sA, sB] = [mean(groupA.map(({ a, b }) => a - b)), mean(groupB.map(({ a, b }) => a - b))]
      const csA = mean(groupA.map(({ c, a, b }) => c * (a - b)))
      const csB = mean(groupB.map(({ c, a, b }) => c * (a - b)))
      expect(gapBetweenGroups(groupA, groupB).explained).toBeCloseTo((csA + cA * sB - cB * sA - csB) / 2, 12)
    }),
  )
})

test('a group of one against a group of one is a pair', () => {
  const [ada, bob] = [
    { c: 0.9, a: 0.7, b: 0.3 },
    { c: 0.1, a: 0.62, b: 0.22 },
  ]

  expect(gapBetweenGroups([ada], [bob]).explained).toBeCloseTo(0.32, 14)
  expect(gapBetweenGroups([ada], [bob]).gap).toBe(implied(ada) - implied(bob))
})

test('nobody is no group', () => {
  expect(() => gapBetweenGroups([], [{ c: 0.5, a: 0.5, b: 0.5 }])).toThrow(RangeError)
})
