import { DEPTH_CAP } from '@/lib/comments/window'
import type { CommentChange } from '@/lib/live/changes'
import { countBelow } from './folds.client'
import { leadAway } from './patch.client'
import { listOf, repliesOf } from './posted.client'

const footerOf = (item: Element): Element | null => item.querySelector(':scope > article > footer')
const parentLink = (item: Element): HTMLAnchorElement | null =>
  [...(footerOf(item)?.querySelectorAll<HTMLAnchorElement>(':scope > a[href^="#comment-"]') ?? [])].find(
    (link) => link.textContent === 'Parent',
  ) ?? null

/** The name of what a comment answers, as this page shows it; null at the top level, undefined where it does not say. */
function parentOf(item: Element): string | null | undefined {
  if (!footerOf(item)) return undefined
  return parentLink(item)?.hash.slice('#comment-'.length) ?? null
}

/**
 * A moderator has hung a comment up elsewhere in its thread: it goes there with all below it, and whatever is being typed in it. Where
 * that is not on this page, its place leads there. Call it where the page is kept still.
 */
export function rehang(discussion: HTMLElement, item: HTMLElement, { parent }: CommentChange): void {
  const was = parentOf(item)
  if (was === undefined || was === parent || item.classList.contains('is-pending')) return
  sayParent(item, parent)
  const above = item.parentElement?.closest('.comment') ?? null
  // The comment that a page of its branch begins with has nothing above it here.
  if (above === null && discussion.dataset.branch !== undefined) return
  const home = parent === null ? null : document.getElementById(`comment-${parent}`)
  const isHere = parent === null ? discussion.dataset.branch === undefined : home !== null
  if (!isHere || (home && (item.contains(home) || depthOf(home) >= DEPTH_CAP))) {
    if (above) countBelow(above, -weightOf(item))
    leadAway(discussion, item, 'another place in this thread')
    return
  }
  const typing = document.activeElement
  const list = home ? repliesOf(home) : listOf(discussion)
  const from = item.parentElement
  if (above) countBelow(above, -weightOf(item))
  const isOldFirst = new URLSearchParams(location.search).get('sort') === 'old'
  list.insertBefore(item, isOldFirst ? null : list.firstElementChild)
  if (home) countBelow(home, weightOf(item))
  if (from?.matches('.replies') && from.childElementCount === 0) from.remove()
  if (typing instanceof HTMLElement && item.contains(typing)) typing.focus({ preventScroll: true })
}

const weightOf = (item: Element): number => 1 + Number(item.getAttribute('data-below') ?? 0)

function depthOf(item: Element): number {
  let depth = 0
  for (let one: Element | null | undefined = item; one; one = one.parentElement?.closest('.comment')) depth++
  return depth
}

function sayParent(item: Element, parent: string | null): void {
  const known = parentLink(item)
  if (parent === null) {
    known?.remove()
    return
  }
  const link = known ?? document.createElement('a')
  link.href = `#comment-${parent}`
  link.textContent = 'Parent'
  if (!known)
    [...(footerOf(item)?.querySelectorAll(':scope > a') ?? [])]
      .find((one) => one.textContent === 'Permalink')
      ?.after(link)
}
