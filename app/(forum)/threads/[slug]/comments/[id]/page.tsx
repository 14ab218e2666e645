import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { commentListHtml } from '@/components/comments/comment-html'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { Slot } from '@/components/ui/slot'
import { VoteForm } from '@/components/votes/vote-form'
import { threadsShown } from '@/lib/comments/moved/shown'
import { readDiscussion } from '@/lib/comments/queries'
import { DEFAULT_SORT, isCommentSort } from '@/lib/comments/sort'
import { toCommentView } from '@/lib/comments/view'
import { readAsOf } from '@/lib/live/queries'
import { bridgingIn } from '@/lib/server/bridging'
import { withCruxMarks } from '@/lib/server/crux-marks'
import { dependsOn, slot } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { refusalsHere } from '@/lib/server/standing'
import { amSubscribed } from '@/lib/server/subscribed'
import { readViewer } from '@/lib/server/viewer'
import { toMoment } from '@/lib/time/moment'
import { movedTo } from '../../moved-to'
import { threadBySlug } from '../../thread-by-slug'
import { placeOf } from './place'

type BranchPageProps = { params: Promise<{ slug: string; id: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: BranchPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return { title: thread ? `A branch of “${thread.title}”` : 'No such thread' }
}

/** One comment and all below it, from the left edge: where a deep conversation goes on, and what a lost permalink falls back to. */
export default async function BranchPage({ params, searchParams }: BranchPageProps) {
  const { slug, id } = await params
  const [sort, since] = await Promise.all(['sort', 'since'].map((name) => param(searchParams, name)))
  const order = sort ?? DEFAULT_SORT
  const moment = since ? toMoment(since) : null
  if (!isCommentSort(order) || (since && moment === null)) notFound()
  // Only what the reader chose goes along, so that the page everybody comes to has one address.
  const chosen = { sort: order === DEFAULT_SORT ? null : order, since: since ?? null }
  const [thread, asOf] = await Promise.all([threadBySlug(slug), readAsOf(slug)])
  const now = Date.now()
  const bridging = thread && order === 'bridging' ? await bridgingIn(thread.id) : null
  const wanted = { sort: order, of: id, since: moment, now, bridging }
  const discussion = thread && (await readDiscussion(thread.id, wanted))
  const isHere = discussion && discussion.window.roots[0]?.comment.state !== 'removed'
  const moved = isHere ? null : await movedTo(slug, id)
  if (moved) redirect(link(`/threads/${moved.thread}/comments/${moved.comment}`, chosen))
  if (!discussion) notFound()
  dependsOn(`thread:${thread.id}`, 'people', ...threadsShown(discussion.bodies))
  const marked = await withCruxMarks(thread.id, discussion)
  const known = { ...marked, since: moment, viewer: await readViewer(thread.id) }
  const html = commentListHtml(discussion.window, (shown) => toCommentView(shown, known), {
    slug,
    now,
    query: link(`/threads/${slug}/comments/${id}`, { sort: chosen.sort }),
    branchQuery: link('', chosen),
    viewerHandle: known.viewer?.handle ?? null,
    label: 'A branch of the discussion',
  })
  const parentId = discussion.window.roots[0]?.comment.parentId ?? null
  const parent = parentId === null ? null : discussion.refs.get(parentId)

  return (
    <div className="column" data-moment={asOf.moment} data-seq={asOf.seq}>
      <p className="aside-note">
        One branch of <a href={link(`/threads/${slug}`, chosen)}>{thread.title}</a>
        {parent && (
          <>
            {' · '}
            <a href={link(`/threads/${slug}/comments/${parent}`, chosen)}>What it answers</a>
          </>
        )}
        {' · '}
        <a href={placeOf(slug, discussion.order, id, chosen)}>In its place</a>
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
