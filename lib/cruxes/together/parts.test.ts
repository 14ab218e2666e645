import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsIn, shownUnder, withPartsUnder } from './parts'

const crux = (ref: string, ...wholes: string[]) => ({
  ref,
  relations: wholes.map((to) => ({ type: 'conjunct_of', to })),
})
const refOf = ({ ref }: { ref: string }) => ref

test('a whole has the parts that say so; one alone, as older documents have it, makes none', () => {
  const parts = partsIn([crux('x1', 'x3'), crux('x2', 'x3', 'x1'), crux('x3')], refOf)
  expect([...parts]).toEqual([['x3', ['x1', 'x2']]])
})

test('parts stand under a whole that weighs more than any of them, and else where they stood', () => {
  const parts = new Map([['x3', ['x1', 'x2']]])
  const weighing = (weights: Record<string, number>) =>
    withPartsUnder(
      ['x1', 'x4', 'x3', 'x2'],
      shownUnder(parts, (name) => weights[name] ?? 0),
    )
  expect(weighing({ x3: 9, x1: 5, x2: 1 })).toEqual(['x4', 'x3', 'x1', 'x2'])
  expect(weighing({ x3: 9, x1: 9, x2: 1 })).toEqual(['x1', 'x4', 'x3', 'x2'])
})

test('nothing is lost or said twice, whatever the relations', () => {
  const graph = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 })
  fc.assert(
    fc.property(graph, fc.array(fc.nat(20), { minLength: 10, maxLength: 10 }), (edges, weights) => {
      const names = weights.map((_, i) => `x${i}`)
      const cruxes = names.map((name, i) =>
        crux(name, ...new Set(edges.flatMap(([from, to]) => (from === i && to > i ? [`x${to}`] : [])))),
      )
      const under = shownUnder(partsIn(cruxes, refOf), (name) => weights[names.indexOf(name)] ?? 0)
      expect([...withPartsUnder(names, under)].sort()).toEqual(names)
    }),
  )
})
