/** `below` counts all that stands under a comment, at any depth. */
export type Branch<T> = { comment: T; depth: number; below: number; replies: Branch<T>[] }

/**
 * Nest flat rows in the order given, in time linear in their number. A reply whose parent is missing is shown at
 * the root, never dropped. Depth 0 is the top level.
 */
export function buildTree<T extends { id: number; parentId: number | null }>(
  rows: readonly T[],
): Branch<T>[] {
  const branches = new Map<number, Branch<T>>()
  for (const row of rows) branches.set(row.id, { comment: row, depth: 0, below: 0, replies: [] })
  const roots: Branch<T>[] = []
  for (const branch of branches.values()) {
    const parent = branch.comment.parentId === null ? undefined : branches.get(branch.comment.parentId)
    if (parent) parent.replies.push(branch)
    else roots.push(branch)
  }
  // Level by level: whoever stands before another is no deeper, so the way back meets all replies before their parent.
  const levels = [...roots]
  for (const branch of levels) {
    for (const reply of branch.replies) {
      reply.depth = branch.depth + 1
      levels.push(reply)
    }
  }
  for (const branch of levels.reverse()) {
    for (const reply of branch.replies) branch.below += 1 + reply.below
  }
  return roots
}

/** Every branch of a forest once, a parent before its replies, in reading order. Safe at any depth. */
export function* inReadingOrder<T>(roots: readonly Branch<T>[]): Generator<Branch<T>> {
  const stack = [...roots].reverse()
  for (let branch = stack.pop(); branch; branch = stack.pop()) {
    yield branch
    for (let i = branch.replies.length - 1; i >= 0; i--) {
      const reply = branch.replies[i]
      if (reply) stack.push(reply)
    }
  }
}
