import type { Author } from '@/lib/accounts/author'
import { type Branch, inReadingOrder } from './tree'
import type { Skeleton } from './view'

export type OutlineEntry = { ref: string; depth: 0 | 1 | 2; karma: number; name: string }

const OUTLINE_ENTRIES = 60

/** Is there something to read, or at least somebody who said it? What a moved comment leaves behind is nobody's. */
const isSaid = ({ state, authorId }: Skeleton): boolean =>
  state !== 'deleted' && !(state === 'removed' && authorId === null)

/**
 * The comments as a side list, in reading order: all of a short thread; of a long one as many levels as fit into
 * sixty lines, and at least the first sixty top-level comments.
 */
export function outlineOf(
  order: readonly Branch<Skeleton>[],
  authors: ReadonlyMap<number, Author>,
): { entries: OutlineEntry[]; more: number } {
  const all = [...inReadingOrder(order)].filter(({ comment }) => isSaid(comment))
  const upTo =
    [Number.POSITIVE_INFINITY, 2, 1].find(
      (depth) => all.filter((branch) => branch.depth <= depth).length <= OUTLINE_ENTRIES,
    ) ?? 0
  const chosen = all.filter((branch) => branch.depth <= upTo).slice(0, OUTLINE_ENTRIES)
  return {
    entries: chosen.map(({ comment, depth }) => ({
      ref: comment.ref,
      depth: depth === 0 ? 0 : depth === 1 ? 1 : 2,
      karma: comment.karma,
      name:
        (comment.authorId === null ? undefined : authors.get(comment.authorId)?.name) ?? 'a former member',
    })),
    more: all.length - chosen.length,
  }
}
