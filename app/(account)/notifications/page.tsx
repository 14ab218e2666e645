import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NoticeList } from '@/components/notifications/notice-list'
import { readNotices } from '@/lib/notifications/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedIn('/notifications')
  const given = await param(searchParams, 'before')
  const before = given === null ? null : Number(given)
  if (before !== null && !(Number.isSafeInteger(before) && before > 0 && before < 2 ** 31)) notFound()
  const { unread, read, next } = await readNotices(actor.id, before)
  const now = Date.now()

  return (
    <div className="column notifications" data-notice-list={unread.length}>
      <h1 className="title">Notifications</h1>
      <div className="list-head">
        <a href="/settings/notifications">What I am told, and how</a>
        {unread[0] && (
          <form method="post" action="/api/do/read-notices">
            <input type="hidden" name="upTo" value={unread[0].id} />
            <input type="hidden" name="back" value="/notifications" />
            <button type="submit" className="soft-button">
              Mark all as read
            </button>
          </form>
        )}
      </div>
      {unread.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread">Unread</h2>
          <NoticeList notices={unread} now={now} />
        </section>
      )}
      {read.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">Earlier</h2>
          <NoticeList notices={read} now={now} />
        </section>
      )}
      {unread.length + read.length === 0 && (
        <p className="empty">
          Nothing yet. You are told here when somebody answers or names you, and of what you subscribe to.
        </p>
      )}
      {next !== null && (
        <p className="page-on last">
          <a href={`/notifications?before=${next}`} rel="next">
            Earlier notifications
          </a>
        </p>
      )}
    </div>
  )
}
