import fc from 'fast-check'
import { agnes } from 'ml-hclust'
import { describe, expect, test } from 'vitest'
import { cluster, silhouette } from './cluster'
import { type Point, project } from './opinion-map'
import { seededRandom } from './planted'
import { plantedCamps } from './planted-camps'

describe('clusters', () => {
  test('by k-means from twenty starts are steadier than those of a Ward tree, also of few people', () => {
    // Leave one person out at a time: how often do two of the others change between together and apart?
    const unrest = (method: (points: readonly Point[], k: number) => readonly number[]) => {
      let changes = 0
      for (const [world, sizes] of [
        [7, 6, 5],
        [5, 4],
        [12, 4],
        [10, 9, 8],
      ].entries()) {
        const points = project(plantedCamps(sizes, { missing: 0.3, noise: 0.4 }, seededRandom(world)).rows)
        const whole = method(points, sizes.length)
        for (const out of points.keys()) {
          const others = (all: readonly unknown[]) => all.filter((_, at) => at !== out)
          const [were, are] = [
            others(whole),
            method(
              points.filter((_, at) => at !== out),
              sizes.length,
            ),
          ]
          for (const i of are.keys())
            for (const j of are.keys()) {
              if ((were[i] === were[j]) !== (are[i] === are[j])) changes += 1
            }
        }
      }
      return changes
    }
    expect(unrest((points, k) => cluster(points, k, 1))).toBeLessThan(unrest(byWard))
  })

  test('put every point into one of k, the same way each time', () => {
    const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 4, maxLength: 50 }),
        fc.integer({ min: 1, max: 4 }),
        (points, k) => {
          const clusters = cluster(points, k, 7)
          expect(clusters).toHaveLength(points.length)
          expect(clusters.every((own) => own >= 0 && own < k)).toBe(true)
          expect(cluster(points, k, 7)).toEqual(clusters)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('more than there are points are refused', () => {
    expect(() => cluster([[0, 0]], 2, 1)).toThrow(RangeError)
  })

  test('have a silhouette near 1 when far apart, and none when there is only one', () => {
    const points: Point[] = [
      [0, 0],
      [0, 1],
      [50, 0],
      [50, 1],
    ]

    expect(silhouette(points, [0, 0, 1, 1])).toBeGreaterThan(0.95)
    expect(silhouette(points, [0, 1, 0, 1])).toBeLessThan(0)
    expect(silhouette(points, [0, 0, 0, 0])).toBe(0)
  })
})

/** Ward's criterion on Euclidean distances (Murtagh and Legendre 2014: `ward2` is the one that is Ward's). */
function byWard(points: readonly Point[], k: number): number[] {
  const parts = agnes(
    points.map(([x, y]) => [x, y]),
    { method: 'ward2' },
  )
    .group(k)
    .children.map((part) => part.indices())
  return points.map((_, index) => parts.findIndex((part) => part.includes(index)))
}
