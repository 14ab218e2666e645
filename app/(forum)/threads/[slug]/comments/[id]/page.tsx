import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { commentListHtml } from '@/components/comments/comment-html'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { Slot } from '@/components/ui/slot'
import { VoteForm } from '@/components/votes/vote-form'
import { readDiscussion } from '@/lib/comments/queries'
import { DEFAULT_SORT } from '@/lib/comments/sort'
import { toCommentView } from '@/lib/comments/view'
import { readAsOf } from '@/lib/live/queries'
import { withCruxMarks } from '@/lib/server/crux-marks'
import { dependsOn, slot } from '@/lib/server/http/context'
import { refusalsHere } from '@/lib/server/standing'
import { amSubscribed } from '@/lib/server/subscribed'
import { readViewer } from '@/lib/server/viewer'
import { threadBySlug } from '../../thread-by-slug'
import { placeOf } from './place'

type BranchPageProps = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata({ params }: BranchPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `A branch of “${thread.title}”` : 'No such thread' }
}

/** One comment and all below it, from the left edge: where a deep conversation goes on, and what a lost permalink falls back to. */
export default async function BranchPage({ params }: BranchPageProps) {
  const { slug, id } = await params
  const [thread, asOf] = await Promise.all([threadBySlug(slug), readAsOf(slug)])
  const now = Date.now()
  const discussion = thread && (await readDiscussion(thread.id, { sort: DEFAULT_SORT, of: id, now }))
  if (!discussion) notFound()
  dependsOn(`thread:${thread.id}`, 'people')
  const marked = await withCruxMarks(thread.id, discussion)
  const known = { ...marked, since: null, viewer: await readViewer(thread.id) }
  const html = commentListHtml(discussion.window, (shown) => toCommentView(shown, known), {
    slug,
    now,
    query: `/threads/${slug}/comments/${id}`,
    viewerHandle: known.viewer?.handle ?? null,
    label: 'A branch of the discussion',
  })
  const parentId = discussion.window.roots[0]?.comment.parentId ?? null
  const parent = parentId === null ? null : discussion.refs.get(parentId)

  return (
    <div className="column" data-moment={asOf.moment} data-seq={asOf.seq}>
      <p className="aside-note">
        One branch of <a href={`/threads/${slug}`}>{thread.title}</a>
        {parent && (
          <>
            {' · '}
            <a href={`/threads/${slug}/comments/${parent}`}>What it answers</a>
          </>
        )}
        {' · '}
        <a href={placeOf(slug, discussion.order, id)}>In its place</a>
      </p>
      <SubscribeButton
        to="branch"
        of={`${slug}/${id}`}
        words="this branch"
        isOn={await amSubscribed('branch', `${slug}/${id}`)}
        back={`/threads/${slug}/comments/${id}`}
      />
      <section className="discussion branch" data-slug={slug} data-branch="">
        <h1 className="visually-hidden">A branch of “{thread.title}”</h1>
        <VoteForm slug={slug} refusals={await refusalsHere(slug, new Date())}>
          <Slot html={slot(html)} />
        </VoteForm>
      </section>
    </div>
  )
}
