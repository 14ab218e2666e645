import { escapeHtml } from '@/lib/text/escape'
import { type LogItem, lineOf } from './view'

/** The log as an Atom feed, for readers who want to hear of every decision. `site` is the forum's address without a slash at its end. */
export function atomOf(items: readonly LogItem[], site: string, now: number): string {
  const updated = new Date(items[0]?.at ?? now).toISOString()
  const entries = items.map((item) => {
    const href = escapeHtml(`${site}/log/${item.id}`)
    const why = item.reason === null ? '' : `<summary>${escapeHtml(item.reason)}</summary>`
    return (
      `<entry><id>${href}</id><title>${escapeHtml(lineOf(item))}</title><link href="${href}"/>` +
      `<updated>${new Date(item.at).toISOString()}</updated><author><name>Moderation</name></author>${why}</entry>`
    )
  })
  const self = escapeHtml(`${site}/log/feed.atom`)
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${self}</id><title>Public log</title>` +
    `<link rel="self" href="${self}"/><link href="${escapeHtml(`${site}/log`)}"/><updated>${updated}</updated>${entries.join('')}</feed>\n`
  )
}
