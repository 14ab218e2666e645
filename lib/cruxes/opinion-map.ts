import { Matrix, SVD } from 'ml-matrix'
import { PCA } from 'ml-pca'
import { mean } from './numbers'

/** People × items; -1..1 (z = 2p - 1), null where a person gave nothing. */
export type OpinionMatrix = readonly (readonly (number | null)[])[]
export type Point = readonly [x: number, y: number]

/** Share 0..1 of the cells that hold an answer; 0 of none. */
export function fillRate(rows: OpinionMatrix): number {
  const cells = rows.flat()
  return cells.length === 0 ? 0 : cells.filter((cell) => cell !== null).length / cells.length
}

/**
 * A place in the plane for each person: empty cells become the item's mean, principal components 1 and 2 of the centred
 * matrix, and Polis' √(K/max(V,1)) for somebody who answered V of K items, so that the silent do not crowd the middle.
 * The sign of a component, which the method leaves open, is that of its largest loading, so equal input gives equal
 * output. Needs two people and two items (RangeError); items that nobody answered weigh nothing.
 */
export function project(rows: OpinionMatrix): Point[] {
  const items = rows[0]?.length ?? 0
  if (rows.length < 2 || items < 2) throw new RangeError('a map needs two people and two items')
  const means = Array.from({ length: items }, (_, k) => meanOf(rows.map((row) => row[k] ?? null)))
  const filled = rows.map((row) => means.map((itemMean, k) => row[k] ?? itemMean))
  const loadings = new PCA(filled, { center: true, scale: false }).getLoadings().to2DArray()
  const [first = [], second = []] = loadings.map(upright)
  return rows.map((row) => {
    const seen = row.filter((cell) => cell !== null).length
    const scale = Math.sqrt(items / Math.max(seen, 1))
    // An imputed cell sits on the item's mean and adds 0: the sum runs over what was seen.
    const along = (axis: readonly number[]) =>
      scale *
      means.reduce((total, itemMean, k) => total + ((row[k] ?? itemMean) - itemMean) * (axis[k] ?? 0), 0)
    return [along(first), along(second)]
  })
}

/**
 * The points turned and mirrored (never stretched) to lie as close as they can to where the same people were before,
 * so that a map does not jump when somebody answers (orthogonal Procrustes). `before[i]` is null for somebody new.
 * Unchanged if fewer than two were there. Distances, hence groups, stay the same.
 */
export function alignTo(points: readonly Point[], before: readonly (Point | null)[]): Point[] {
  const known = points.flatMap((now, at) => {
    const then = before[at] ?? null
    return then === null ? [] : [{ now, then }]
  })
  if (known.length < 2) return [...points]
  const now = new Matrix(known.map((one) => [...one.now]))
  const then = new Matrix(known.map((one) => [...one.then]))
  const { leftSingularVectors, rightSingularVectors } = new SVD(now.transpose().mmul(then))
  const turn = leftSingularVectors.mmul(rightSingularVectors.transpose())
  return points.map(([x, y]) => [
    x * turn.get(0, 0) + y * turn.get(1, 0),
    x * turn.get(0, 1) + y * turn.get(1, 1),
  ])
}

function meanOf(column: readonly (number | null)[]): number {
  const seen = column.filter((cell) => cell !== null)
  return seen.length === 0 ? 0 : mean(seen)
}

/** The axis with its largest loading positive; the first of equals decides. */
function upright(axis: readonly number[]): number[] {
  const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) + 1e-9 ? value : best), 0)
  return largest < 0 ? axis.map((value) => -value) : [...axis]
}
