import type { CruxMap, MapEdge, MapNode } from '@/lib/cruxes/map'
import { escapeHtml } from '@/lib/text/escape'

/** Colours of the picture that stands alone; on a page the style sheet paints by the same classes, in both schemes. */
const PAINT = {
  paper: '#fcfbf8',
  ink: '#211f1b',
  soft: '#68635a',
  line: '#c9c2b4',
  crux: '#8f5400',
  for: '#0f6b5c',
  against: '#8a3355',
} as const
const EDGE_PAINT = {
  for: PAINT.for,
  against: PAINT.against,
  unknown: PAINT.line,
  relation: PAINT.soft,
} as const

type Options = { title: string; href: (ref: string) => string | null; alone: boolean }

/**
 * The map as an SVG. `alone`: a file of its own, painted and with its fonts named; else a picture inside a page, whose
 * boxes are links. The same map gives the same text to the letter.
 */
export function mapSvg(map: CruxMap, { title, href, alone }: Options): string {
  const size = alone ? ` width="${map.width}" height="${map.height}"` : ''
  const ground = alone ? `<rect width="${map.width}" height="${map.height}" fill="${PAINT.paper}"/>` : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="crux-map"${size} viewBox="0 0 ${map.width} ${map.height}" role="group" aria-label="${escapeHtml(title)}">` +
    `<title>${escapeHtml(title)}</title>${ground}` +
    map.edges.map((edge) => edgeSvg(edge, alone)).join('') +
    map.nodes.map((node) => nodeSvg(node, href(node.ref), alone)).join('') +
    '</svg>\n'
  )
}

function edgeSvg({ kind, words, width, points }: MapEdge, alone: boolean): string {
  const [first, ...rest] = points
  if (!first) return ''
  const path = `M${first.x} ${first.y}${curve(rest)}`
  const middle = points[Math.floor(points.length / 2)] ?? first
  const dash = kind === 'relation' ? ' stroke-dasharray="4 4"' : ''
  const paint = alone ? ` stroke="${EDGE_PAINT[kind]}"` : ''
  const label =
    words === ''
      ? ''
      : `<text class="edge-words ${kind}" x="${middle.x + 7}" y="${middle.y + 4}"${alone ? ` fill="${EDGE_PAINT[kind]}" font-family="Inter, sans-serif" font-size="12" font-weight="600"` : ''}>${escapeHtml(words)}</text>`
  return `<path class="edge ${kind}" d="${path}" fill="none" stroke-width="${Math.round(width * 10) / 10}"${dash}${paint}/>${label}`
}

/** Through the points, smoothly: each corner is rounded towards the middle of the next stretch. */
function curve(points: readonly { x: number; y: number }[]): string {
  return points
    .map((point, i) => {
      const next = points[i + 1]
      if (!next) return `L${point.x} ${point.y}`
      const half = { x: Math.round((point.x + next.x) * 5) / 10, y: Math.round((point.y + next.y) * 5) / 10 }
      return `Q${point.x} ${point.y} ${half.x} ${half.y}`
    })
    .join('')
}

function nodeSvg(
  { ref, label, lines, isClaim, state, split, x, y, width, height }: MapNode,
  href: string | null,
  alone: boolean,
): string {
  const box = alone
    ? ` fill="${PAINT.paper}" stroke="${isClaim ? PAINT.ink : PAINT.crux}" stroke-width="${state === 'double' ? 2.5 : 1.25}"`
    : ''
  const text = alone ? ` fill="${PAINT.ink}" font-family="Literata, Georgia, serif" font-size="14.5"` : ''
  const rows = lines
    .map((line, i) => {
      const words = i === 0 && !isClaim && line.startsWith(`${label} `) ? line.slice(label.length + 1) : line
      const mark =
        words === line
          ? ''
          : `<tspan class="label"${alone ? ` fill="${PAINT.crux}" font-family="Inter, sans-serif" font-size="12" font-weight="600"` : ''}>${label} </tspan>`
      return `<text x="${x + 14}" y="${y + 25 + i * 19}"${text}>${mark}${escapeHtml(words)}</text>`
    })
    .join('')
  // The split of those who answered, as a line along the foot: how much of it is "true".
  const foot =
    split === null
      ? ''
      : `<rect class="split" x="${x + 14}" y="${y + height - 11}" width="${width - 28}" height="3" rx="1.5"${alone ? ` fill="${PAINT.line}"` : ''}/>` +
        `<rect class="split-true" x="${x + 14}" y="${y + height - 11}" width="${Math.round((width - 28) * split * 10) / 10}" height="3" rx="1.5"${alone ? ` fill="${PAINT.crux}"` : ''}/>`
  const body = `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="9"${box}/>${rows}${foot}`
  const classes = `node ${isClaim ? 'claim' : `crux is-${state}`}`
  if (href === null) return `<g class="${classes}" data-ref="${escapeHtml(ref)}">${body}</g>`
  return `<a class="${classes}" href="${escapeHtml(href)}" data-ref="${escapeHtml(ref)}" aria-label="${escapeHtml(`${label}: ${lines.join(' ')}`)}">${body}</a>`
}
