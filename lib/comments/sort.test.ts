import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMENT_SORTS, type CommentSort, disputed, type Sortable, sortTree } from './sort'
import { buildTree, inReadingOrder } from './tree'

type Row = Sortable & { id: number; parentId: number | null }
const now = Date.parse('2026-01-31T12:00:00Z')
const row = (id: number, over: Partial<Row> = {}): Row => ({
  id,
  seq: id,
  parentId: null,
  createdAt: now - (100 - id) * 60_000,
  lastActivityAt: now - (100 - id) * 60_000,
  karma: 1,
  agreed: 0,
  disagreed: 0,
  cruxes: 0,
  ...over,
})
const order = (rows: Row[], sort: CommentSort) =>
  [...inReadingOrder(sortTree(buildTree(rows), sort, now))].map((branch) => branch.comment.id)

describe('the orders', () => {
  test('top puts the most karma first, at every depth', () => {
    const rows = [
      row(1, { karma: 2 }),
      row(2, { karma: 9 }),
      row(3, { parentId: 1 }),
      row(4, { parentId: 1, karma: 5 }),
    ]
    expect(order(rows, 'top')).toEqual([2, 1, 4, 3])
  })
  test('new and old are each other reversed, among siblings', () => {
    expect(order([row(1), row(2), row(3)], 'new')).toEqual([3, 2, 1])
    expect(order([row(1), row(2), row(3)], 'old')).toEqual([1, 2, 3])
  })
  test('latest lifts an old branch that was answered just now', () => {
    expect(order([row(1, { lastActivityAt: now }), row(2), row(3)], 'latest')).toEqual([1, 3, 2])
  })
  test('magic lets a fresh comment pass an old one with a little more karma', () => {
    const old = row(1, { karma: 12, createdAt: now - 48 * 3_600_000 })
    expect(order([old, row(2, { karma: 6, createdAt: now })], 'magic')).toEqual([2, 1])
  })
  test('most disagreed wants many votes on both sides; disagreement alone lifts nothing in top', () => {
    const rows = [
      row(1, { agreed: 30 }),
      row(2, { agreed: 6, disagreed: 5 }),
      row(3, { agreed: 1, disagreed: 9 }),
    ]
    expect(order(rows, 'disputed')).toEqual([2, 3, 1])
    expect(order(rows, 'top')).toEqual([1, 2, 3])
  })
  test('cruxes first brings up the branches that hold one', () => {
    expect(order([row(1, { karma: 50 }), row(2, { cruxes: 2 }), row(3, { cruxes: 1 })], 'cruxes')).toEqual([
      2, 3, 1,
    ])
  })
  test('a split vote disputes more than a clear one of the same size', () => {
    expect(disputed(5, 5)).toBe(10)
    expect(disputed(9, 1)).toBeLessThan(disputed(5, 5))
    expect(disputed(0, 10)).toBe(0)
  })
})

test('no order ever loses, doubles or lifts a comment above its parent', () => {
  const rows = fc
    .array(fc.tuple(fc.nat(1000), fc.integer({ min: -20, max: 90 }), fc.nat(40)), { maxLength: 120 })
    .map((list) =>
      list.map(([at, karma, split], i) =>
        row(i + 1, {
          parentId: i === 0 || at % 3 === 0 ? null : (at % i) + 1,
          karma,
          agreed: split,
          disagreed: 40 - split,
        }),
      ),
    )
  fc.assert(
    fc.property(rows, fc.constantFrom(...(Object.keys(COMMENT_SORTS) as CommentSort[])), (list, sort) => {
      const ids = order(list, sort)
      expect([...ids].sort((a, b) => a - b)).toEqual(list.map((one) => one.id))
      for (const one of list)
        if (one.parentId !== null) expect(ids.indexOf(one.parentId)).toBeLessThan(ids.indexOf(one.id))
      expect(order(list, sort)).toEqual(ids)
    }),
  )
})
