import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { EditHistory } from '@/components/ui/edits'
import { readEdits } from '@/lib/revisions/queries'
import { dependsOn } from '@/lib/server/http/context'
import { movedTo } from '../../../moved-to'
import { threadBySlug } from '../../../thread-by-slug'

export const metadata: Metadata = { title: 'Edits' }

export default async function CommentEditsPage({
  params,
}: {
  params: Promise<{ slug: string; id: string }>
}) {
  const { slug, id } = await params
  const [thread, edits] = await Promise.all([threadBySlug(slug), readEdits(slug, id)])
  const moved = edits ? null : await movedTo(slug, id)
  if (moved) redirect(`/threads/${moved.thread}/comments/${moved.comment}/edits`)
  if (!thread || !edits) notFound()
  dependsOn(`thread:${thread.id}`, 'people')
  return (
    <div className="column">
      <h1 className="title">{edits.title}: what was edited</h1>
      <p className="lede">
        In <a href={`/threads/${slug}#comment-${id}`}>{thread.title}</a>
      </p>
      <EditHistory texts={edits.texts} />
    </div>
  )
}
