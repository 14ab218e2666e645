import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { reportHtml } from '@/components/moderation/report-html'
import { Slot } from '@/components/ui/slot'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Report', robots: { index: false } }

type ReportPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** Where the button Report leads without script. */
export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { slug } = await params
  const comment = await param(searchParams, 'comment')
  if (comment !== null && !/^[A-Za-z0-9_-]{1,40}$/.test(comment)) notFound()
  const path = link(`/threads/${slug}/report`, { comment })
  await signedIn(path)
  const thread = await threadBySlug(slug)
  if (!thread) notFound()
  return (
    <div className="column">
      <h1 className="title">Report</h1>
      <p className="lede">
        {comment === null ? 'The post, or a comment, of ' : 'A comment in '}
        <a href={comment === null ? `/threads/${slug}` : `/threads/${slug}#comment-${comment}`}>
          {thread.title}
        </a>
        . A moderator looks at it; you hear what became of it.
      </p>
      <Slot html={reportHtml({ slug, comment, back: path })} />
    </div>
  )
}
