import { typeset } from '@/lib/text/typeset'
import { MAIN_REF, type NamedClaim } from './claims/naming'
import { CRUX_STATES, type CruxState } from './crux-state'
import { inLayers, inList, type Placed } from './map-places'
import { type Relation, relationsOf } from './map-relations'
import { widthOf, wrap } from './map-words'
import { partsIn, shownUnder } from './together/parts'

/** One crux as the map needs it. `weight` is the lower bound of its score in points, `split` the mean credence 0..1; `forClaims` are
 * the claims it is one for with the mean swing -1..1 of each; null where nobody said, or where the reader may not see it yet. */
export type MapCrux = {
  ref: string
  label: string
  statement: string
  state: CruxState
  weight: number
  forClaims: readonly { ref: string; swing: number | null }[]
  split: number | null
  relations: readonly { type: string; to: string }[]
}

export type MapNode = {
  ref: string
  label: string
  /** What it is called where it cannot be seen: the whole statement, and its state. */
  name: string
  lines: string[]
  /** What it joins, in words; and its relations, where they are too many to be drawn. */
  notes: string[]
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
  /** How it is drawn and read: a crux for the claim, a relation between cruxes, a part of what is weighed together, or the stem on which the cruxes of a large map hang. */
  kind: 'for' | 'against' | 'unknown' | 'relation' | 'joins' | 'stem'
  words: string
  width: number
  /** As an SVG path has it. */
  path: string
  label: { x: number; y: number; anchor: 'start' | 'end' }
}
export type CruxMap = { width: number; height: number; nodes: MapNode[]; edges: MapEdge[] }

export const NODE_WIDTH = 244
const LINE_HEIGHT = 19
const NOTE_HEIGHT = 16
/** Above and below the words of a box, and for the bar at the foot of a crux. */
const PADDING = 24
const FOOT = 10
/** The size of the letters, and of those of a label, in the drawing's units. */
const TYPE = 14.5
const ROOM = (NODE_WIDTH - 28) / TYPE
const NOTE_ROOM = (NODE_WIDTH - 28) / 11.5

/** The line that joins a part to its whole is as wide as that of a crux that moves people by 20 points. What it says stands in the whole's box. */
const JOINS_WIDTH = 3.3

/** Above this many cruxes each hangs on a stem beside its column, with its relations in words: lines for all would hide each other. */
const DRAWN_UP_TO = 15

/** What a claim's box is called in the drawing: claims and cruxes have names of their own, which may be alike. */
export const boxOfClaim = (ref: string): string => (ref === MAIN_REF ? MAIN_REF : `claim:${ref}`)

/**
 * A thread's map: its claims on top, its cruxes below in rows, the weightiest first, and under each what it depends on.
 * The same input gives the same map to the pixel. Merged and rejected cruxes are left out, and relations that lead to them.
 */
export function layOutMap(said: readonly NamedClaim[], cruxes: readonly MapCrux[]): CruxMap {
  const claims = said.map((claim) => ({ ...claim, text: typeset(claim.text) }))
  const shown = cruxes
    .filter(({ state }) => state !== 'merged' && state !== 'rejected')
    .map((crux) => ({ ...crux, statement: typeset(crux.statement) }))
  const byRef = new Map(shown.map((crux) => [crux.ref, crux]))
  const isDrawn = shown.length <= DRAWN_UP_TO
  const parts = partsIn(shown, ({ ref }) => ref)
  const under = shownUnder(parts, (ref) => byRef.get(ref)?.weight ?? 0)
  const relations = shown.flatMap((crux) => relationsOf(crux, byRef, parts))
  const boxes = shown.map((crux) => {
    const first = widthOf(crux.label) * 0.95 + 1.1
    const lines = wrap(crux.statement, ROOM, first)
    lines[0] = `${crux.label} ${lines[0]}`
    const joined = (parts.get(crux.ref) ?? []).map((ref) => byRef.get(ref)?.label ?? ref)
    const notes = notesOf(
      joined,
      isDrawn ? [] : furtherClaims(crux, claims),
      isDrawn ? [] : relationsOf(crux, byRef, parts),
      byRef,
    )
    const height = PADDING + lines.length * LINE_HEIGHT + notes.length * NOTE_HEIGHT + FOOT
    return { crux, lines, notes, height }
  })
  const heads = claims.map(({ ref, name, text }, i) => {
    const words = claims.length > 1 && i > 0 ? `${name}: ${text}` : text
    return { ref, box: boxOfClaim(ref), name, text, lines: wrap(words, ROOM) }
  })
  const places = (isDrawn ? inLayers : inList)({
    width: NODE_WIDTH,
    claims: heads.map(({ box, lines }) => ({ ref: box, height: PADDING + lines.length * LINE_HEIGHT })),
    boxes: boxes.map(({ crux: { ref, weight, forClaims }, height }) => ({
      ref,
      claims: forClaims.map((one) => boxOfClaim(one.ref)),
      weight,
      height,
      below: [
        ...relations.filter(({ to, isSide }) => to === ref && !isSide).map(({ from }) => from),
        ...[...under].filter(([, those]) => those.includes(ref)).map(([whole]) => whole),
      ],
    })),
    relations,
  })
  const placed = new Map(places.boxes.map((box) => [box.ref, box]))
  const at = (ref: string) => boxOf(placed.get(ref))
  const nodes = boxes.map(
    ({ crux, lines, notes }): MapNode => ({
      ref: crux.ref,
      label: crux.label,
      name: `${crux.label}, ${CRUX_STATES[crux.state].label.toLowerCase()}: ${crux.statement}`,
      lines,
      notes,
      isClaim: false,
      state: crux.state,
      split: crux.split,
      ...at(crux.ref),
    }),
  )
  const head = heads.map(
    ({ box, name, text, lines }): MapNode => ({
      ref: box,
      label: name,
      name: `${name}: ${text}`,
      lines,
      notes: [],
      isClaim: true,
      state: null,
      split: null,
      ...at(box),
    }),
  )
  return {
    width: Math.ceil(places.width),
    height: Math.ceil(places.height),
    // As they are read: row by row. The tab key follows.
    nodes: [...head, ...nodes.sort((a, b) => a.y - b.y || a.x - b.x)],
    edges: [
      ...(places.stem && heads[0]
        ? [{ ...STEM, from: heads[0].box, to: heads[0].box, path: places.stem }]
        : []),
      ...shown.flatMap((crux) =>
        crux.forClaims.flatMap(({ ref, swing }): MapEdge[] => {
          const to = boxOfClaim(ref)
          const line = places.toClaim.get(`${crux.ref} ${to}`)
          return line ? [{ from: crux.ref, to, ...claimEdge(swing, crux.state), ...line }] : []
        }),
      ),
      ...relations.flatMap(({ from, to, words, joins }, i): MapEdge[] => {
        const line = places.between[i]
        const drawn = joins
          ? ({ kind: 'joins', width: JOINS_WIDTH, words: '' } as const)
          : ({ kind: 'relation', width: 1.5, words } as const)
        return line ? [{ from: to, to: from, ...drawn, ...line }] : []
      }),
    ],
  }
}

const STEM = {
  kind: 'stem',
  words: '',
  width: 1.5,
  label: { x: 0, y: 0, anchor: 'start' },
} as const

const boxOf = (box: Placed | undefined) => ({
  x: box?.x ?? 0,
  y: box?.y ?? 0,
  width: box?.width ?? 0,
  height: box?.height ?? 0,
})

/** Of a large map: the claims beside the first that a crux is for, which have no lines of their own. */
const furtherClaims = ({ forClaims, state }: MapCrux, claims: readonly NamedClaim[]): string[] =>
  forClaims.flatMap(({ ref, swing }) => {
    const claim = claims.slice(1).find((one) => one.ref === ref)
    const { words } = claimEdge(swing, state)
    return claim ? [`for ${claim.name}${words && ` (${words})`}`] : []
  })

function notesOf(
  joined: readonly string[],
  claims: readonly string[],
  related: readonly Relation[],
  shown: ReadonlyMap<string, MapCrux>,
): string[] {
  const said = [
    ...(joined.length > 0 ? [`joins ${new Intl.ListFormat('en-GB').format(joined)}`] : []),
    ...claims,
    ...related.map(({ words, to }) => `${words} ${shown.get(to)?.label ?? to}`),
  ]
  return said.length === 0 ? [] : wrap(said.join(', '), NOTE_ROOM)
}

/** A crux that speaks for a claim is +, against it −; the wider the line, the further it would move people. */
function claimEdge(swing: number | null, state: CruxState): Pick<MapEdge, 'kind' | 'words' | 'width'> {
  if (swing === null || Math.abs(swing) < 0.005) return { kind: 'unknown', words: '', width: 1.5 }
  const points = Math.round(Math.abs(swing) * 100)
  const ended = CRUX_STATES[state].ended
  return {
    kind: swing > 0 ? 'for' : 'against',
    words: `${swing > 0 ? '+' : '−'}${points}`,
    width: ended ? 1.5 : 1.5 + Math.abs(swing) * 9,
  }
}
