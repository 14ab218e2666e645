import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { retractHtml } from '@/components/comments/retract-html'
import { Slot } from '@/components/ui/slot'
import { readOwn } from '@/lib/revisions/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Retract', robots: { index: false } }

type RetractPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** Where the button Retract leads without script. */
export default async function RetractPage({ params, searchParams }: RetractPageProps) {
  const { slug } = await params
  const [comment, actor, thread] = await Promise.all([
    param(searchParams, 'comment'),
    currentActor(),
    threadBySlug(slug),
  ])
  const own = actor.kind === 'guest' || comment === null ? null : await readOwn(actor.id, slug, comment)
  if (!thread || !own || comment === null) notFound()
  return (
    <div className="column">
      <h1 className="title">Retract</h1>
      <p className="lede">
        A comment of yours in <a href={`/threads/${slug}#comment-${comment}`}>{thread.title}</a>
      </p>
      <Slot
        html={retractHtml({ slug, ref: comment, isRetracted: own.state === 'retracted', reason: own.reason })}
      />
    </div>
  )
}
