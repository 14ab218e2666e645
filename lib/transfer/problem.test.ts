import { expect, test } from 'vitest'
import { DocumentError, located, tellProblems, twice } from './problem'

const problems = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ path: `comments[${i}].by`, line: i + 7, message: 'is missing' }))

test('problems are told one by one, ten at most, and the rest counted', () => {
  expect(tellProblems(problems(1))).toEqual(['comments[0].by (line 7): is missing'])
  expect(tellProblems(problems(10))).toHaveLength(10)
  expect(tellProblems(problems(11)).slice(9)).toEqual([
    'comments[9].by (line 16): is missing',
    'and 1 more problem',
  ])
  expect(tellProblems(problems(32)).at(-1)).toBe('and 22 more problems')
})

test('a refused document says what is wrong with it in one sentence', () => {
  const error = new DocumentError('a.yaml', located([{ path: ['thread', 'tags', 1], message: 'is missing' }]))

  expect(error.message).toBe('a.yaml: thread.tags[1]: is missing.')
})

test('what is wrong with all of a document stands without a path', () => {
  expect(tellProblems([{ path: '', line: null, message: 'is empty' }])).toEqual(['is empty'])
  expect(tellProblems([{ path: '', line: 3, message: 'is broken' }])).toEqual(['line 3: is broken'])
})

test('the second and third of a kind are repeats, the first is not', () => {
  expect(twice(['a', 'b', 'a', 'a'], (one) => one)).toEqual([2, 3])
})
