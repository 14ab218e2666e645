import type { Branch } from './tree'

/** Replies are indented this far; what lies deeper stands on its branch's own page. */
export const DEPTH_CAP = 8
/** A page shows whole top-level branches until it has this many comments. */
export const PAGE_COMMENTS = 1000

export type Shown<T> = { comment: T; depth: number; replies: Shown<T>[]; below: number; hidden: number }

export type Window<T> = {
  roots: Shown<T>[]
  shown: number
  /** How many comments of later top-level branches are not on this page. */
  left: number
  /** The first top-level comment that is not on this page. */
  next: T | null
}

/**
 * Choose what one page shows of a sorted tree: whole top-level branches from `from` on until `limit` comments are in
 * (at least one branch; the last one is cut when it alone is longer), each down to `depthCap` levels. `hidden` says how
 * many comments below a shown one are left to its own page, `below` how many it has in all.
 */
export function openWindow<T extends { id: number }>(
  sorted: readonly Branch<T>[],
  {
    from = null,
    limit = PAGE_COMMENTS,
    depthCap = DEPTH_CAP,
  }: { from?: number | null; limit?: number; depthCap?: number } = {},
): Window<T> {
  const start =
    from === null
      ? 0
      : Math.max(
          0,
          sorted.findIndex((root) => root.comment.id === from),
        )
  const roots: Shown<T>[] = []
  let shown = 0
  let index = start
  for (; index < sorted.length && shown < limit; index++) {
    const root = sorted[index]
    if (!root) break
    const copy = copyBranch(root, limit - shown)
    roots.push(copy.branch)
    shown += copy.count
  }
  const next = sorted[index]
  const left = sorted.slice(index).reduce((sum, root) => sum + 1 + root.below, 0)
  return { roots, shown, left, next: next?.comment ?? null }

  function copyBranch(root: Branch<T>, room: number): { branch: Shown<T>; count: number } {
    let count = 1
    const top = shownOf(root)
    const stack: [Branch<T>, Shown<T>][] = [[root, top]]
    for (let pair = stack.pop(); pair; pair = stack.pop()) {
      const [branch, copy] = pair
      const fits = branch.depth - root.depth < depthCap - 1
      for (const reply of branch.replies) {
        if (!fits || count >= room) {
          copy.hidden += 1 + reply.below
          continue
        }
        count++
        const shownReply = shownOf(reply)
        copy.replies.push(shownReply)
        stack.push([reply, shownReply])
      }
    }
    return { branch: top, count }
  }
}

const shownOf = <T>({ comment, depth, below }: Branch<T>): Shown<T> => ({
  comment,
  depth,
  replies: [],
  below,
  hidden: 0,
})

/** The numbers of all comments that a page shows. */
export function shownIds(roots: readonly Shown<{ id: number }>[]): number[] {
  const ids: number[] = []
  const stack = [...roots]
  for (let one = stack.pop(); one; one = stack.pop()) {
    ids.push(one.comment.id)
    stack.push(...one.replies)
  }
  return ids
}
