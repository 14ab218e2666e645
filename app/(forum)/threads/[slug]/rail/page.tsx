import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Rail } from '@/components/cruxes/rail'
import { dependsOn } from '@/lib/server/http/context'
import { param, type SearchParams } from '@/lib/server/query-string'
import { readRail } from '@/lib/server/rail'
import { threadBySlug } from '../thread-by-slug'

type RailPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: RailPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `Where we disagree: ${thread.title}` : 'No such thread' }
}

/** "Where we disagree" alone: what the thread page shows anew once a stance has changed it. */
export default async function RailPage({ params, searchParams }: RailPageProps) {
  const [thread, claim] = await Promise.all([threadBySlug((await params).slug), param(searchParams, 'claim')])
  if (!thread || (claim && !thread.claims.some(({ ref }) => ref === claim))) notFound()
  dependsOn(`thread:${thread.id}`, 'people')

  return (
    <div className="column">
      <h1 className="title">
        <a href={`/threads/${thread.slug}`}>{thread.title}</a>
      </h1>
      <Rail slug={thread.slug} comments={thread.commentCount} rail={await readRail(thread.id, claim)} />
    </div>
  )
}
