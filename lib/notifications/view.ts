/** One thing that somebody is told, as a page or a mail shows it. Times are milliseconds. */
export type Notice = {
  id: number
  kind: string
  /** Who did it; null when their account is gone. */
  actor: { handle: string; name: string } | null
  thread: { slug: string; title: string } | null
  /** The comment's name in its thread. */
  comment: string | null
  /** The beginning of the comment, in plain words; empty when they are gone. */
  words: string
  /** Words of its own, for kinds that no comment speaks for. */
  text: string
  path: string | null
  at: number
  isRead: boolean
}

export type NoticeGroup = { thread: Notice['thread']; notices: Notice[] }

/** Where a notice leads. */
export function addressOf({ thread, comment, path }: Notice): string {
  if (path) return path
  if (!thread) return '/notifications'
  return comment ? `/threads/${thread.slug}#comment-${comment}` : `/threads/${thread.slug}`
}

/** Gather what belongs to one thread, threads in the order of their newest notice. Given newest first. */
export function byThread(notices: readonly Notice[]): NoticeGroup[] {
  const groups = new Map<string, NoticeGroup>()
  for (const notice of notices) {
    const key = notice.thread?.slug ?? ''
    const group = groups.get(key) ?? { thread: notice.thread, notices: [] }
    group.notices.push(notice)
    groups.set(key, group)
  }
  return [...groups.values()]
}
