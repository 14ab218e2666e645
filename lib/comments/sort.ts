import { magic } from '@/lib/threads/magic'
import type { Branch } from './tree'

/** The orders a thread can be read in, as they stand in the URL (`?sort=`) and in the menu. */
export const COMMENT_SORTS = {
  top: 'top',
  magic: 'magic',
  new: 'newest',
  old: 'oldest',
  latest: 'latest reply',
  disputed: 'most disagreed',
  cruxes: 'cruxes first',
  bridging: 'bridging',
} as const satisfies Record<string, string>
export type CommentSort = keyof typeof COMMENT_SORTS
export const DEFAULT_SORT: CommentSort = 'top'
export const isCommentSort = (given: string): given is CommentSort => Object.hasOwn(COMMENT_SORTS, given)

/** What an order may look at. Times are milliseconds since 1970; `agreed` and `disagreed` count votes, `cruxes` anchors in the branch, `bridging` says how well groups that differ receive it. */
export type Sortable = {
  seq: number
  createdAt: number
  lastActivityAt: number
  karma: number
  agreed: number
  disagreed: number
  cruxes: number
  bridging?: number
}

/** How much a comment splits its readers: (agreed + disagreed)^(min/max), after Lemmy's controversy. 0 when nobody is on one side. */
export function disputed(agreed: number, disagreed: number): number {
  const less = Math.min(agreed, disagreed)
  return less <= 0 ? 0 : (agreed + disagreed) ** (less / Math.max(agreed, disagreed))
}

function keyOf(sort: CommentSort, now: number): (comment: Sortable) => number {
  switch (sort) {
    case 'top':
      return (comment) => comment.karma
    case 'magic':
      return (comment) => magic(comment.karma, comment.createdAt, now)
    case 'new':
      return (comment) => comment.createdAt
    case 'old':
      return (comment) => -comment.createdAt
    case 'latest':
      return (comment) => comment.lastActivityAt
    case 'disputed':
      return (comment) => disputed(comment.agreed, comment.disagreed)
    case 'cruxes':
      return (comment) => comment.cruxes
    case 'bridging':
      return (comment) => comment.bridging ?? 0
  }
}

/**
 * Order siblings by one key at every depth, in place. Equal keys fall back to karma, then to the order of writing,
 * so that siblings never swap between two readings.
 */
export function sortTree<T extends Sortable>(
  roots: Branch<T>[],
  sort: CommentSort,
  now: number,
): Branch<T>[] {
  const key = keyOf(sort, now)
  const compare = (a: Branch<T>, b: Branch<T>) =>
    key(b.comment) - key(a.comment) || b.comment.karma - a.comment.karma || a.comment.seq - b.comment.seq
  const stack: Branch<T>[][] = [roots]
  for (let siblings = stack.pop(); siblings; siblings = stack.pop()) {
    if (siblings.length > 1) siblings.sort(compare)
    for (const branch of siblings) if (branch.replies.length > 0) stack.push(branch.replies)
  }
  return roots
}
