import { expect, test } from 'vitest'
import { mapOfClaims, type SharedCrux } from './map-of'
import { growingOf } from './map-page/growing'

const CLAIMS = [
  { ref: 'main', name: 'Main claim', text: 'It is so.' },
  { ref: 'k2', name: 'Claim 2', text: 'It pays.' },
]
const crux: SharedCrux = {
  ref: 'x1',
  number: 1,
  statement: 'It is open by June.',
  state: 'open',
  relations: [],
  forClaims: [
    { ref: 'main', swing: 0.32, lower: 4, answeredBy: [1, 2] },
    { ref: 'k2', swing: -0.2, lower: 2, answeredBy: [2] },
  ],
  credences: [
    [1, 80],
    [2, 40],
  ],
}
const words = (viewer: { userId: number } | null) =>
  mapOfClaims(CLAIMS, [crux], viewer).edges.map((edge) => [edge.to, edge.words])
const split = (viewer: { userId: number } | null) =>
  mapOfClaims(CLAIMS, [crux], viewer).nodes.find(({ ref }) => ref === 'x1')?.split

test('each crux stands once, with a line to each claim it is for', () => {
  expect(words(null)).toEqual([
    ['main', '+32'],
    ['claim:k2', '−20'],
  ])
  expect(split(null)).toBe(0.6)
})

test('who has answered for one claim sees what others said of that one alone', () => {
  expect(words({ userId: 1 })).toEqual([
    ['main', '+32'],
    ['claim:k2', ''],
  ])
  expect(split({ userId: 1 })).toBe(0.6)
  expect(words({ userId: 9 }).map(([, said]) => said)).toEqual(['', ''])
  expect(split({ userId: 9 })).toBeNull()
})

test('the replay has every crux, whichever claim is looked at, and keeps from a reader what the map does', () => {
  const facts = {
    ref: 'x1',
    createdAt: 5,
    resolvedAt: null,
    operationalization: null,
    relations: [],
    people: 2,
    named: [],
    anchors: [],
    bearing: 0,
    changes: [],
  }
  const label = (viewer: { userId: number } | null) =>
    growingOf([crux, { ...crux, ref: 'x2', state: 'merged' }], [facts], viewer).map((one) => [
      one.label,
      one.createdAt,
      one.isBlind,
    ])
  expect(label(null)).toEqual([['C1', 5, false]])
  expect(label({ userId: 9 })).toEqual([['C1', 5, true]])
})
