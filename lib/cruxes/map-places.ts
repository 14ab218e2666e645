import { type Box, type Line, linesIn } from './map-lines'
import { type Rowed, rowsOf } from './map-rows'

export type Placed = Box
type Given = {
  /** Of every box. */
  width: number
  /** In their order; none where there is no claim. */
  claims: readonly { ref: string; height: number }[]
  /** `claims` are those that a crux is for. */
  boxes: readonly (Rowed & { height: number; claims: readonly string[] })[]
  relations: readonly { from: string; to: string }[]
}
type Places = {
  width: number
  height: number
  boxes: Placed[]
  /** By crux and claim, with a space between. */
  toClaim: ReadonlyMap<string, Line>
  /** One for each relation, in their order; none where they are said in words. */
  between: Line[]
  /** The path on which the cruxes of a large map hang; null where each has a line of its own. */
  stem: string | null
}

const MARGIN = 16

/** Room between boxes for the lines that are drawn there; and beside them all, left and right, where there are several rows. */
const LAYERS = { across: 46, down: 84, underClaim: 104, aside: [30, 30] } as const
/** Large maps: a stub beside each box says which way it speaks. */
const STUB = 42
const LIST = { across: 62, down: 24, underClaim: 64, aside: [STUB, 0] } as const
/** From a box's head to where its stub arrives: the middle of its first line. */
const STUB_AT = 20
const BAR = 26
/** What a line takes that runs below a row, with its words. */
const UNDER_ROW = 60

/** A small map: every crux has its line to each claim it is for, every relation is drawn. */
export function inLayers(given: Given): Places {
  const { boxes, claims, width, height } = inGrid(given, LAYERS)
  const lines = linesIn(boxes)
  const toClaim = new Map<string, Line>()
  for (const claim of claims) {
    const own = given.boxes.filter((box) => box.claims.includes(claim.ref))
    const shifts = new Map(
      own.map((box) => [box.ref, { at: box.claims.indexOf(claim.ref), of: box.claims.length }]),
    )
    for (const [ref, line] of lines.toClaim(claim, shifts)) toClaim.set(`${ref} ${claim.ref}`, line)
  }
  const byRef = new Map(boxes.map((box) => [box.ref, box]))
  let lowest = height
  const between = given.relations.flatMap(({ from, to }): Line[] => {
    const pair = [byRef.get(from), byRef.get(to)].filter((box) => box !== undefined)
    const [upper, lower] = pair.sort((a, b) => a.row - b.row || a.x - b.x)
    if (!upper || !lower) return []
    // Such a line hangs below the tallest box of the row.
    if (upper.row === lower.row)
      for (const { row, y, height } of boxes)
        if (row === upper.row) lowest = Math.max(lowest, y + height + UNDER_ROW)
    return [lines.between(upper, lower)]
  })
  return { width, height: lowest, boxes: [...claims, ...boxes], toClaim, between, stem: null }
}

/** A large map: one stem from the first claim, along each column, and a stub to each box. */
export function inList(given: Given): Places {
  const { boxes, claims, width, height } = inGrid(
    { ...given, boxes: given.boxes.map((box) => ({ ...box, below: [] })) },
    LIST,
  )
  const all = { width, height, between: [] }
  const [claim] = claims
  if (!claim) return { ...all, boxes, toClaim: new Map(), stem: null }
  const isFor = new Map(given.boxes.map((box) => [box.ref, box.claims.includes(claim.ref)]))
  const bar = claim.y + claim.height + BAR
  const toClaim = new Map<string, Line>()
  const ends = new Map<number, number>()
  for (const { ref, x, y } of boxes) {
    const [from, arrives] = [x - STUB, y + STUB_AT]
    if (!isFor.get(ref)) continue
    toClaim.set(`${ref} ${claim.ref}`, {
      path: `M${from} ${arrives}H${x}`,
      label: { x: from + 5, y: arrives - 7, anchor: 'start' },
    })
    ends.set(from, Math.max(ends.get(from) ?? 0, arrives))
  }
  const stems = [...ends].sort(([a], [b]) => a - b)
  const middle = claim.x + claim.width / 2
  const across = [middle, ...stems.map(([x]) => x)]
  const stem = [
    `M${middle} ${claim.y + claim.height}V${bar}`,
    `M${Math.min(...across)} ${bar}H${Math.max(...across)}`,
    ...stems.map(([x, y]) => `M${x} ${bar}V${y}`),
  ].join('')
  return { ...all, boxes: [...claims, ...boxes], toClaim, stem }
}

function inGrid(
  { width: each, claims: heads, boxes }: Given,
  room: typeof LAYERS | typeof LIST,
): { boxes: Placed[]; claims: Placed[]; width: number; height: number } {
  const rows = rowsOf(boxes)
  // Beside the first column, too, lines come down to what is not in the first row.
  const [left, right] = heads.length > 0 && rows.length > 1 ? room.aside : [0, 0]
  const heights = new Map(boxes.map(({ ref, height }) => [ref, height]))
  const columns = Math.max(1, rows[0]?.length ?? 1)
  const abreast = heads.length * each + Math.max(0, heads.length - 1) * room.across
  const wanted = left + right + columns * each + (columns - 1) * room.across
  const width = 2 * MARGIN + Math.max(wanted, abreast)
  // What is narrower than the claims stands below their middle.
  const inset = (Math.max(wanted, abreast) - wanted) / 2
  const tallest = Math.max(0, ...heads.map(({ height }) => height))
  const claims = heads.map(
    ({ ref, height }, i): Placed => ({
      ref,
      row: -1,
      column: -1,
      x: (width - abreast) / 2 + i * (each + room.across),
      // Their feet stand on one line.
      y: MARGIN + tallest - height,
      width: each,
      height,
    }),
  )
  const foot = MARGIN + tallest
  let y = claims.length > 0 ? foot + room.underClaim : MARGIN
  let bottom = claims.length > 0 ? foot : 0
  const placed: Placed[] = []
  for (const [row, cells] of rows.entries()) {
    for (const [column, ref] of cells.entries()) {
      if (ref === null) continue
      const height = heights.get(ref) ?? 0
      const x = MARGIN + inset + left + column * (each + room.across)
      placed.push({ ref, row, column, x, y, width: each, height })
      bottom = Math.max(bottom, y + height)
    }
    y = bottom + room.down
  }
  return { boxes: placed, claims, width, height: bottom + MARGIN }
}
