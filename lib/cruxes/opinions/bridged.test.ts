import { expect, test } from 'vitest'
import { bridgingKeys, type GroupedVotes } from './bridged'

const SIZES = new Map([
  ['A', 12],
  ['B', 8],
])
const votes = (
  comment: number,
  group: string | null,
  agree: number,
  disagree = 0,
  isTop = true,
): GroupedVotes => ({
  comment,
  isTop,
  group,
  agree,
  disagree,
})
const order = (keys: ReadonlyMap<number, number>) => [...keys].sort((a, b) => b[1] - a[1]).map(([id]) => id)

test('what both groups agree with comes before what one of them loves', () => {
  const keys = bridgingKeys(
    [votes(1, 'A', 12), votes(1, 'B', 0, 6), votes(2, 'A', 4), votes(2, 'B', 4)],
    SIZES,
    new Map(),
  )
  expect(order(keys)).toEqual([2, 1])
})

test('a group that is large enough finds a comment of its own among the first', () => {
  const pleasingA = Array.from({ length: 12 }, (_, i) => [
    votes(i + 1, 'A', 9),
    votes(i + 1, 'B', 2, 3),
  ]).flat()
  const pleasingB = [votes(99, 'A', 0, 9), votes(99, 'B', 6)]
  const first = order(bridgingKeys([...pleasingA, ...pleasingB], SIZES, new Map())).slice(0, 10)
  expect(first).toContain(99)
})

test('without groups it is the cautious share of all who agree, imported ones too', () => {
  const splits = new Map<number, readonly [number, number]>([
    [1, [1, 0]],
    [2, [30, 3]],
    [3, [0, 4]],
  ])
  expect(order(bridgingKeys([], new Map(), splits))).toEqual([2, 1, 3])
  expect(order(bridgingKeys([votes(1, null, 5)], SIZES, splits))).toEqual([2, 1, 3])
})
