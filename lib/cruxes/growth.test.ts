import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GrowingCrux, growthOf, STEPS_AT_MOST } from './growth'

const DAY = 86_400_000

const crux = (n: number, over: Partial<GrowingCrux> = {}): GrowingCrux => ({
  ref: `x${n}`,
  label: `C${n}`,
  createdAt: n * DAY,
  state: 'open',
  changes: [],
  resolvedAt: null,
  isBlind: false,
  ...over,
})
const stance = (ref: string, at: number, sum: number, fresh = 1, count = 1) => ({
  ref,
  at,
  sum,
  fresh,
  count,
})

test('it is told in order: named, answered, become double', () => {
  const double = crux(1, {
    state: 'double',
    changes: [
      { at: 3 * DAY, from: 'proposed', to: 'open' },
      { at: 4 * DAY, from: 'open', to: 'double' },
    ],
  })
  const steps = growthOf([double], [stance('x1', 2 * DAY, 90), stance('x1', 3 * DAY, 10)])

  expect(steps.map(({ words }) => words)).toEqual([
    'C1 named.',
    '1 stance on C1.',
    '1 stance on C1. C1 is open.',
    'C1 becomes a double crux.',
  ])
  expect(steps.map(({ nodes: [node] }) => [node?.state, node?.split, node?.people])).toEqual([
    ['proposed', null, 0],
    ['proposed', 0.9, 1],
    ['open', 0.5, 2],
    ['double', 0.5, 2],
  ])
})

test('a change of mind moves the average and not the number of people', () => {
  const steps = growthOf(
    [crux(1)],
    [stance('x1', 2 * DAY, 90), stance('x1', 3 * DAY, 30), stance('x1', 4 * DAY, -40, 0)],
  )
  expect(steps.at(-1)?.nodes).toEqual([{ ref: 'x1', state: 'open', split: 0.4, people: 2 }])
})

test('what somebody may not see yet is not replayed for them either', () => {
  const [, answered] = growthOf([crux(1, { isBlind: true })], [stance('x1', 2 * DAY, 90)])
  expect(answered?.nodes).toEqual([{ ref: 'x1', state: 'open', split: null, people: 1 }])
})

test('a crux brought in with its end was open until then', () => {
  const steps = growthOf([crux(1, { state: 'resolved', resolvedAt: 9 * DAY })], [])
  expect(steps.map(({ nodes: [node] }) => node?.state)).toEqual(['open', 'resolved'])
})

test('however much happened, the steps are few and end in what is now', () => {
  const many = fc.array(
    fc.record({ ref: fc.constantFrom('x1', 'x2'), at: fc.integer({ min: 0, max: 900 }), sum: fc.nat(100) }),
    { maxLength: 400 },
  )
  fc.assert(
    fc.property(many, (given) => {
      const steps = growthOf(
        [crux(1, { createdAt: 0 }), crux(2, { createdAt: 0 })],
        given.map(({ ref, at, sum }) => stance(ref, at, sum)),
      )
      expect(steps.length).toBeLessThanOrEqual(STEPS_AT_MOST)
      for (const ref of ['x1', 'x2']) {
        const last = steps.flatMap(({ nodes }) => nodes.filter((node) => node.ref === ref)).at(-1)
        const own = given.filter((one) => one.ref === ref)
        expect(last?.people).toBe(own.length)
      }
    }),
    { numRuns: 60 },
  )
})
