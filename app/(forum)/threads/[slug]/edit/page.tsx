import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { composerHtml } from '@/components/comments/composer-html'
import { Preview } from '@/components/comments/preview'
import { ThreadForm } from '@/components/threads/thread-form'
import { Slot } from '@/components/ui/slot'
import { placeName } from '@/lib/drafts/place'
import { readDraft } from '@/lib/drafts/queries'
import { toNewThreadDraft } from '@/lib/drafts/view'
import { readOwn, readOwnPost } from '@/lib/revisions/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { movedTo } from '../moved-to'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

type EditPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** Where one's own post is edited; and a comment, without script, or where a draft of an edit goes on. */
export default async function EditPage({ params, searchParams }: EditPageProps) {
  const { slug } = await params
  const [comment, wantsPreview] = await Promise.all([
    param(searchParams, 'comment'),
    param(searchParams, 'preview'),
  ])
  const [thread, actor] = await Promise.all([threadBySlug(slug), currentActor()])
  if (!thread || actor.kind === 'guest') notFound()
  const back = `/threads/${slug}${comment === null ? '' : `#comment-${comment}`}`

  return (
    <div className="column">
      <h1 className="title">Edit</h1>
      <p className="lede">
        {comment === null ? 'Your post' : 'A comment of yours in'} <a href={back}>{thread.title}</a>
      </p>
      {comment === null ? await post(actor.id) : await ofComment(actor.id, comment)}
    </div>
  )

  async function ofComment(authorId: number, ref: string) {
    const place = { kind: 'edit', thread: slug, comment: ref } as const
    const [own, draft] = await Promise.all([
      readOwn(authorId, slug, ref),
      readDraft(authorId, placeName(place)),
    ])
    const moved = own ? null : await movedTo(slug, ref)
    if (moved) redirect(`/threads/${moved.thread}/edit?comment=${moved.comment}`)
    if (!own) notFound()
    const fields = { thread: slug, comment: ref, revision: String(own.revision), back }
    return (
      <>
        {wantsPreview && draft && <Preview body={draft.body} />}
        <Slot
          className="composer-page"
          html={composerHtml({
            kind: 'edit',
            place,
            fields,
            body: draft?.body ?? own.body,
            initial: own.body,
          })}
        />
      </>
    )
  }

  async function post(authorId: number) {
    const place = placeName({ kind: 'edit', thread: slug, comment: '' })
    const [own, kept] = await Promise.all([readOwnPost(authorId, slug), readDraft(authorId, place)])
    if (!own) notFound()
    const { revision, editedAt, ...post } = { ...own, group: '' }
    const initial = { ...post, tagsSeen: own.tags }
    const draft = kept ? { ...initial, ...toNewThreadDraft(kept.body), kind: own.kind } : initial
    const isOlder = kept !== null && editedAt !== null && Date.parse(kept.at) < editedAt
    return (
      <>
        {wantsPreview && kept && <Preview body={draft.body} as={own.kind} />}
        {isOlder && (
          <p className="lede" role="status">
            Your post was changed after you wrote this draft: look at{' '}
            <a href={`/threads/${slug}/edits`}>what changed</a> before you save it.
          </p>
        )}
        <div className="composer-page">
          <ThreadForm
            action="edit-thread"
            place={place}
            draft={draft}
            initial={initial}
            fields={{ thread: slug, revision: String(revision), back }}
            groups={[]}
            knownTags={[]}
            refusal={null}
          />
        </div>
      </>
    )
  }
}
