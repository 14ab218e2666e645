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
  answered: { ref: string; by: string | null; words: string } | null
}
export type Feed = { items: FeedItem[]; next: string | null }

const LONG = 900

/** The beginning of a text that is too long for a feed, in plain words; null when it is short enough to stand whole. */
export function shortened(html: string): string | null {
  // What is quoted stands above it already.
  const text = toPlainText(html.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, ''))
  return text.length > LONG ? excerpt(text, (LONG * 3) / 4) : null
}
