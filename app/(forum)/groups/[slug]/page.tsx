import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { count, ThreadList } from '@/components/threads/thread-list'
import { dependsOn } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { listThreads, readGroup } from '@/lib/threads/queries'

type GroupPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const group = await readGroup((await params).slug)
  return { title: group?.name ?? 'No such group' }
}

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  const { slug } = await params
  const group = await readGroup(slug)
  const page =
    group && (await listThreads({ sort: 'active', after: await param(searchParams, 'after'), group: slug }))
  if (!page) notFound()
  dependsOn('threads', 'people')

  return (
    <div className="column">
      <h1 className="title">{group.name}</h1>
      <p className="lede">
        {group.about || `${count(group.threads, 'thread')}, open to everybody who reads here.`}
      </p>
      <p className="list-head">
        <a className="new-thread" href={`/new?group=${slug}`}>
          New thread
        </a>
      </p>
      <ThreadList
        items={page.items}
        now={Date.now()}
        next={page.next && link(`/groups/${slug}`, { after: page.next })}
        empty="Nobody has started a thread in this group yet."
      />
    </div>
  )
}
