import { describe, expect, test } from 'vitest'
import { type Holder, scoreRows, typicalSwing } from './impute'
import { type CruxScore, cruxScore, type Scored } from './score'
import type { Mark, Percents } from './stance'

const full = (credence: number, ifTrue: number, ifFalse: number, mark: Mark | null = null): Holder => ({
  percents: { credence, ifTrue, ifFalse, main: null },
  mark,
})
const only = (over: Partial<Percents>, mark: Mark | null = null): Holder => ({
  percents: { credence: null, ifTrue: null, ifFalse: null, main: null, ...over },
  mark,
})
const scored = (holders: readonly Holder[]): CruxScore & Scored => {
  const score = cruxScore(holders)
  if (score.status !== 'scored') throw new Error(`expected a score, got ${score.status}`)
  return score
}
const camps = [full(90, 70, 30), full(85, 75, 30), full(10, 62, 22), full(15, 65, 20)]

describe('people who only marked it', () => {
  test('are counted beside the score: 3 marked, 0 quantified', () => {
    const marks = [only({}, 'crux'), only({}, 'crux'), only({}, 'not_crux')]

    expect(cruxScore(marks)).toMatchObject({ status: 'too_few', markedOnly: 3, full: 0 })
  })

  test('enter it with an assumed swing if they said where they stand on both', () => {
    const score = scored([...camps, only({ credence: 5, main: 20 }, 'crux')])

    expect(score.imputedShare).toBe(0.2)
    expect(score.hollow).toBe(false)
    expect(score.score).not.toBe(scored(camps).score)
  })

  test('make the score hollow when they are more than half of it', () => {
    const marks = Array.from({ length: 4 }, () => only({ credence: 5, main: 20 }, 'crux'))

    expect(scored([...camps, ...marks])).toMatchObject({ imputedShare: 0.5, hollow: false })
    expect(scored([...camps.slice(1), ...marks])).toMatchObject({ hollow: true })
  })

  test('have the size of swing that is usual in the thread, with the sign it has here', () => {
    const thread = [
      full(50, 80, 20, 'crux'),
      full(50, 20, 70, 'crux'),
      full(50, 50, 50, 'not_crux'),
      full(5, 9, 9),
    ]
    const here = [
      full(50, 30, 60),
      only({ credence: 90, main: 30 }, 'crux'),
      only({ credence: 1, main: 2 }, 'not_crux'),
    ]

    expect(typicalSwing(thread)).toBeCloseTo(0.55, 12)
    expect(typicalSwing([])).toBe(0.4)
    expect(scoreRows(here, { typicalSwing: 0.55 }).imputed).toEqual([
      { c: 0.9, m: 0.3, s: -0.55 },
      { c: 0.01, m: 0.02, s: -0.02 },
    ])
  })

  test('are left out when nobody says which way it moves, or they cannot tell', () => {
    const marked = only({ credence: 90, main: 30 }, 'crux')

    expect(scoreRows([marked], { typicalSwing: 0.4 }).imputed).toEqual([])
    expect(scoreRows([full(50, 60, 60), marked], { typicalSwing: 0.4 }).imputed).toEqual([])
    expect(
      scoreRows([full(50, 70, 60), only({ credence: 90, main: 30 }, 'unsure')], { typicalSwing: 0.4 })
        .imputed,
    ).toEqual([])
    expect(
      scoreRows([full(50, 70, 60), only({ credence: 90 }, 'crux')], { typicalSwing: 0.4 }).imputed,
    ).toEqual([])
  })
})
