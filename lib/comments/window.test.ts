import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildTree } from './tree'
import { openWindow, type Shown } from './window'

const chain = (length: number) =>
  Array.from({ length }, (_, i) => ({ id: i + 1, parentId: i === 0 ? null : i }))
const countShown = (roots: readonly Shown<unknown>[]): number =>
  roots.reduce((sum, root) => sum + 1 + countShown(root.replies), 0)
const countHidden = (roots: readonly Shown<unknown>[]): number =>
  roots.reduce((sum, root) => sum + root.hidden + countHidden(root.replies), 0)

test('a reply to a comment that is gone is shown at the top level', () => {
  expect(buildTree([{ id: 7, parentId: 3 }]).map((branch) => branch.comment.id)).toEqual([7])
})

test('a conversation ten deep shows eight levels, and says that two comments continue elsewhere', () => {
  const { roots, shown } = openWindow(buildTree(chain(10)))
  expect(shown).toBe(8)
  expect(countHidden(roots)).toBe(2)
})

test('a chain of ten thousand replies does not break anything', () => {
  expect(openWindow(buildTree(chain(10_000))).shown).toBe(8)
})

test('a long thread is shown in pages of whole branches, and the pages together show each branch once', () => {
  const rows = Array.from({ length: 90 }, (_, i) => ({ id: i + 1, parentId: i % 3 === 0 ? null : i }))
  const tree = buildTree(rows)
  const seen: number[] = []
  let from: number | null = null
  do {
    const page: ReturnType<typeof openWindow<(typeof rows)[number]>> = openWindow(tree, { from, limit: 20 })
    seen.push(...page.roots.map((root) => root.comment.id))
    from = page.next?.id ?? null
  } while (from !== null)
  expect(seen).toEqual(tree.map((root) => root.comment.id))
})

test('what is shown, what is hidden below and what is left for later add up to the whole thread', () => {
  const forest = fc
    .array(fc.nat(1000), { maxLength: 200 })
    .map((list) =>
      list.map((at, i) => ({ id: i + 1, parentId: i === 0 || at % 4 === 0 ? null : (at % i) + 1 })),
    )
  fc.assert(
    fc.property(
      forest,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, limit, depthCap) => {
        const window = openWindow(buildTree(rows), { limit, depthCap })
        expect(countShown(window.roots)).toBe(window.shown)
        expect(window.shown + countHidden(window.roots) + window.left).toBe(rows.length)
      },
    ),
  )
})
