import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { composerHtml } from '@/components/comments/composer-html'
import { Preview } from '@/components/comments/preview'
import { Slot } from '@/components/ui/slot'
import { placeName } from '@/lib/drafts/place'
import { readDraft } from '@/lib/drafts/queries'
import { readOwn } from '@/lib/revisions/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

type EditPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** Where one's own comment is edited without script, or where a draft of an edit goes on. */
export default async function EditPage({ params, searchParams }: EditPageProps) {
  const { slug } = await params
  const [comment, wantsPreview] = await Promise.all([
    param(searchParams, 'comment'),
    param(searchParams, 'preview'),
  ])
  const [thread, actor] = await Promise.all([threadBySlug(slug), currentActor()])
  if (!thread || actor.kind === 'guest' || comment === null) notFound()
  const place = { kind: 'edit', thread: slug, comment } as const
  const [own, draft] = await Promise.all([
    readOwn(actor.id, slug, comment),
    readDraft(actor.id, placeName(place)),
  ])
  if (!own) notFound()

  return (
    <div className="column">
      <h1 className="title">Edit</h1>
      <p className="lede">
        A comment of yours in <a href={`/threads/${slug}#comment-${comment}`}>{thread.title}</a>
      </p>
      {wantsPreview && draft && <Preview body={draft.body} />}
      <Slot
        className="composer-page"
        html={composerHtml({
          kind: 'edit',
          place,
          fields: {
            thread: slug,
            comment,
            revision: String(own.revision),
            back: `/threads/${slug}#comment-${comment}`,
          },
          body: draft?.body ?? own.body,
        })}
      />
    </div>
  )
}
