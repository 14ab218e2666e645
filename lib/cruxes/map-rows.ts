/** A box to be placed: how much it weighs, and the boxes that must stand above it. */
export type Rowed = { ref: string; weight: number; below: readonly string[] }

/** Boxes that stand side by side on a wide screen and can be read there. */
const IN_A_ROW = 5

/**
 * Rows of boxes, each box in a column of a grid; null where a column is free. Those that weigh most come first, unless they stand
 * below others; what stands below something stands near under it. At most five in a row, and rows about equally long.
 */
export function rowsOf(boxes: readonly Rowed[]): (string | null)[][] {
  const least = Math.ceil(boxes.length / IN_A_ROW)
  const columns = Math.ceil(boxes.length / Math.max(1, least))
  const byRef = new Map(boxes.map((box) => [box.ref, box]))
  const rowOf = new Map<string, number>()
  const rows: Rowed[][] = []
  const place = (box: Rowed, asking: readonly string[]): number => {
    const known = rowOf.get(box.ref)
    if (known !== undefined) return known
    const above = box.below.flatMap((ref) => {
      const other = byRef.get(ref)
      // A circle is cut where it closes.
      return other && ref !== box.ref && !asking.includes(ref) ? [place(other, [...asking, box.ref])] : []
    })
    let row = Math.max(-1, ...above) + 1
    while ((rows[row]?.length ?? 0) >= columns) row++
    while (rows.length <= row) rows.push([])
    rows[row]?.push(box)
    rowOf.set(box.ref, row)
    return row
  }
  for (const box of heaviestFirst(boxes)) place(box, [])
  const columnOf = new Map<string, number>()
  return rows.map((row) => inColumns(row, columns, columnOf))
}

/** What stands below something takes the free column nearest to it; the others fill what is left. */
function inColumns(row: readonly Rowed[], columns: number, columnOf: Map<string, number>): (string | null)[] {
  const cells: (string | null)[] = Array.from({ length: columns }, () => null)
  const put = ({ ref }: Rowed, wanted: number) => {
    const free = cells.flatMap((cell, i) => (cell === null ? [i] : []))
    const [column = 0] = free.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b)
    cells[column] = ref
    columnOf.set(ref, column)
  }
  const wish = ({ below }: Rowed) => {
    const above = below.flatMap((ref) => columnOf.get(ref) ?? [])
    return above.length === 0 ? null : above.reduce((sum, one) => sum + one, 0) / above.length
  }
  const wishes = heaviestFirst(row).map((box) => ({ box, at: wish(box) }))
  for (const { box, at } of wishes) if (at !== null) put(box, at)
  for (const { box, at } of wishes) if (at === null) put(box, 0)
  return cells
}

const heaviestFirst = (boxes: readonly Rowed[]) => [...boxes].sort((a, b) => b.weight - a.weight)
