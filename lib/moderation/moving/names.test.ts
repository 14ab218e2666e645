import { expect, test } from 'vitest'
import { toMoveTo } from './address'
import { namesIn } from './names'

test('a comment takes back the name it had there, keeps its own, or gets that one with a number', () => {
  const comments = ['c1', 'c2', 'c3', 'c4'].map((ref, i) => ({ id: i + 1, ref }))
  const names = namesIn(
    comments,
    new Set(['c2', 'c2-2', 'c3']),
    new Map([
      [3, 'old'],
      [4, 'c2'],
    ]),
  )

  expect([...names].sort()).toEqual([
    [1, 'c1'],
    [2, 'c2-3'],
    [3, 'old'],
    [4, 'c4'],
  ])
})

test('no two get one name, however long it is', () => {
  const long = 'x'.repeat(40)
  const names = namesIn(
    [
      { id: 1, ref: long },
      { id: 2, ref: 'a' },
    ],
    new Set([long, 'a']),
    new Map(),
  )

  expect([...names.values()]).toEqual([`${'x'.repeat(34)}-2`, 'a-2'])
})

test.each([
  ['https://forum.example/threads/tea', 'tea', ''],
  ['/threads/tea?sort=new#comment-c1', 'tea', 'c1'],
  ['/threads/tea/comments/c1', 'tea', 'c1'],
  ['/threads/tea/comments/c1#comment-c2', 'tea', 'c2'],
  [' tea ', 'tea', ''],
])('%s is a place that people can name', (given, thread, comment) => {
  expect(toMoveTo(given)).toEqual({ thread, comment })
})

test.each([
  '',
  '/groups/tea',
  'Not an address',
  '/threads/',
  '/threads/tea#comment-%',
  '/threads/tea/cruxes',
])('%j is none', (given) => {
  expect(toMoveTo(given)).toBeNull()
})
