import type { DocumentComment } from '@/lib/transfer/document'
import { type Prose, write } from './prose'
import { type Draw, pick, whole } from './random'

/** The branch whose folding is timed: this many comments below the first, which stands on top of the page. */
export const BRANCH = 300
export const ROOT_OF_BRANCH = 'c1'
const PEOPLE = 150
const BEGAN = Date.parse('2026-10-05T08:00:00Z')
const MINUTES_BETWEEN = 3

export const PERSON_HANDLES = Array.from(
  { length: PEOPLE },
  (_, i) => `reader-${String(i + 1).padStart(3, '0')}`,
)
export const timeOf = (index: number): string =>
  new Date(BEGAN + index * MINUTES_BETWEEN * 60_000).toISOString()

/**
 * Comments in the order of writing, as a thread document has them. People answer what was written lately, and the
 * deeper it stands the more rarely: average depth about 3.7, few below the depth that a page shows.
 */
export function writeComments(prose: Prose, draw: Draw, count: number): DocumentComment[] {
  const depths: number[] = []
  return Array.from({ length: count }, (_, i): DocumentComment => {
    const parent = parentOf(i, depths, draw)
    depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1)
    return {
      id: refOf(i),
      parent: parent === null ? null : refOf(parent),
      by: pick(draw, PERSON_HANDLES),
      body: writeBody(prose, draw),
      created_at: timeOf(i),
      karma: i === 0 ? 400 : Math.round(-Math.log(1 - draw()) * 14) - 3,
      agreement: whole(draw, 40) - 12,
      votes: 4 + whole(draw, 30),
    }
  })
}

const refOf = (index: number): string => `c${index + 1}`

const TOP_LEVEL = 0.055
const LATELY = 120
const TOO_DEEP = 8.7

function parentOf(index: number, depths: readonly number[], draw: Draw): number | null {
  const first = index <= BRANCH ? 0 : BRANCH + 1
  if (index === first || (first > 0 && draw() < TOP_LEVEL)) return null
  for (;;) {
    const candidate = Math.max(first, index - 1 - whole(draw, Math.min(LATELY, index - first)))
    const depth = depths[candidate] ?? 0
    if (draw() > depth / TOO_DEEP) return candidate
  }
}

/** About 600 bytes as HTML: mostly one or two paragraphs, now and then a quotation, a list or a link. */
function writeBody(prose: Prose, draw: Draw): string {
  const paragraph = () => write(prose, draw, 150 + whole(draw, 340))
  const parts = draw() < 0.7 ? [paragraph(), paragraph()] : [paragraph()]
  if (draw() < 0.15) parts.unshift(`> ${write(prose, draw, 80)}`)
  if (draw() < 0.08) parts.push(`- ${write(prose, draw, 60)}\n- ${write(prose, draw, 60)}`)
  if (draw() < 0.12) parts.push(`See [the figures](https://example.org/figures/${whole(draw, 999)}).`)
  return parts.join('\n\n')
}
