import type { Point } from '../opinion-map'

/** The corners of the smallest convex shape that holds all points, in order (Andrew's monotone chain). Two points are a line, one is itself. */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...new Map(points.map((point) => [point.join(), point])).values()].sort(
    ([ax, ay], [bx, by]) => ax - bx || ay - by,
  )
  if (sorted.length < 3) return sorted
  return [...half(sorted), ...half([...sorted].reverse())]
}

/** One side of it, without its last corner, with which the other side begins. */
function half(sorted: readonly Point[]): Point[] {
  const corners: Point[] = []
  for (const point of sorted) {
    while (corners.length > 1 && !turnsLeft(corners, point)) corners.pop()
    corners.push(point)
  }
  return corners.slice(0, -1)
}

function turnsLeft(corners: readonly Point[], [x, y]: Point): boolean {
  const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = corners.slice(-2)
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0
}
