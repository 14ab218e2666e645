import { expect, test } from 'vitest'
import { placesOf } from '@/lib/transfer/rows'
import { learnProse } from './prose'
import { drawFrom } from './random'
import { BRANCH, writeComments } from './thread'

const thread = (count: number, seed = 1) => writeComments(learnProse(), drawFrom(seed), count)

test('the same seed writes the same thread, another seed another', () => {
  expect(thread(50)).toEqual(thread(50))
  expect(thread(50, 2)).not.toEqual(thread(50))
})

test('people answer each other about four deep, and hardly anything lies below what a page shows', () => {
  const places = [...placesOf(thread(3000)).values()]
  const deep = places.filter(({ depth }) => depth >= 8)
  const average = places.reduce((sum, { depth }) => sum + depth, 0) / places.length

  expect(average).toBeGreaterThan(3.2)
  expect(average).toBeLessThan(4.2)
  expect(deep.length / places.length).toBeLessThan(0.06)
})

test('the first branch has as many comments as the browser is made to fold', () => {
  expect(placesOf(thread(1000)).get('c1')?.below).toBe(BRANCH)
})
