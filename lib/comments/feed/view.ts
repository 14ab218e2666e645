import { excerpt } from '@/lib/text/excerpt'
import { toPlainText } from '@/lib/text/plain-text'

/** One comment of a person's feed, with what it answered. Times are milliseconds. */
export type FeedItem = {
  ref: string
  html: string
  createdAt: number
  karma: number
  agreement: number
  state: 'live' | 'retracted' | 'deleted' | 'removed'
  thread: { slug: string; title: string }
  answered: { ref: string; by: { handle: string; name: string } | null; words: string } | null
}
export type Feed = { items: FeedItem[]; next: string | null; found: number | null }

/** The orders of a person's comments, as they stand in the URL, and what they are called. */
export const FEED_SORTS = { new: 'newest', top: 'top', old: 'oldest' } as const
export type FeedSort = keyof typeof FEED_SORTS
export const isFeedSort = (name: string): name is FeedSort => Object.hasOwn(FEED_SORTS, name)

const LONG = 900

/** The beginning of a text that is too long for a feed, in plain words; null when it is short enough to stand whole. */
export function shortened(html: string): string | null {
  // What is quoted stands above it already.
  const text = toPlainText(html.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, ''))
  return text.length > LONG ? excerpt(text, (LONG * 3) / 4) : null
}

/** A feed's row as it comes from the database: the comment's, its thread's, and its parent's. */
export type FeedTuple = [
  id: number,
  ref: string,
  html: string,
  createdAt: number,
  karma: number,
  agreement: number,
  state: FeedItem['state'],
  slug: string,
  title: string,
  parentRef: string | null,
  parentHandle: string | null,
  parentHtml: string | null,
  parentName: string | null,
]

export function toFeedItem(row: FeedTuple): FeedItem {
  const [, ref, html, createdAt, karma, agreement, state, slug, title, parentRef, handle, parentHtml, name] =
    row
  // What somebody took back is not quoted here either.
  const answered = parentRef !== null && {
    ref: parentRef,
    by: parentHtml === null || handle === null || name === null ? null : { handle, name },
    words: parentHtml === null ? '' : excerpt(toPlainText(parentHtml), 220),
  }
  return {
    ref,
    html,
    createdAt,
    karma,
    agreement,
    state,
    thread: { slug, title },
    answered: answered || null,
  }
}
