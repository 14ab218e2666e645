export type Box = {
  ref: string
  row: number
  column: number
  x: number
  y: number
  width: number
  height: number
}
export type Label = { x: number; y: number; anchor: 'start' | 'end' }
export type Line = { path: string; label: Label }
type Point = { x: number; y: number }

/** From the side of a box to the nearest line that passes it, and from one such line to the next. */
const TO_LANE = 14
const BETWEEN_LANES = 9
/** Further lines share the last lane: there is no room for more between two columns. */
const LANES = 4
/** Where in its head a line enters that came down beside other boxes. */
const INTO_HEAD = 28
const TURN = 44
/** Between the lines of one crux to several claims: room for a number. */
const BETWEEN_CLAIMS = 52

/**
 * Draws the lines of a map whose boxes stand in rows and columns: through no box, but between the columns. Lines to the first row
 * fan out from a claim's foot; those to lower rows come down in the gap at the left of their column.
 */
export function linesIn(boxes: readonly Box[]) {
  const tops = new Map(boxes.map(({ row, y }) => [row, y]))
  const bottoms = new Map<number, number>()
  for (const { row, y, height } of boxes) bottoms.set(row, Math.max(bottoms.get(row) ?? 0, y + height))
  /** Below a box, and below its neighbours, which may be taller. */
  const clearOf = ({ row, x, width }: Box): Point => ({ x: x + width / 2, y: bottoms.get(row) ?? 0 })
  const lanes = new Map<number, number>()
  /** The x of a free lane left of a column; what goes less far is asked for first and lies nearer to the boxes. */
  const laneLeftOf = ({ column, x }: Box): number => {
    const taken = lanes.get(column) ?? 0
    lanes.set(column, taken + 1)
    return x - TO_LANE - BETWEEN_LANES * Math.min(taken, LANES - 1)
  }
  return {
    /** From one claim to the cruxes for it; a crux of several takes each line at a place of its own. */
    toClaim: (claim: Box, own: ReadonlyMap<string, { at: number; of: number }>): Map<string, Line> => {
      const aside = (ref: string) => {
        const { at, of } = own.get(ref) ?? { at: 0, of: 1 }
        return (at - (of - 1) / 2) * BETWEEN_CLAIMS
      }
      const down = boxes
        .filter(({ ref }) => own.has(ref))
        .sort((a, b) => a.row - b.row)
        .map((box) => ({
          box,
          at: box.row === 0 ? box.x + box.width / 2 + aside(box.ref) : laneLeftOf(box),
        }))
        .sort((a, b) => a.at - b.at)
      const step = Math.min(26, (claim.width - 48) / Math.max(1, down.length - 1))
      return new Map(
        down.map(({ box, at }, i) => {
          const foot = {
            x: claim.x + claim.width / 2 + (i - (down.length - 1) / 2) * step,
            y: claim.y + claim.height,
          }
          return [
            box.ref,
            box.row === 0
              ? fan(foot, box, at)
              : beside(foot, box, at, tops.get(0) ?? 0, (own.get(box.ref)?.at ?? 0) * BETWEEN_CLAIMS),
          ]
        }),
      )
    },
    between: (upper: Box, lower: Box): Line => {
      const foot = clearOf(upper)
      const out = `M${round(foot.x)} ${round(upper.y + upper.height)}V${round(foot.y)}`
      const head = { x: lower.x + lower.width / 2, y: lower.y }
      if (upper.row === lower.row) return under(out, foot, clearOf(lower), lower.y + lower.height)
      if (lower.row === upper.row + 1) {
        const side = head.x < foot.x ? 'end' : 'start'
        return {
          path: `${out}${curve(foot, head)}`,
          label: { ...middle(foot, head, side), anchor: side },
        }
      }
      const lane = laneLeftOf(lower)
      const next = { x: lane, y: tops.get(upper.row + 1) ?? 0 }
      const turn = { x: lane, y: head.y - TURN }
      return {
        path: `${out}${curve(foot, next)}V${round(turn.y)}${curve(turn, head)}`,
        label: { x: round(lane + 7), y: round(turn.y - 6), anchor: 'start' },
      }
    },
  }
}

function fan(foot: Point, box: Box, x: number): Line {
  const head = { x, y: box.y }
  const anchor = x < foot.x - 1 ? 'end' : 'start'
  return {
    path: `M${at(foot)}${curve(foot, head)}`,
    label: { x: round(x + (anchor === 'end' ? -8 : 8)), y: round(box.y - 10), anchor },
  }
}

function beside(foot: Point, box: Box, x: number, firstTop: number, further: number): Line {
  const [enters, turn] = [
    { x, y: firstTop },
    { x, y: box.y - TURN },
  ]
  const head = { x: box.x + INTO_HEAD + further, y: box.y }
  return {
    path: `M${at(foot)}${curve(foot, enters)}V${round(turn.y)}${curve(turn, head)}`,
    label: { x: round(head.x + 8), y: round(box.y - 10), anchor: 'start' },
  }
}

/** Between boxes of one row, below all of it. */
function under(out: string, one: Point, other: Point, foot: number): Line {
  const low = one.y + 40
  return {
    path: `${out}C${at({ x: one.x, y: low })} ${at({ x: other.x, y: low })} ${at(other)}V${round(foot)}`,
    label: { x: round((one.x + other.x) / 2), y: round(low - 14), anchor: 'start' },
  }
}

/** Leaves downwards and arrives downwards. */
function curve(from: Point, to: Point): string {
  const y = (from.y + to.y) / 2
  return `C${at({ x: from.x, y })} ${at({ x: to.x, y })} ${at(to)}`
}

const middle = (one: Point, other: Point, side: 'start' | 'end') => ({
  x: round((one.x + other.x) / 2 + (side === 'end' ? -8 : 8)),
  y: round((one.y + other.y) / 2 + 4),
})
const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`
export const round = (n: number): number => Math.round(n * 10) / 10
