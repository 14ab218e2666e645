import { type Branch, inReadingOrder } from '@/lib/comments/tree'
import type { Skeleton } from '@/lib/comments/view'
import { DEPTH_CAP, openWindow, shownIds, type Window } from '@/lib/comments/window'
import { link } from '@/lib/server/query-string'

/**
 * The address at which a comment stands among others: on one of its thread's pages, or, when it lies too deep for that,
 * in the branch of the furthest ancestor that still shows it. `order` is the thread in the order that was `chosen`.
 */
export function placeOf(
  slug: string,
  order: readonly Branch<Skeleton>[],
  ref: string,
  chosen: { sort: string | null; since: string | null },
): string {
  const thread = `/threads/${slug}`
  const line = lineTo(order, ref)
  const root = line[0]
  if (!root) return link(thread, chosen)
  const ancestor = line.at(-DEPTH_CAP)
  const inBranch = (of: string) => `${link(`${thread}/comments/${of}`, chosen)}#comment-${ref}`
  if (line.length > DEPTH_CAP && ancestor) return inBranch(ancestor.ref)

  for (let from: Skeleton | null = null; ; ) {
    const page: Window<Skeleton> = openWindow(order, { from: from?.id ?? null })
    if (page.roots.some(({ comment }) => comment.id === root.id)) {
      const isShown = shownIds(page.roots).includes(line.at(-1)?.id ?? 0)
      if (!isShown) return inBranch(line.at(-2)?.ref ?? ref)
      return `${link(thread, { from: from?.ref ?? null, ...chosen })}#comment-${ref}`
    }
    if (page.next === null) return link(thread, chosen)
    from = page.next
  }
}

/** The comment with what it answers, what that answers, and so on, from the top. */
function lineTo(order: readonly Branch<Skeleton>[], ref: string): Skeleton[] {
  const byId = new Map([...inReadingOrder(order)].map(({ comment }) => [comment.id, comment]))
  const line: Skeleton[] = []
  let one = [...byId.values()].find((comment) => comment.ref === ref)
  while (one) {
    line.unshift(one)
    one = one.parentId === null ? undefined : byId.get(one.parentId)
  }
  return line
}
