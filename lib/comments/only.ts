/** These comments and all that each of them answers, in the order given: a part of a tree that still reads as one. */
export function withAncestors<T extends { id: number; parentId: number | null }>(
  comments: readonly T[],
  only: ReadonlySet<number>,
): T[] {
  const parents = new Map(comments.map(({ id, parentId }) => [id, parentId]))
  const kept = new Set<number>()
  for (const id of only) {
    let at: number | null | undefined = parents.has(id) ? id : null
    while (at != null && !kept.has(at)) {
      kept.add(at)
      at = parents.get(at)
    }
  }
  return comments.filter(({ id }) => kept.has(id))
}
