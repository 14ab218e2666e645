import { escapeHtml } from './escape'

/** One thing that a feed tells of. `path` is its address on the forum and its name for good; times are milliseconds. */
export type AtomEntry = {
  path: string
  title: string
  at: number
  author: string
  /** Sanitised HTML of it, when the feed brings all of it. */
  html?: string | null
  /** Plain words about it. */
  summary?: string | null
}

/**
 * An Atom feed (RFC 4287) of entries, newest first. `site` is the forum's address without a slash at its end; `self` and `page` are
 * paths on it. A feed of nothing was updated `now`.
 */
export function atomFeed(
  {
    title,
    self,
    page,
    entries,
  }: { title: string; self: string; page: string; entries: readonly AtomEntry[] },
  site: string,
  now: number,
): string {
  const at = (path: string) => escapeHtml(clean(`${site}${path}`))
  const text = (words: string) => escapeHtml(clean(words))
  const newest = entries.reduce((latest, entry) => Math.max(latest, entry.at), 0) || now
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${at('/')}"><id>${at(self)}</id>` +
    `<title>${text(title)}</title><link rel="self" href="${at(self)}"/><link href="${at(page)}"/>` +
    `<updated>${new Date(newest).toISOString()}</updated>${entries.map(entryOf).join('')}</feed>\n`
  )

  function entryOf(entry: AtomEntry): string {
    const summary = entry.summary ? `<summary>${text(entry.summary)}</summary>` : ''
    const content = entry.html ? `<content type="html">${text(entry.html)}</content>` : ''
    return (
      `<entry><id>${at(entry.path)}</id><title>${text(entry.title)}</title><link href="${at(entry.path)}"/>` +
      `<updated>${new Date(entry.at).toISOString()}</updated><author><name>${text(entry.author)}</name></author>${summary}${content}</entry>`
    )
  }
}

/** XML 1.0 knows no control characters but tab and line ends: one of them breaks the whole feed. */
const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** How a feed is sent. */
export const ATOM_HEADERS = {
  'content-type': 'application/atom+xml; charset=utf-8',
  'cache-control': 'public, max-age=60',
} as const
