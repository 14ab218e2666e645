import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditHistory } from '@/components/ui/edits'
import { dependsOn } from '@/lib/server/http/context'
import { readPostEdits } from '@/lib/threads/queries'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Edits' }

export default async function PostEditsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const [thread, edits] = await Promise.all([threadBySlug(slug), readPostEdits(slug)])
  if (!thread || !edits) notFound()
  dependsOn('threads', 'people')
  return (
    <div className="column">
      <h1 className="title">What was edited</h1>
      <p className="lede">
        The post of <a href={`/threads/${slug}`}>{edits.title}</a>
      </p>
      <EditHistory texts={edits.texts} />
    </div>
  )
}
