import { describe, expect, test } from 'vitest'
import { correlation, jointShare, overlaps } from './joint'

const answers = Array.from({ length: 20 }, (_, at) => ({
  x: ((at * 7) % 20) / 20,
  y: ((at * 13 + 5) % 20) / 20,
}))

describe('several cruxes together', () => {
  test('account for all of what is made of them', () => {
    const people = answers.map(({ x, y }) => ({ m: 0.2 + 0.4 * x - 0.1 * y, c: [x, y] }))

    expect(jointShare(people)).toBeCloseTo(1, 9)
  })

  test('account for no more when one of them is said twice', () => {
    const once = answers.map(({ x, y }, at) => ({ m: 0.5 * x + 0.02 * (at % 3) + 0 * y, c: [x] }))
    const twice = once.map(({ m, c }) => ({ m, c: [...c, ...c] }))

    expect(jointShare(twice)).toBeCloseTo(jointShare(once) ?? Number.NaN, 9)
  })

  test('are not spoken of with fewer than five people a crux, with no crux, or when all agree', () => {
    expect(jointShare(answers.slice(0, 9).map(({ x, y }) => ({ m: x, c: [x, y] })))).toBeNull()
    expect(jointShare(answers.map(() => ({ m: 0.5, c: [] })))).toBeNull()
    expect(jointShare(answers.map(({ x }) => ({ m: 0.5, c: [x] })))).toBeNull()
  })
})

describe('two cruxes that may be one', () => {
  const column = answers.map(({ x }) => x)

  test('go together, or against each other', () => {
    const found = overlaps([column, column.map((x) => 1 - x), answers.map(({ y }) => y)])

    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ one: 0, other: 1 })
    expect(found[0]?.r).toBeCloseTo(-1, 12)
  })

  test('are compared over those who answered both, five at least', () => {
    expect(correlation([0.1, 0.2, 0.3, 0.4, null], [0.1, 0.2, 0.3, 0.4, 0.5])).toBeNull()
    expect(correlation([0.1, 0.2, 0.3, 0.4, 0.5, null], [0.2, 0.4, 0.6, 0.8, 1, 0])).toBeCloseTo(1, 12)
    expect(
      correlation(
        column,
        column.map(() => 0.5),
      ),
    ).toBeNull()
  })
})
