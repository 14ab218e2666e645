import { CRUX_STATES } from '@/lib/cruxes/crux-state'
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
  joins: PAINT.crux,
  stem: PAINT.line,
} as const

type Options = { title: string; href: (ref: string) => string | null; alone: boolean }

/** On a page it is drawn a little smaller than laid out: five boxes then fit side by side, and can still be read. */
const ON_PAGE = 0.9
/** A wider one is not made smaller to fit a screen: its words could not be read. */
const FITS_UP_TO = 1800

/**
 * The map as an SVG. `alone`: a file of its own, painted and with its fonts named; else a picture inside a page, whose
 * boxes are links. The same map gives the same text to the letter.
 */
export function mapSvg(map: CruxMap, { title, href, alone }: Options): string {
  const [width, height] = [map.width, map.height].map((size) => (alone ? size : Math.round(size * ON_PAGE)))
  const ground = alone ? `<rect width="${map.width}" height="${map.height}" fill="${PAINT.paper}"/>` : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="crux-map${map.width > FITS_UP_TO ? '' : ' fits'}" width="${width}" height="${height}" viewBox="0 0 ${map.width} ${map.height}" role="group" aria-label="${escapeHtml(title)}">` +
    `<title>${escapeHtml(title)}</title>${ground}` +
    map.edges.map((edge) => edgeSvg(edge, alone)).join('') +
    map.edges.map((edge) => wordsSvg(edge, alone)).join('') +
    map.nodes.map((node) => nodeSvg(node, href(node.ref), alone)).join('') +
    '</svg>\n'
  )
}

function edgeSvg(edge: MapEdge, alone: boolean): string {
  const { kind, width, path } = edge
  const dash = kind === 'relation' ? ' stroke-dasharray="4 4"' : ''
  const paint = alone ? ` stroke="${EDGE_PAINT[kind]}"` : ''
  return `<path class="edge ${kind}" d="${path}" fill="none" stroke-width="${Math.round(width * 10) / 10}"${dash}${paint}${ends(edge, alone)}/>`
}

/** After all lines, and on a ground of its own: a number that a line runs through cannot be read. */
function wordsSvg(edge: MapEdge, alone: boolean): string {
  const { kind, words, label } = edge
  if (words === '') return ''
  const paint = alone
    ? ` fill="${EDGE_PAINT[kind]}" font-family="Inter, sans-serif" font-size="12" font-weight="600" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
    : ''
  const anchor = label.anchor === 'end' ? ' text-anchor="end"' : ''
  return `<text class="edge-words ${kind}" x="${label.x}" y="${label.y}"${anchor}${paint}${ends(edge, alone)}>${escapeHtml(words)}</text>`
}

/** For the replay, which shows a line once both its boxes are there. The list below the map says in words what the lines say. */
const ends = ({ from, to }: MapEdge, alone: boolean): string =>
  alone ? '' : ` aria-hidden="true" data-from="${escapeHtml(from)}" data-to="${escapeHtml(to)}"`

function nodeSvg(node: MapNode, href: string | null, alone: boolean): string {
  const { ref, name, isClaim, state, split, x, y, width, height } = node
  const box = alone
    ? ` fill="${PAINT.paper}" stroke="${isClaim ? PAINT.ink : PAINT.crux}" stroke-width="${state === 'double' ? 2.5 : 1.25}"`
    : ''
  const body = `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="9"${box}/>${textSvg(node, alone)}${footSvg(node, alone)}`
  const classes = `node ${isClaim ? 'claim' : `crux is-${state}`}${split === null ? ' no-split' : ''}`
  if (href === null) return `<g class="${classes}" data-ref="${escapeHtml(ref)}">${body}</g>`
  return `<a class="${classes}" href="${escapeHtml(href)}" data-ref="${escapeHtml(ref)}" aria-label="${escapeHtml(name)}">${body}</a>`
}

function textSvg({ label, lines, notes, isClaim, state, x, y }: MapNode, alone: boolean): string {
  const text = alone ? ` fill="${PAINT.ink}" font-family="Literata, Georgia, serif" font-size="14.5"` : ''
  const short = alone
    ? ` fill="${PAINT.crux}" font-family="Inter, sans-serif" font-size="12" font-weight="600"`
    : ''
  const letter = state === null ? '' : CRUX_STATES[state].letter
  const note = alone ? ` fill="${PAINT.soft}" font-family="Inter, sans-serif" font-size="11.5"` : ''
  const below = y + 23 + lines.length * 19
  const said = notes.map(
    (line, i) => `<text class="note" x="${x + 14}" y="${below + i * 16}"${note}>${escapeHtml(line)}</text>`,
  )
  const words = lines.map((line, i) => {
    const isFirst = i === 0 && !isClaim && line.startsWith(`${label} `)
    const mark = isFirst
      ? `<tspan class="label"${short}>${label}</tspan><tspan class="letter" dy="-4"${short}${alone ? ' opacity=".8"' : ''}>${letter}</tspan><tspan dy="4"> </tspan>`
      : ''
    const rest = isFirst ? line.slice(label.length + 1) : line
    return `<text x="${x + 14}" y="${y + 25 + i * 19}"${text}>${mark}${escapeHtml(rest)}</text>`
  })
  return [...words, ...said].join('')
}

/** How likely those who answered find it, as a line along the foot: how much of it is filled. On a page it is there, unseen, for the replay. */
function footSvg({ isClaim, split, x, y, width, height }: MapNode, alone: boolean): string {
  if (isClaim || (alone && split === null)) return ''
  const [left, top, full] = [x + 14, y + height - 11, width - 28]
  const filled = Math.round(full * (split ?? 0) * 10) / 10
  return (
    `<rect class="split" x="${left}" y="${top}" width="${full}" height="3" rx="1.5"${alone ? ` fill="${PAINT.line}"` : ''}/>` +
    `<rect class="split-true" x="${left}" y="${top}" width="${filled}" height="3" rx="1.5"${alone ? ` fill="${PAINT.crux}"` : ''}/>`
  )
}
