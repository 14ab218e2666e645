import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/group-head'
import { ThreadList } from '@/components/threads/thread-list'
import { Slot } from '@/components/ui/slot'
import { mayManageGroup } from '@/lib/groups/policy'
import { groupBySlug } from '@/lib/server/group-by-slug'
import { dependsOn, slot } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'
import { listThreads } from '@/lib/threads/queries'

type GroupPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const group = await groupBySlug((await params).slug)
  return { title: group?.name ?? 'No such group' }
}

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  const { slug } = await params
  const [group, actor] = await Promise.all([groupBySlug(slug), currentActor()])
  const after = await param(searchParams, 'after')
  const page =
    group && (await listThreads({ sort: 'active', after, group: slug, viewerId: await currentViewerId() }))
  if (!page) notFound()
  dependsOn('threads', 'people', `group:${group.id}`)
  const mayManage = mayManageGroup(actor, { groupRole: group.role }, new Date()).allowed

  return (
    <div className="column">
      <GroupHead group={group} mayManage={mayManage} />
      {group.normsHtml && (
        <details className="norms" open={group.role === null && after === null}>
          <summary>Norms</summary>
          <Slot className="prose" html={slot(group.normsHtml)} />
        </details>
      )}
      {group.isReadable ? (
        <ThreadList
          items={page.items}
          now={Date.now()}
          next={page.next && link(`/groups/${slug}`, { after: page.next })}
          empty="Nobody has started a thread in this group yet."
        />
      ) : (
        <p className="empty">Its threads are for members.</p>
      )}
    </div>
  )
}
