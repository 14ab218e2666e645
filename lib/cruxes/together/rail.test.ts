import { expect, test } from 'vitest'
import { togetherLines } from './rail'

type Numbers = [credence: number, ifTrue: number, ifFalse: number]
const crux = (number: number, given: Record<number, Numbers>, parts?: number[]) => {
  const stances = Object.entries(given).map(([userId, [credence, ifTrue, ifFalse]]) => ({
    userId: Number(userId),
    percents: { credence, ifTrue, ifFalse, main: null },
  }))
  return { id: number, number, state: 'open' as const, stances, ...(parts ? { parts } : {}) }
}
const ONE = crux(1, { 1: [40, 55, 50], 2: [60, 50, 50] })
const TWO = crux(2, { 1: [60, 57, 50], 2: [60, 50, 40] })
const WHOLE = crux(3, { 1: [30, 70, 40], 2: [40, 60, 40] }, [1, 2])
const all = [ONE, TWO, WHOLE]

test('who answered all reads their own numbers', () => {
  expect(togetherLines(all, 1, () => false)).toEqual([
    {
      crux: 'C3',
      sentence: 'C3: alone, C1 would move you 5 points and C2 7; both together 30: they count together.',
    },
  ])
})

test('others read the mean, once no number of it is hidden from them', () => {
  const [line] = togetherLines(all, null, () => false)
  expect(line?.sentence).toMatch(
    /^C3: alone, C1 would move people here 3 points and C2 9, on average; both together 25/,
  )
  expect(togetherLines(all, 9, ({ number }) => number === 2)).toEqual([])
})

test('the mean is of those who answered all, and never of one alone', () => {
  const [line] = togetherLines(
    [crux(1, { 1: [40, 55, 50], 2: [60, 50, 50], 3: [60, 99, 1] }), TWO, WHOLE],
    null,
    () => false,
  )
  expect(line?.sentence).toMatch(/C1 would move people here 3 points/)
  expect(togetherLines([ONE, TWO, crux(3, { 1: [30, 70, 40] }, [1, 2])], null, () => false)).toEqual([])
})

test('a part without its other says nothing', () => {
  expect(togetherLines([ONE, crux(3, { 1: [30, 70, 40] }, [1, 8])], 1, () => false)).toEqual([])
})
