import { When } from '@/components/ui/when'
import { saying } from '@/lib/notifications/kinds'
import { byThread, type Notice } from '@/lib/notifications/view'
import { typeset } from '@/lib/text/typeset'

/** Notices gathered by thread; each leads to what it is about, which marks it as read. */
export function NoticeList({ notices, now }: { notices: readonly Notice[]; now: number }) {
  return (
    <ol className="notice-groups">
      {byThread(notices).map(({ thread, notices: group }) => (
        <li key={thread?.slug ?? ''}>
          <h3>
            {thread ? <a href={`/threads/${thread.slug}`}>{typeset(thread.title)}</a> : 'About the forum'}
          </h3>
          <ol className="notices">
            {group.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} now={now} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function NoticeItem({
  notice: { id, kind, actor, words, text, at, isRead },
  now,
}: {
  notice: Notice
  now: number
}) {
  const sentence = saying(kind, actor?.name ?? null, text)
  return (
    <li className={isRead ? 'notice' : 'notice is-unread'}>
      <p>
        <a href={`/notifications/${id}`}>{sentence}</a> <When at={at} now={now} />
      </p>
      {words && <p className="words">{words}</p>}
      {!isRead && (
        <form method="post" action="/api/do/read-notices">
          <input type="hidden" name="notice" value={id} />
          <input type="hidden" name="back" value="/notifications" />
          <button type="submit" className="soft-button" aria-label={`Mark as read: ${sentence}`}>
            Mark as read
          </button>
        </form>
      )}
    </li>
  )
}
