import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { commentHtml } from '@/components/comments/comment-html'
import { composerHtml } from '@/components/comments/composer-html'
import { Preview } from '@/components/comments/preview'
import { Slot } from '@/components/ui/slot'
import { VoteForm } from '@/components/votes/vote-form'
import { reasonIn } from '@/lib/access/decision'
import { readMayComment } from '@/lib/comments/queries'
import { toCommentView } from '@/lib/comments/view'
import { placeName, replyPlace } from '@/lib/drafts/place'
import { readDraft } from '@/lib/drafts/queries'
import { readSome } from '@/lib/revisions/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'
import { refusalsHere } from '@/lib/server/standing'
import { readViewer } from '@/lib/server/viewer'
import { movedTo } from '../moved-to'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Write', robots: { index: false } }

type ReplyPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

/** A page for one comment or reply: where a draft goes on, and how one writes without scripts. */
export default async function ReplyPage({ params, searchParams }: ReplyPageProps) {
  const { slug } = await params
  const [to, wantsPreview] = await Promise.all([param(searchParams, 'to'), param(searchParams, 'preview')])
  const actor = await currentActor()
  const [thread, some] = await Promise.all([
    threadBySlug(slug),
    to === null ? null : readSome(slug, [to], await currentViewerId()),
  ])
  const answered = some?.shown[0]
  const isHere = to === null || (answered && answered.comment.state !== 'removed')
  const moved = isHere ? null : await movedTo(slug, to)
  if (moved) redirect(`/threads/${moved.thread}/reply?to=${moved.comment}`)
  if (!thread || (to !== null && !answered)) notFound()
  const place = replyPlace(slug, to ?? '')
  const draft = actor.kind === 'guest' ? null : await readDraft(actor.id, placeName(place))
  const back = `/threads/${slug}${to === null ? '#comments' : `#comment-${to}`}`

  return (
    <div className="column">
      <h1 className="title">{to === null ? 'Comment' : 'Reply'}</h1>
      <p className="lede">
        In <a href={back}>{thread.title}</a>
      </p>
      {some && answered && (
        <section className="answered-here" aria-label="What you answer">
          <VoteForm slug={slug} refusals={await refusalsHere(slug, new Date())}>
            <Slot html={await answeredHtml(some, answered)} />
          </VoteForm>
        </section>
      )}
      {wantsPreview && draft && <Preview body={draft.body} />}
      <Slot
        className="composer-page"
        html={composerHtml({
          kind: to === null ? 'comment' : 'reply',
          place,
          fields: { thread: slug, ...(to !== null && { parent: to }), back },
          body: draft?.body ?? '',
          initial: '',
          refusal: reasonIn(
            await readMayComment(actor, { thread: slug, ...(to !== null && { comment: to }) }, new Date()),
          ),
        })}
      />
    </div>
  )

  async function answeredHtml(known: NonNullable<typeof some>, shown: NonNullable<typeof answered>) {
    const viewer = await readViewer(known.threadId)
    const options = {
      slug,
      now: Date.now(),
      query: `/threads/${slug}`,
      label: '',
      viewerHandle: viewer?.handle ?? null,
    }
    return `<ol class="comments" aria-label="Comments">${commentHtml(toCommentView(shown, { ...known, viewer }), options)}</ol>`
  }
}
