import { expect, test } from 'vitest'
import { withAncestors } from './only'

const comment = (id: number, parentId: number | null) => ({ id, parentId })

test('a comment brings what it answers, and not what answers it', () => {
  const all = [comment(1, null), comment(2, 1), comment(3, 2), comment(4, 1), comment(5, null)]

  expect(withAncestors(all, new Set([2])).map(({ id }) => id)).toEqual([1, 2])
  expect(withAncestors(all, new Set([3, 4])).map(({ id }) => id)).toEqual([1, 2, 3, 4])
  expect(withAncestors(all, new Set([99]))).toEqual([])
})
