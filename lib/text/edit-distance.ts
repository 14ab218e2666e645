/**
 * How many characters must be put in, taken out or changed to make one text the other; more than `most` is Infinity.
 * Only the band that can stay within the limit is computed, so the time is length times limit.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY
  const far = most + 1
  let above = Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, far))
  for (let row = 1; row <= a.length; row++) {
    const line = new Array<number>(b.length + 1).fill(far)
    if (row <= most) line[0] = row
    for (let column = Math.max(1, row - most); column <= Math.min(b.length, row + most); column++) {
      const change = (above[column - 1] ?? far) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line[column] = Math.min(change, (above[column] ?? far) + 1, (line[column - 1] ?? far) + 1)
    }
    above = line
  }
  const distance = above[b.length] ?? far
  return distance > most ? Number.POSITIVE_INFINITY : distance
}
