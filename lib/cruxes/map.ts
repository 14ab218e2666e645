import { Graph, layout } from '@dagrejs/dagre'
import { CRUX_STATES, type CruxState } from './crux-state'
import { gridOf, type Placed } from './map-grid'

/** One crux as the map needs it. `weight` is the lower bound of its score in points, `swing` the mean swing -1..1, `split` the mean
 * credence 0..1; null where nobody said, or where the reader may not see it yet. */
export type MapCrux = {
  ref: string
  label: string
  statement: string
  state: CruxState
  weight: number
  swing: number | null
  split: number | null
  relations: readonly { type: string; to: string }[]
}

export type MapNode = {
  ref: string
  label: string
  /** What it is called where it cannot be seen: the whole statement, and its state. */
  name: string
  lines: string[]
  isClaim: boolean
  state: CruxState | null
  split: number | null
  x: number
  y: number
  width: number
  height: number
}
export type MapEdge = {
  from: string
  to: string
  /** How it is drawn and read: a crux for the claim, or a relation between cruxes. */
  kind: 'for' | 'against' | 'unknown' | 'relation'
  words: string
  width: number
  points: { x: number; y: number }[]
}
export type CruxMap = { width: number; height: number; nodes: MapNode[]; edges: MapEdge[] }

/** Letters a line of a node holds, and lines at most; then it is cut with an ellipsis. */
const LINE = 28
const LINES = 5
const NODE_WIDTH = 244
const LINE_HEIGHT = 19
const PADDING = 34

const RELATION_WORDS: Record<string, string> = {
  depends_on: 'depends on',
  refines: 'refines',
  contradicts: 'contradicts',
  conjunct_of: 'together with',
  evidence_for: 'evidence for',
  evidence_against: 'evidence against',
  duplicates: 'duplicates',
}

/** Above this many cruxes they stand in a grid; layers of more take long, and are wider than anybody scrolls. */
const LAYERED_UP_TO = 30

/**
 * A thread's map: the main claim on top, its cruxes below, relations between them, laid out in layers by dagre (very many of them in a
 * grid). The same input gives the same map to the pixel. Merged and rejected cruxes are left out, and relations that lead to them.
 */
export function layOutMap(claim: string | null, cruxes: readonly MapCrux[]): CruxMap {
  const shown = cruxes.filter(({ state }) => state !== 'merged' && state !== 'rejected')
  const refs = new Set(shown.map(({ ref }) => ref))
  const texts = new Map<string, string[]>(claim === null ? [] : [['main', wrap(claim)]])
  for (const { ref, label, statement } of shown) texts.set(ref, wrap(`${label} ${statement}`))
  const heightOf = (ref: string) => (texts.get(ref)?.length ?? 0) * LINE_HEIGHT + PADDING
  const edges = shown.flatMap((crux) => edgesOf(crux, claim !== null, refs))
  const laidOut = shown.length > LAYERED_UP_TO ? inGrid : inLayers
  const { width, height, places, points } = laidOut({ refs: [...texts.keys()], shown, edges, heightOf })
  const byRef = new Map(shown.map((crux) => [crux.ref, crux]))
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: [...texts].map(([ref, lines]) => {
      const at = places.get(ref) ?? { x: 0, y: 0 }
      const crux = byRef.get(ref)
      return {
        ref,
        label: crux?.label ?? 'Main claim',
        name: crux
          ? `${crux.label}, ${CRUX_STATES[crux.state].label.toLowerCase()}: ${crux.statement}`
          : `Main claim: ${claim}`,
        lines,
        isClaim: crux === undefined,
        state: crux?.state ?? null,
        split: crux?.split ?? null,
        x: round(at.x - NODE_WIDTH / 2),
        y: round(at.y - heightOf(ref) / 2),
        width: NODE_WIDTH,
        height: heightOf(ref),
      }
    }),
    edges: edges.map((edge) => ({
      ...edge,
      points: points(edge).map(({ x, y }) => ({ x: round(x), y: round(y) })),
    })),
  }
}

type Given = {
  refs: readonly string[]
  shown: readonly MapCrux[]
  edges: readonly Edge[]
  heightOf: (ref: string) => number
}
type LaidOut = {
  width: number
  height: number
  places: ReadonlyMap<string, Placed>
  points: (edge: Edge) => readonly Placed[]
}

function inLayers({ refs, shown, edges, heightOf }: Given): LaidOut {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 86, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const ref of refs) graph.setNode(ref, { width: NODE_WIDTH, height: heightOf(ref) })
  const rows = rowsOf(shown)
  for (const { from, to, kind } of edges)
    graph.setEdge(to, from, { minlen: to === 'main' ? (rows.get(from) ?? 1) : 1 }, kind)
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    places: new Map(refs.map((ref) => [ref, graph.node(ref)])),
    points: ({ from, to, kind }) => graph.edge({ v: to, w: from, name: kind }).points as Placed[],
  }
}

/** Lines go straight from the foot of one box to the head of the other; boxes in between cover them. */
function inGrid({ refs, shown, heightOf }: Given): LaidOut {
  const box = (ref: string) => ({ ref, height: heightOf(ref) })
  const order = [...shown].sort((a, b) => b.weight - a.weight).map(({ ref }) => box(ref))
  const { width, height, places } = gridOf(refs.includes('main') ? box('main') : null, order, NODE_WIDTH)
  const at = (ref: string) => places.get(ref) ?? { x: 0, y: 0 }
  return {
    width,
    height,
    places,
    points: ({ from, to }) => {
      const [above, below] = [to, from].sort((a, b) => at(a).y - at(b).y || at(a).x - at(b).x) as [
        string,
        string,
      ]
      const foot = { x: at(above).x, y: at(above).y + heightOf(above) / 2 }
      const head = { x: at(below).x, y: at(below).y - heightOf(below) / 2 }
      return [foot, { x: head.x, y: head.y - 24 }, head]
    },
  }
}

/** Boxes that stand side by side on a wide screen and can be read there. */
const IN_A_ROW = 5

/** In which row below the claim a crux stands: those that weigh most come first; of many cruxes the rows are longer. */
function rowsOf(cruxes: readonly MapCrux[]): Map<string, number> {
  const perRow = Math.max(IN_A_ROW, Math.ceil(Math.sqrt(1.5 * cruxes.length)))
  const order = [...cruxes].sort((a, b) => b.weight - a.weight)
  return new Map(order.map(({ ref }, i) => [ref, 1 + Math.floor(i / perRow)]))
}

type Edge = Omit<MapEdge, 'points'>

function edgesOf(crux: MapCrux, hasClaim: boolean, refs: ReadonlySet<string>): Edge[] {
  const toClaim: Edge[] = hasClaim ? [{ from: crux.ref, to: 'main', ...claimEdge(crux) }] : []
  const others = crux.relations
    .filter(({ to }) => refs.has(to))
    .map(
      ({ type, to }): Edge => ({
        from: to,
        to: crux.ref,
        kind: 'relation',
        words: RELATION_WORDS[type] ?? type,
        width: 1.5,
      }),
    )
  return [...toClaim, ...others.filter((edge, i) => others.findIndex(({ from }) => from === edge.from) === i)]
}

/** A crux that speaks for the claim is +, against it −; the wider the line, the further it would move people. */
function claimEdge({ swing, state }: MapCrux): Pick<Edge, 'kind' | 'words' | 'width'> {
  if (swing === null || Math.abs(swing) < 0.005) return { kind: 'unknown', words: '', width: 1.5 }
  const points = Math.round(Math.abs(swing) * 100)
  const ended = CRUX_STATES[state].ended
  return {
    kind: swing > 0 ? 'for' : 'against',
    words: `${swing > 0 ? '+' : '−'}${points}`,
    width: ended ? 1.5 : 1.5 + Math.abs(swing) * 9,
  }
}

/** Words in lines of at most 28 letters (a longer word stands alone), at most five. */
export function wrap(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length + 1 > LINE) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  const cut = lines.slice(0, LINES)
  if (lines.length > LINES) cut[LINES - 1] = `${cut[LINES - 1]}…`
  return cut
}

const round = (n: number): number => Math.round(n * 10) / 10
