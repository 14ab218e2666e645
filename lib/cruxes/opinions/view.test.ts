import { expect, test } from 'vitest'
import { opinionGroups } from '../groups'
import type { CruxFactsOfThread } from '../rail'
import { hull } from './hull'
import { MAIN, opinionsOf } from './matrix'
import { groupsView, PICTURE } from './view'

/** Two camps of five on the main claim and four cruxes; each camp's people vary by a few points. */
const PEOPLE = Array.from({ length: 10 }, (_, i) => ({ userId: i + 1, isFor: i < 5, off: i % 5 }))
const MAIN_STANCES = PEOPLE.map(({ userId, isFor, off }) => ({ userId, credence: (isFor ? 80 : 20) + off }))
const CRUXES = [1, 2, 3, 4].map(
  (number): CruxFactsOfThread => ({
    id: number,
    ref: `x${number}`,
    number,
    statement: `Statement ${number}.`,
    kind: 'empirical',
    state: 'open',
    outcome: null,
    outcomeNote: null,
    score: {
      status: 'too_few',
      missing: 1,
      full: 0,
      markedOnly: 0,
      disagreement: null,
      meanSwing: null,
      doublePairs: 0,
    },
    saysCrux: { yes: 0, of: 0 },
    stances: PEOPLE.map(({ userId, isFor, off }) => ({
      userId,
      percents: {
        credence: (isFor ? 85 : 10) + off,
        ifTrue: isFor ? 90 : 80,
        ifFalse: isFor ? 30 : 20,
        main: null,
      },
    })),
  }),
)

function view(people = PEOPLE.length, hidden = new Set<string>(), viewerId: number | null = null) {
  const few = new Set(PEOPLE.slice(0, people).map(({ userId }) => userId))
  const main = MAIN_STANCES.filter(({ userId }) => few.has(userId))
  const cruxes = CRUXES.map((crux) => ({
    ...crux,
    stances: crux.stances.filter(({ userId }) => few.has(userId)),
  }))
  const opinions = opinionsOf(main, cruxes, true)
  return groupsView(opinionGroups(opinions, 1), {
    claim: { ref: 'main', name: 'Main claim', text: 'It is so.' },
    cruxes,
    opinions,
    hidden,
    viewerId,
  })
}
const mapped = (...given: Parameters<typeof view>) => {
  const one = view(...given)
  if (one.status !== 'mapped') throw new Error(one.because)
  return one
}

test('two camps are groups A and B, each with its means and with what sets it apart', () => {
  const { groups, rows, points } = mapped()
  expect(groups.map(({ label, size }) => [label, size])).toEqual([
    ['A', 5],
    ['B', 5],
  ])
  expect(rows[0]).toEqual({ label: 'Main claim', statement: 'It is so.', means: [82, 22] })
  expect(rows[1]?.means).toEqual([87, 12])
  expect(groups[0]?.says[0]).toMatch(/^5 of 5 agree with /)
  expect(points).toHaveLength(10)
  for (const {
    at: [x, y],
  } of points) {
    expect(x >= 0 && x <= PICTURE.width && y >= 0 && y <= PICTURE.height).toBe(true)
  }
})

test('what parts A from B adds up, crux by crux', () => {
  const { parts } = mapped()
  expect(parts).toHaveLength(4)
  for (const { gap, explained, residual } of parts) expect(explained + residual).toBe(gap)
})

test('what a reader has not answered yet stays hidden from them: means, parts, and what groups say', () => {
  const { groups, rows, parts } = mapped(10, new Set(['C1', MAIN]))
  expect(rows.slice(0, 2).map(({ means }) => means)).toEqual([null, null])
  expect(parts.map(({ label }) => label)).toEqual(['C2', 'C3', 'C4'])
  expect(groups.flatMap(({ says }) => says).join()).not.toMatch(/C1|main claim/)
})

test('one finds oneself, and nobody else', () => {
  const { points, groups } = mapped(10, new Set(), 3)
  expect(points.filter(({ isMine }) => isMine)).toHaveLength(1)
  expect(groups.filter(({ isMine }) => isMine)).toHaveLength(1)
})

test('with fewer than eight people a sentence says why there are none', () => {
  expect(view(7)).toEqual({
    status: 'too_few',
    because: 'Opinion groups appear from 8 people on; 7 people so far.',
  })
})

test('a hull holds all its points by its corners', () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ] as const
  expect(
    hull([...square, [2, 2], [1, 3], [4, 0]])
      .map(String)
      .sort(),
  ).toEqual(square.map(String).sort())
  expect(
    hull([
      [1, 1],
      [1, 1],
    ]),
  ).toEqual([[1, 1]])
})
