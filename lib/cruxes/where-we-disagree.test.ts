import { describe, expect, test } from 'vitest'
import { cruxScore } from './score'
import type { Stance } from './stance'
import { type RailCrux, whereWeDisagree } from './where-we-disagree'

const ada: Stance = { c: 0.9, a: 0.7, b: 0.3 }
const bob: Stance = { c: 0.1, a: 0.62, b: 0.22 }
const holdersOf = (stances: readonly Stance[]) =>
  stances.map(({ c, a, b }) => ({
    percents: { credence: 100 * c, ifTrue: 100 * a, ifFalse: 100 * b, main: null },
    mark: null,
  }))
const group = (label: string, stances: readonly Stance[]) => ({
  label,
  stances,
  credences: stances.map(({ c }) => c),
})
const crux = (over: Partial<RailCrux> = {}): RailCrux => ({
  label: 'C1',
  kind: 'empirical',
  state: 'open',
  outcome: null,
  score: cruxScore([]),
  saysCrux: { yes: 0, of: 0 },
  groups: [],
  ...over,
})
const divided = crux({
  score: cruxScore(holdersOf([ada, ada, bob, bob])),
  groups: [group('A', [ada, ada]), group('B', [bob, bob])],
})
const sentences = (lines: readonly { sentence: string }[]) => lines.map(({ sentence }) => sentence)

describe('where we disagree', () => {
  test('says what a crux accounts for between the two largest groups, and what would remain', () => {
    const rail = whereWeDisagree([66, 26], [divided])

    expect(sentences(rail.accounts)).toEqual([
      'C1 accounts for 32 of the 40 points between groups A and B. 4 double-crux pairs.',
    ])
    expect(sentences(rail.remains)).toEqual([
      'Whichever way C1 fell, groups A and B would still stand 8 points apart.',
    ])
  })

  test('speaks of two people on average where there are no groups', () => {
    const rail = whereWeDisagree([], [{ ...divided, groups: [group('A', [ada, ada, bob, bob])] }])

    expect(sentences(rail.accounts)).toEqual([
      'C1 accounts for 21 of the 27 points between two people here, on average. 4 double-crux pairs.',
    ])
    expect(rail.remains).toEqual([])
  })

  test('lists three cruxes at most, by their lower bound, and none that explains nothing', () => {
    const weaker = (label: string, by: number) =>
      crux({
        label,
        score: cruxScore(holdersOf([ada, ada, { ...bob, c: bob.c + by }, { ...bob, c: bob.c + by }])),
      })
    const idle = crux({
      label: 'C9',
      score: cruxScore(
        holdersOf([
          { ...ada, b: 0.7 },
          { ...ada, b: 0.7 },
          { c: 0.1, a: 0.2, b: 0.2 },
        ]),
      ),
    })
    const rail = whereWeDisagree([], [weaker('C4', 0.3), weaker('C3', 0.2), idle, weaker('C2', 0.1), divided])

    expect(rail.accounts.map(({ crux: label }) => label)).toEqual(['C1', 'C2', 'C3'])
  })

  test('says what is agreed, in every group', () => {
    const sure = [0.9, 0.85, 0.95].map((c) => ({ ...ada, c }))
    const agreed = crux({ label: 'C2', groups: [group('A', sure), group('B', sure)] })

    expect(sentences(whereWeDisagree([], [agreed, divided]).agreed)).toEqual([
      'C2 is agreed in every group: 90 on average.',
    ])
  })

  test('says what is not a crux, what is settled, and what nobody answered', () => {
    const rail = whereWeDisagree(
      [],
      [
        crux({ label: 'C2', saysCrux: { yes: 1, of: 9 } }),
        crux({ label: 'C3', state: 'resolved', outcome: 'false' }),
        crux({ label: 'C4', state: 'dissolved', outcome: 'misunderstanding' }),
        crux({ label: 'C5', state: 'merged' }),
      ],
    )

    expect(sentences(rail.not_cruxes)).toEqual([
      'C2 is not a crux for most: 1 of the 9 who answered says it is.',
    ])
    expect(sentences(rail.settled)).toEqual([
      'C3 was resolved: false.',
      'C4 was dissolved: a misunderstanding.',
    ])
    expect(sentences(rail.unanswered)).toEqual(['Nobody has given all numbers on C2 yet.'])
  })
})
