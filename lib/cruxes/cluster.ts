import { kmeans } from 'ml-kmeans'
import { mean, sum } from './numbers'
import type { Point } from './opinion-map'
import { GROUPS } from './thresholds'

/** For each point, in order, the number of its cluster, 0..k-1. */
export type Clustering = readonly number[]

/**
 * k clusters of the points with the least sum of squares among 20 k-means++ starts, from seeds counted up from `seed`
 * (an integer); the earliest of equals. Equal input gives equal output. Fewer places than k: all in one. Needs
 * 1 <= k <= points (RangeError).
 */
export function cluster(points: readonly Point[], k: number, seed: number): Clustering {
  if (!(k >= 1 && k <= points.length))
    throw new RangeError(`${points.length} points do not make ${k} clusters`)
  const data = points.map(([x, y]) => [x, y])
  if (k === 1 || new Set(data.map(String)).size < k) return points.map(() => 0)
  const runs = Array.from({ length: GROUPS.restarts }, (_, run) => {
    const { clusters } = kmeans(data, k, { seed: seed + run, initialization: 'kmeans++' })
    return { clusters, cost: sumOfSquares(points, clusters) }
  })
  return runs.reduce((best, run) => (run.cost < best.cost - 1e-9 ? run : best)).clusters
}

/**
 * Mean silhouette, -1..1: (nearest other cluster's mean distance - own) / the larger, 0 for somebody alone (Rousseeuw
 * 1987). 0 if there is but one cluster. O(n²).
 */
export function silhouette(points: readonly Point[], clusters: Clustering): number {
  const labelled = points.map((point, at) => ({ point, label: clusters[at] ?? 0 }))
  const labels = [...new Set(clusters)]
  if (labels.length < 2) return 0
  return mean(
    labelled.map((person) => {
      const distanceTo = (label: number) =>
        labelled
          .filter((other) => other.label === label && other !== person)
          .map((other) => Math.hypot(other.point[0] - person.point[0], other.point[1] - person.point[1]))
      const own = distanceTo(person.label)
      if (own.length === 0) return 0
      const within = mean(own)
      const nearest = Math.min(
        ...labels.filter((label) => label !== person.label).map((label) => mean(distanceTo(label))),
      )
      return Math.max(within, nearest) === 0 ? 0 : (nearest - within) / Math.max(within, nearest)
    }),
  )
}

function sumOfSquares(points: readonly Point[], clusters: Clustering): number {
  return sum(
    [...new Set(clusters)].map((label) => {
      const members = points.filter((_, at) => clusters[at] === label)
      const [x, y] = [mean(members.map((point) => point[0])), mean(members.map((point) => point[1]))]
      return sum(members.map((point) => (point[0] - x) ** 2 + (point[1] - y) ** 2))
    }),
  )
}
