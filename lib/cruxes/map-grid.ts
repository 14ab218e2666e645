/** What the grid knows of a box: its name and how tall its words make it. */
export type GridBox = { ref: string; height: number }
export type Placed = { x: number; y: number }

const GAP = 34
const BETWEEN_ROWS = 70
const MARGIN = 16

/**
 * Places for the boxes of a large map, the claim above and the others in rows as they come: layered layout leads hundreds of lines
 * around each other, which takes a second and makes the map ten screens wide. Middles of boxes; all boxes are equally wide.
 */
export function gridOf(claim: GridBox | null, boxes: readonly GridBox[], width: number) {
  const perRow = Math.ceil(Math.sqrt(1.5 * boxes.length))
  const across = Math.min(perRow, boxes.length)
  const whole = 2 * MARGIN + across * width + (across - 1) * GAP
  const places = new Map<string, Placed>()
  let top = MARGIN
  const put = (row: readonly GridBox[]) => {
    const tallest = Math.max(...row.map(({ height }) => height))
    const left = (whole - row.length * width - (row.length - 1) * GAP) / 2
    for (const [i, { ref }] of row.entries())
      places.set(ref, { x: left + i * (width + GAP) + width / 2, y: top + tallest / 2 })
    top += tallest + BETWEEN_ROWS
  }
  if (claim) put([claim])
  for (let from = 0; from < boxes.length; from += perRow) put(boxes.slice(from, from + perRow))
  return { width: whole, height: top - BETWEEN_ROWS + MARGIN, places }
}
