import { atomFeed } from '@/lib/text/atom'
import { type LogItem, lineOf } from './view'

/** The log as an Atom feed, for readers who want to hear of every decision. `site` is the forum's address without a slash at its end. */
export const atomOf = (items: readonly LogItem[], site: string, now: number): string =>
  atomFeed(
    {
      title: 'Public log',
      self: '/log/feed.atom',
      page: '/log',
      entries: items.map((item) => ({
        path: `/log/${item.id}`,
        title: lineOf(item),
        at: item.at,
        author: 'Moderation',
        summary: item.reason,
      })),
    },
    site,
    now,
  )
