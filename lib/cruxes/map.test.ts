import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutMap, type MapCrux, type MapNode } from './map'

const MAIN = { ref: 'main', name: 'Main claim', text: 'It is so.' }
const crux = (
  n: number,
  { swing = 0.3, ...over }: Partial<MapCrux> & { swing?: number | null } = {},
): MapCrux => ({
  ref: `x${n}`,
  label: `C${n}`,
  statement: `Statement number ${n} is true enough to be drawn.`,
  state: 'open',
  weight: 0,
  forClaims: [{ ref: 'main', swing }],
  split: 0.5,
  relations: [],
  ...over,
})
const TYPES = ['depends_on', 'refines', 'contradicts', 'conjunct_of', 'evidence_for']

/** Cruxes of different lengths and weights, related at random: also in circles, and several deep. */
const threads = (most: number) =>
  fc
    .array(
      fc.record({
        words: fc.integer({ min: 1, max: 40 }),
        swing: fc.float({ min: -1, max: 1, noNaN: true }),
        weight: fc.nat(50),
        related: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...TYPES)), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((list) =>
      list.map(({ words, swing, weight, related }, i) =>
        crux(i + 1, {
          statement: 'reviewers '.repeat(words),
          swing,
          weight,
          relations: related.flatMap(([to, type]) => {
            const ref = `x${(to % list.length) + 1}`
            return ref === `x${i + 1}` ? [] : [{ type, to: ref }]
          }),
        }),
      ),
    )

test('the main claim stands on top, what a crux depends on stands below it', () => {
  const { nodes } = layOutMap(
    [MAIN],
    [crux(1, { relations: [{ type: 'depends_on', to: 'x2' }] }), crux(2, { weight: 9 })],
  )
  const y = (ref: string) => nodes.find((node) => node.ref === ref)?.y ?? Number.NaN
  expect(y('main')).toBeLessThan(y('x1'))
  expect(y('x1')).toBeLessThan(y('x2'))
})

test('no two boxes overlap, everything lies inside the picture, and the same cruxes give the same picture', () => {
  fc.assert(
    fc.property(threads(45), (cruxes) => {
      const map = layOutMap([MAIN], cruxes)
      expect(map.nodes).toHaveLength(cruxes.length + 1)
      for (const [i, a] of map.nodes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= map.width && a.y + a.height <= map.height).toBe(true)
        for (const b of map.nodes.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart).toBe(true)
        }
      }
      expect(layOutMap([MAIN], cruxes)).toEqual(map)
    }),
    { numRuns: 40 },
  )
})

const isInside = ([x, y]: Point, box: MapNode) =>
  x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1

test('no line runs through a box or out of the picture', () => {
  fc.assert(
    fc.property(threads(24), (cruxes) => {
      const { nodes, edges, width, height } = layOutMap([MAIN], cruxes)
      const strays = edges.flatMap(({ path, from, to }) =>
        pointsOf(path).flatMap((point) => {
          const through = nodes.find((box) => isInside(point, box))
          const isOut = point[0] < 0 || point[1] < 0 || point[0] > width || point[1] > height
          return through || isOut ? [`${from}–${to} ${through ? `through ${through.ref}` : 'out'}`] : []
        }),
      )
      expect(strays).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const CLAIMS = [
  MAIN,
  ...[2, 3].map((n) => ({ ref: `k${n}`, name: `Claim ${n}`, text: 'It is so. '.repeat(n * 3) })),
]

test('of several claims each stands on top, and no line to any of them runs through a box', () => {
  fc.assert(
    fc.property(threads(24), fc.array(fc.nat(6), { minLength: 24, maxLength: 24 }), (cruxes, picks) => {
      const shared = cruxes.map((one, i) => ({
        ...one,
        forClaims: CLAIMS.filter((_, k) => (((picks[i] ?? 0) + 1) >> k) & 1).map(({ ref }, k) => ({
          ref,
          swing: k === 0 ? 0.3 : -0.2,
        })),
      }))
      const { nodes, edges, width, height } = layOutMap(CLAIMS, shared)
      const tops = nodes.filter(({ isClaim }) => isClaim)
      expect(tops.map(({ ref }) => ref)).toEqual(['main', 'claim:k2', 'claim:k3'])
      expect(new Set(tops.map(({ y, height }) => y + height)).size).toBe(1)
      const strays = edges.flatMap(({ path, from, to }) =>
        pointsOf(path).flatMap((point) => {
          const through = nodes.find((box) => isInside(point, box))
          const isOut = point[0] < 0 || point[1] < 0 || point[0] > width || point[1] > height
          return through || isOut ? [`${from}–${to} ${through ? `through ${through.ref}` : 'out'}`] : []
        }),
      )
      expect(strays).toEqual([])
      if (cruxes.length <= 15)
        expect(edges.filter(({ to }) => tops.some(({ ref }) => ref === to))).toHaveLength(
          shared.reduce((sum, { forClaims }) => sum + forClaims.length, 0),
        )
    }),
    { numRuns: 200 },
  )
})

test('at most five boxes stand side by side, rows are about equally long, the weightiest comes first', () => {
  const many = Array.from({ length: 12 }, (_, i) => crux(i + 1, { weight: i }))
  const rows = new Map<number, string[]>()
  for (const { ref, y } of layOutMap([MAIN], many).nodes) rows.set(y, [...(rows.get(y) ?? []), ref])
  expect([...rows.values()]).toEqual([
    ['main'],
    ['x12', 'x11', 'x10', 'x9'],
    ['x8', 'x7', 'x6', 'x5'],
    ['x4', 'x3', 'x2', 'x1'],
  ])
})

test('what is above, or to the left, comes first for the tab key', () => {
  const { nodes } = layOutMap([MAIN], [crux(1, { weight: 1 }), crux(2, { weight: 7 })])
  expect(nodes.map(({ ref }) => ref)).toEqual(['main', 'x2', 'x1'])
})

test('relations among many cruxes are said in words, not drawn', () => {
  const many = Array.from({ length: 20 }, (_, i) =>
    crux(i + 1, { relations: i === 3 ? [{ type: 'depends_on', to: 'x9' }] : [] }),
  )
  const { nodes, edges } = layOutMap([MAIN], many)
  expect(nodes.find(({ ref }) => ref === 'x4')?.notes).toEqual(['depends on C9'])
  expect(edges.map(({ kind }) => kind).filter((kind) => kind === 'relation')).toEqual([])
  expect(edges.filter(({ to }) => to === 'main')).toHaveLength(21) // one each, and the stem
})

test('what is weighed together joins its parts, which stand under it where it weighs more than any of them', () => {
  const part = (n: number, weight: number) =>
    crux(n, { weight, relations: [{ type: 'conjunct_of', to: 'x3' }] })
  const map = (weight: number) => layOutMap([MAIN], [part(1, 2), part(2, 1), crux(3, { weight })])
  const rows = ({ nodes }: ReturnType<typeof map>) => nodes.map(({ ref, y }) => [ref, y] as const)
  const heavy = map(9)
  const y = new Map(rows(heavy))
  expect([y.get('x1'), y.get('x2')].every((below) => (below ?? 0) > (y.get('x3') ?? 0))).toBe(true)
  expect(heavy.nodes.find(({ ref }) => ref === 'x3')?.notes).toEqual(['joins C1 and C2'])
  expect(
    heavy.edges.filter(({ kind }) => kind === 'joins').map(({ from, to, words }) => [from, to, words]),
  ).toEqual([
    ['x3', 'x1', ''],
    ['x3', 'x2', ''],
  ])
  expect(new Set(rows(map(2)).map(([ref, at]) => (ref === 'main' ? 0 : at))).size).toBe(2)
})

test('what was merged or rejected is not drawn, nor what leads there', () => {
  const { nodes, edges } = layOutMap(
    [],
    [crux(1, { relations: [{ type: 'refines', to: 'x2' }] }), crux(2, { state: 'merged' })],
  )
  expect(nodes.map(({ ref }) => ref)).toEqual(['x1'])
  expect(edges).toEqual([])
})

test('a crux that speaks against the claim says so with a sign, not by colour alone', () => {
  const { edges } = layOutMap([MAIN], [crux(1, { swing: -0.32 }), crux(2, { swing: null })])
  expect(edges.map(({ kind, words }) => [kind, words])).toEqual([
    ['against', '−32'],
    ['unknown', ''],
  ])
})

type Point = [x: number, y: number]

/** Points along a path of M, C, V and H. */
function pointsOf(path: string): Point[] {
  const all: Point[] = []
  let [x, y] = [0, 0]
  for (const [, command = '', given = ''] of path.matchAll(/([MCVH])([^MCVH]*)/g)) {
    const n = given.trim().split(/[ ,]+/).map(Number)
    const [x1 = x, y1 = y, x2 = x, y2 = y, x3 = x, y3 = y] = n
    const to: Point =
      command === 'V' ? [x, x1] : command === 'H' ? [x1, y] : command === 'M' ? [x1, y1] : [x3, y3]
    for (let i = 0; i <= 24; i++) {
      const t = i / 24
      const u = 1 - t
      if (command === 'M') all.push(to)
      else if (command === 'C')
        all.push([
          u ** 3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t ** 3 * x3,
          u ** 3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t ** 3 * y3,
        ])
      else all.push([x + (to[0] - x) * t, y + (to[1] - y) * t])
    }
    ;[x, y] = to
  }
  return all
}
