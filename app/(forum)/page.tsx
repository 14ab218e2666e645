import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { ThreadList } from '@/components/threads/thread-list'
import { MarkedThreads } from '@/components/threads/thread-marks'
import { QuietNav } from '@/components/ui/quiet-nav'
import { dependsOn } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentViewerId } from '@/lib/server/session'
import { amSubscribed } from '@/lib/server/subscribed'
import { listMarked } from '@/lib/threads/marks/queries'
import { listThreads } from '@/lib/threads/queries'
import { isThreadSort, THREAD_SORTS, type ThreadSort } from '@/lib/threads/view'

/** Any word of this form may be a tag, with threads or without. */
const TAG = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const metadata: Metadata = { alternates: { types: { 'application/atom+xml': '/feed.atom' } } }

export default async function HomePage({ searchParams }: { searchParams: SearchParams }) {
  const [sort, after, tag] = await Promise.all(
    ['sort', 'after', 'tag'].map((name) => param(searchParams, name)),
  )
  const order = sort ?? 'magic'
  if (!isThreadSort(order) || (tag && !TAG.test(tag))) notFound()
  const page = await listThreads({
    sort: order,
    after: after ?? null,
    tag: tag ?? null,
    viewerId: await currentViewerId(),
  })
  if (!page) notFound()
  dependsOn('threads', 'people')
  const marked = tag || after ? null : await listMarked()

  return (
    <div className="column">
      <h1 className="title">
        {tag ? `Threads on ${tag.replaceAll('-', ' ')}` : 'What do we really disagree about?'}
      </h1>
      <p className="lede">
        {tag ? (
          <a href="/">All threads</a>
        ) : (
          'Discussions worth reading, and under each one the few sentences that the disagreement turns on.'
        )}
      </p>
      <div className="list-head">
        <QuietNav
          label="Sort threads by"
          choices={(Object.keys(THREAD_SORTS) as ThreadSort[]).map((one) => ({
            href: link('/', { sort: one === 'magic' ? null : one, tag }),
            words: THREAD_SORTS[one],
            isCurrent: one === order,
          }))}
        />
        <a className="new-thread" href="/new">
          New thread
        </a>
        {tag && (
          <SubscribeButton
            to="tag"
            of={tag}
            words="this tag"
            isOn={await amSubscribed('tag', tag)}
            back={link('/', { tag })}
          />
        )}
      </div>
      {marked && <MarkedThreads {...marked} />}
      <ThreadList
        items={page.items}
        now={Date.now()}
        next={page.next && link('/', { sort: order === 'magic' ? null : order, tag, after: page.next })}
        empty={tag ? 'No thread has this tag.' : 'No threads yet.'}
      />
    </div>
  )
}
