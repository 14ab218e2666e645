import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutMap, type MapCrux, wrap } from './map'

const crux = (n: number, over: Partial<MapCrux> = {}): MapCrux => ({
  ref: `x${n}`,
  label: `C${n}`,
  statement: `Statement number ${n} is true enough to be drawn.`,
  state: 'open',
  weight: 0,
  swing: 0.3,
  split: 0.5,
  relations: [],
  ...over,
})

test('the main claim stands on top, what a crux depends on stands below it', () => {
  const { nodes } = layOutMap('It is so.', [
    crux(1, { relations: [{ type: 'depends_on', to: 'x2' }] }),
    crux(2),
  ])
  const y = (ref: string) => nodes.find((node) => node.ref === ref)?.y ?? Number.NaN
  expect(y('main')).toBeLessThan(y('x1'))
  expect(y('x1')).toBeLessThan(y('x2'))
})

test('no two boxes overlap, everything lies inside the picture, and the same cruxes give the same picture', () => {
  const thread = fc
    .array(fc.tuple(fc.nat(), fc.float({ min: -1, max: 1, noNaN: true })), { minLength: 1, maxLength: 45 })
    .map((list) =>
      list.map(([to, swing], i) =>
        crux(i + 1, {
          swing,
          relations: i > 0 && to % 3 === 0 ? [{ type: 'refines', to: `x${(to % i) + 1}` }] : [],
        }),
      ),
    )
  fc.assert(
    fc.property(thread, (cruxes) => {
      const map = layOutMap('It is so.', cruxes)
      expect(map.nodes).toHaveLength(cruxes.length + 1)
      for (const [i, a] of map.nodes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= map.width && a.y + a.height <= map.height).toBe(true)
        for (const b of map.nodes.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart).toBe(true)
        }
      }
      expect(layOutMap('It is so.', cruxes)).toEqual(map)
    }),
    { numRuns: 40 },
  )
})

test('at most five boxes stand side by side, the weightiest in the first row', () => {
  const many = Array.from({ length: 12 }, (_, i) => crux(i + 1, { weight: i }))
  const rows = new Map<number, string[]>()
  for (const { ref, y, height } of layOutMap('It is so.', many).nodes) {
    const middle = Math.round(y + height / 2)
    rows.set(middle, [...(rows.get(middle) ?? []), ref])
  }
  const [claim, first, ...others] = [...rows].sort(([a], [b]) => a - b).map(([, refs]) => refs.sort())
  expect(claim).toEqual(['main'])
  expect(first).toEqual(['x10', 'x11', 'x12', 'x8', 'x9'])
  expect(others.map((row) => row.length)).toEqual([5, 2])
})

test('what was merged or rejected is not drawn, nor what leads there', () => {
  const { nodes, edges } = layOutMap(null, [
    crux(1, { relations: [{ type: 'refines', to: 'x2' }] }),
    crux(2, { state: 'merged' }),
  ])
  expect(nodes.map(({ ref }) => ref)).toEqual(['x1'])
  expect(edges).toEqual([])
})

test('a crux that speaks against the claim says so with a sign, not by colour alone', () => {
  const { edges } = layOutMap('It is so.', [crux(1, { swing: -0.32 }), crux(2, { swing: null })])
  expect(edges.map(({ kind, words }) => [kind, words])).toEqual([
    ['against', '−32'],
    ['unknown', ''],
  ])
})

test('a long statement is cut after five lines', () => {
  expect(wrap('word '.repeat(80).trim())).toHaveLength(5)
  expect(wrap('word '.repeat(80).trim()).at(-1)).toMatch(/…$/)
})
