import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asIfIndependent, jointBounds, jointTrouble, type Part } from './bounds'

const percent = fc.integer({ min: 0, max: 100 })
const credences = fc.array(percent, { minLength: 2, maxLength: 4 })
const partsOf = (given: readonly (number | null)[]): Part[] =>
  given.map((credence, i) => ({ id: i + 1, label: `C${i + 1}`, credence }))

/** A world of hundred equal cases: which of them each part holds in. The share where all hold is what the bounds are about. */
const worlds = fc.array(fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }), {
  minLength: 2,
  maxLength: 4,
})

describe('what somebody can think of all together', () => {
  test('never contradicts a world in which the parts are so likely', () => {
    fc.assert(
      fc.property(worlds, (parts) => {
        const { low, high } = jointBounds(parts.map((cases) => cases.filter(Boolean).length))
        const all = Array.from({ length: 100 }, (_, i) => i).filter((i) => parts.every((cases) => cases[i]))
        expect(all.length).toBeGreaterThanOrEqual(low)
        expect(all.length).toBeLessThanOrEqual(high)
      }),
    )
  })

  test('has bounds that are reached: parts laid into each other, or as far apart as they go', () => {
    fc.assert(
      fc.property(credences, (given) => {
        const nested = given.map((n) => Array.from({ length: 100 }, (_, i) => i < n))
        // Each part fails in cases where the parts before it do not, as long as there are such.
        let next = 0
        const apart = given.map((n) => {
          const fails = new Set(Array.from({ length: 100 - n }, () => next++ % 100))
          return Array.from({ length: 100 }, (_, i) => !fails.has(i))
        })
        const shared = (parts: boolean[][]) =>
          parts[0]?.filter((_, i) => parts.every((cases) => cases[i])).length
        expect([shared(apart), shared(nested)]).toEqual([jointBounds(given).low, jointBounds(given).high])
      }),
    )
  })

  test('is only bounded by what was said', () => {
    expect(jointBounds([40, null])).toEqual({ low: 0, high: 40 })
    expect(jointBounds([null, null])).toEqual({ low: 0, high: 100 })
    expect(jointBounds([90, 80])).toEqual({ low: 70, high: 80 })
  })

  test('may start from the product, which always fits', () => {
    expect(asIfIndependent([40, 60])).toBe(24)
    expect(asIfIndependent([40, null])).toBeNull()
    fc.assert(
      fc.property(credences, (given) => {
        expect(jointTrouble(partsOf(given), asIfIndependent(given))).toBeNull()
      }),
    )
  })
})

describe('numbers that do not go together', () => {
  test('are told by the part they contradict', () => {
    expect(jointTrouble(partsOf([40, 60]), 55)).toMatchObject({
      side: 'above',
      bound: 40,
      from: [{ label: 'C1' }],
      partsInstead: [{ label: 'C1', credence: 55 }],
    })
    expect(jointTrouble(partsOf([90, 80]), 55)).toMatchObject({
      side: 'below',
      bound: 70,
      partsInstead: [
        { label: 'C1', credence: 82 },
        { label: 'C2', credence: 73 },
      ],
    })
  })

  test('are nothing wrong where they were not given', () => {
    expect(jointTrouble(partsOf([40, 60]), null)).toBeNull()
    expect(jointTrouble(partsOf([null, null]), 100)).toBeNull()
    expect(jointTrouble(partsOf([null, 30]), 31)?.bound).toBe(30)
  })

  test('go together after either repair, whole percents all of them', () => {
    const some = fc.array(fc.option(percent), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(some, percent, (given, whole) => {
        const parts = partsOf(given)
        const wrong = jointTrouble(parts, whole)
        const { low, high } = jointBounds(given)
        expect(wrong === null).toBe(whole >= low && whole <= high)
        if (!wrong) return
        expect(jointTrouble(parts, wrong.bound)).toBeNull()
        const mended = parts.map((part) => wrong.partsInstead.find(({ id }) => id === part.id) ?? part)
        expect(jointTrouble(mended, whole)).toBeNull()
        expect(
          mended.every(({ credence }) => credence === null || (Number.isInteger(credence) && credence >= 0)),
        ).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
