import { tuples } from '@/lib/server/db'
import { excerpt } from '@/lib/text/excerpt'
import { toPlainText } from '@/lib/text/plain-text'
import { type Channels, kindOf, type MailChoice, type NoticeKind, noticeKinds } from './kinds'
import type { Notice } from './view'

/** How many notices each of these members has not read; absent means none. */
export async function countUnread(userIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tuples<[number, number]>(
    'notices-unread',
    `SELECT n.user_id, count(*)::int FROM notification n
     WHERE n.user_id = ANY($1) AND n.read_at IS NULL AND n.on_site AND ${NOTICE_IS_THEIRS} GROUP BY n.user_id`,
    [userIds],
  )
  return new Map(rows)
}

export type NoticeTuple = [
  number,
  string,
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  string,
  string | null,
  number,
  boolean,
]

/** What a notice shows, from `n`. The words of a comment that is gone are not read. */
export const NOTICE_COLUMNS = `n.id, n.kind, a.handle, coalesce(a.name, a.handle), t.slug, t.title, c.ref,
  CASE WHEN c.state IN ('live', 'retracted') THEN c.body_html END, n.text, n.path, (extract(epoch FROM n.created_at) * 1000)::float8, n.read_at IS NOT NULL`
export const NOTICE_JOINS = `LEFT JOIN app_user a ON a.id = n.actor_id AND a.deleted_at IS NULL
  LEFT JOIN thread t ON t.id = n.thread_id LEFT JOIN comment c ON c.id = n.comment_id`
/** What a notice is about may since have become none of its reader's business: then it is not there. */
export const NOTICE_IS_THEIRS = '(n.thread_id IS NULL OR thread_is_readable(n.thread_id, n.user_id))'

const EXCERPT = 160

export const toNotice = ([
  id,
  kind,
  handle,
  name,
  slug,
  title,
  comment,
  html,
  text,
  path,
  at,
  isRead,
]: NoticeTuple): Notice => ({
  id,
  kind,
  actor: handle === null ? null : { handle, name: name ?? handle },
  thread: slug === null ? null : { slug, title: title ?? slug },
  comment,
  words: html === null ? '' : excerpt(toPlainText(html), EXCERPT),
  text,
  path,
  at,
  isRead,
})

const MOST_UNREAD = 200
const READ_ON_A_PAGE = 50

/** Somebody's notices, newest first: all unread ones, and a page of those they have read, from `before` on. */
export async function readNotices(
  userId: number,
  before: number | null,
): Promise<{ unread: Notice[]; read: Notice[]; next: number | null }> {
  const [unread, read] = await Promise.all([
    tuples<NoticeTuple>(
      'notices-to-read',
      `SELECT ${NOTICE_COLUMNS} FROM notification n ${NOTICE_JOINS}
       WHERE n.user_id = $1 AND n.on_site AND n.read_at IS NULL AND ${NOTICE_IS_THEIRS} ORDER BY n.id DESC LIMIT ${MOST_UNREAD}`,
      [userId],
    ),
    tuples<NoticeTuple>(
      'notices-done',
      `SELECT ${NOTICE_COLUMNS} FROM notification n ${NOTICE_JOINS}
       WHERE n.user_id = $1 AND n.on_site AND n.read_at IS NOT NULL AND n.id < $2 AND ${NOTICE_IS_THEIRS} ORDER BY n.id DESC LIMIT ${READ_ON_A_PAGE + 1}`,
      [userId, before ?? 2 ** 31 - 1],
    ),
  ])
  const shown = read.slice(0, READ_ON_A_PAGE).map(toNotice)
  return {
    unread: unread.map(toNotice),
    read: shown,
    next: read.length > READ_ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One notice of somebody's; null when they have none of this number. */
export async function findNotice(userId: number, id: number): Promise<Notice | null> {
  const [row] = await tuples<NoticeTuple>(
    'notice-one',
    `SELECT ${NOTICE_COLUMNS} FROM notification n ${NOTICE_JOINS} WHERE n.id = $2 AND n.user_id = $1 AND ${NOTICE_IS_THEIRS}`,
    [userId, id],
  )
  return row ? toNotice(row) : null
}

/** How somebody hears of each kind, by their choice or the default. */
export async function readChannels(userId: number): Promise<Record<NoticeKind, Channels>> {
  const rows = await tuples<[string, boolean, MailChoice]>(
    'notices-chosen',
    'SELECT kind, on_site, mail FROM notification_choice WHERE user_id = $1',
    [userId],
  )
  const chosen = new Map(rows.map(([kind, onSite, mail]) => [kind, { onSite, mail }]))
  const channels = noticeKinds.map((kind): [NoticeKind, Channels] => {
    const { onSite, mail } = chosen.get(kind) ?? kindOf(kind)
    return [kind, { onSite, mail }]
  })
  return Object.fromEntries(channels) as Record<NoticeKind, Channels>
}
