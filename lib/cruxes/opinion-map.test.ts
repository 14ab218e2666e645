import { describe, expect, test } from 'vitest'
import { alignTo, fillRate, type Point, project } from './opinion-map'
import { seededRandom } from './planted'
import { plantedCamps } from './planted-camps'

describe('the map', () => {
  const given = plantedCamps([8, 7], { missing: 0.2 }, seededRandom(6))

  test('is turned back to where people were, whatever way it came out', () => {
    const points = project(given.rows)
    const [cos, sin] = [Math.cos(2), Math.sin(2)]
    const turned = points.map(([x, y]): Point => [-(x * cos - y * sin), x * sin + y * cos])
    for (const [at, [x, y]] of alignTo(turned, points).entries()) {
      expect(x).toBeCloseTo(points[at]?.[0] ?? Number.NaN, 9)
      expect(y).toBeCloseTo(points[at]?.[1] ?? Number.NaN, 9)
    }
    expect(
      alignTo(
        turned,
        turned.map(() => null),
      ),
    ).toEqual(turned)
  })

  test('does not crowd those who answered little into the middle', () => {
    const quiet = given.rows.map((row, at) => (at === 0 ? row.map((z, item) => (item < 2 ? z : null)) : row))
    const far = ([x, y]: Point) => Math.hypot(x, y)
    const [one = [0, 0], ...others] = project(quiet)

    expect(far(one)).toBeGreaterThan(0.5 * Math.min(...others.map(far)))
  })

  test('needs two people and two items', () => {
    expect(() => project([[1, 0]])).toThrow(RangeError)
    expect(() => project([[1], [0]])).toThrow(RangeError)
  })
})

test('the fill rate is the share of answers given', () => {
  expect(
    fillRate([
      [1, null],
      [0, null],
    ]),
  ).toBe(0.5)
  expect(fillRate([])).toBe(0)
})
