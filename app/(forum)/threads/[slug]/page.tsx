import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { commentListHtml } from '@/components/comments/comment-html'
import { Rail } from '@/components/cruxes/rail'
import { PostActions } from '@/components/moderation/post-actions'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { Contents } from '@/components/threads/contents'
import { Discussion } from '@/components/threads/discussion'
import { EditPostButton } from '@/components/threads/edit-post-button'
import { Tags, ThreadHead } from '@/components/threads/thread-head'
import { ThreadMarksNote } from '@/components/threads/thread-marks'
import { Slot } from '@/components/ui/slot'
import { PostVotes } from '@/components/votes/post-votes'
import { NOTHING_HELD } from '@/lib/comments/held'
import { threadsShown } from '@/lib/comments/moved/shown'
import { outlineOf } from '@/lib/comments/outline'
import { readDiscussion } from '@/lib/comments/queries'
import { DEFAULT_SORT, isCommentSort } from '@/lib/comments/sort'
import { toCommentView } from '@/lib/comments/view'
import { readBearing } from '@/lib/cruxes/anchors/queries'
import { readAsOf } from '@/lib/live/queries'
import { bridgingIn } from '@/lib/server/bridging'
import { withCruxMarks } from '@/lib/server/crux-marks'
import { dependsOn, slot } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { readRail } from '@/lib/server/rail'
import { currentViewerId } from '@/lib/server/session'
import { refusalsHere, whyNotClaim, whyNotHere, whyNotModerate, whyNotName } from '@/lib/server/standing'
import { amSubscribed } from '@/lib/server/subscribed'
import { readViewer } from '@/lib/server/viewer'
import { readMarks } from '@/lib/threads/marks/queries'
import { toMoment } from '@/lib/time/moment'
import { threadBySlug } from './thread-by-slug'

type ThreadPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: ThreadPageProps): Promise<Metadata> {
  const thread = await threadBySlug((await params).slug)
  return {
    title: thread?.title ?? 'No such thread',
    alternates: {
      canonical: `/threads/${(await params).slug}`,
      types: { 'application/atom+xml': `/threads/${(await params).slug}/feed.atom` },
    },
  }
}

export default async function ThreadPage({ params, searchParams }: ThreadPageProps) {
  const { slug } = await params
  const [sort, since, from, cruxName, claim = null] = await Promise.all(
    ['sort', 'since', 'from', 'crux', 'claim'].map((name) => param(searchParams, name)),
  )
  const order = sort ?? DEFAULT_SORT
  const moment = since ? toMoment(since) : null
  if (!isCommentSort(order) || (since && moment === null)) notFound()
  const now = Date.now()
  const [thread, asOf] = await Promise.all([threadBySlug(slug), readAsOf(slug)])
  const crux = thread && cruxName ? await readBearing(thread.id, cruxName) : null
  if (cruxName && !crux) notFound()
  if (thread && claim && !thread.claims.some(({ ref }) => ref === claim)) notFound()
  const wanted = {
    sort: order,
    from: from ?? null,
    since: moment,
    viewerId: (await currentViewerId()) ?? undefined,
    now,
    only: crux?.comments ?? null,
  }
  const bridging = thread && order === 'bridging' ? await bridgingIn(thread.id) : null
  const discussion = thread && (await readDiscussion(thread.id, { ...wanted, bridging }))
  if (!discussion) notFound()
  dependsOn(`thread:${thread.id}`, 'people', ...threadsShown(discussion.bodies))
  const marked = await withCruxMarks(thread.id, discussion)
  const known = { ...marked, since: moment, viewer: await readViewer(thread.id) }
  const isOwn = known.viewer?.handle === thread.author.handle
  const html = commentListHtml(discussion.window, (shown) => toCommentView(shown, known), {
    slug,
    now,
    query: link(`/threads/${slug}`, { sort, crux: crux?.ref ?? null }),
    branchQuery: link('', { sort: order === DEFAULT_SORT ? null : order, since }),
    viewerHandle: known.viewer?.handle ?? null,
    label: 'Comments',
  })
  const refusals = await refusalsHere(slug, new Date(now))
  const rail = await readRail(thread.id, claim)
  const moderates = (await whyNotModerate(slug, new Date(now))) !== undefined
  const names = moderates && (await whyNotName(slug, new Date(now))) !== undefined
  const begin = Math.max(
    0,
    discussion.order.findIndex(({ comment }) => comment.ref === from),
  )
  const outline = outlineOf(discussion.order.slice(begin), discussion.authors)
  const contents = (
    <Contents
      thread={from === null ? thread : { ...thread, headings: [], turns: [] }}
      outline={outline.entries}
      more={outline.more}
    />
  )

  return (
    <div
      className="thread-page"
      data-moment={asOf.moment}
      data-seq={asOf.seq}
      data-moderates={moderates ? '' : undefined}
    >
      <article className="thread-main" aria-label={thread.title}>
        {from === null && (
          <>
            <ThreadHead thread={thread} />
            <ThreadMarksNote slug={slug} marks={await readMarks(thread.id, new Date(now))} />
            <Rail
              slug={slug}
              comments={thread.commentCount}
              rail={rail}
              reading={{ sort: sort ?? null, crux: crux?.ref ?? null }}
              mayAddClaim={(await whyNotClaim(slug, thread, new Date(now))) === null}
            />
            {contents}
            <div>
              <Slot className="post prose" html={slot(marked.mark(thread.html))} />
              {!thread.isRemoved && (
                <PostVotes
                  slug={slug}
                  refusals={refusals}
                  karma={thread.karma}
                  agreement={thread.agreement}
                  held={known.viewer?.held.get(0) ?? NOTHING_HELD}
                  isOwn={isOwn}
                />
              )}
              <Tags tags={thread.tags} />
              {isOwn && !thread.isRemoved && <EditPostButton slug={slug} />}
              <SubscribeButton
                to="thread"
                of={slug}
                words="this thread"
                isOn={await amSubscribed('thread', slug)}
                back={`/threads/${slug}`}
              />
              <PostActions
                slug={slug}
                isOwn={known.viewer?.handle === thread.author.handle}
                moderates={moderates}
                names={names}
              />
            </div>
          </>
        )}
        {from !== null && contents}
        <Discussion
          thread={thread}
          html={slot(html)}
          sort={order}
          since={since ?? null}
          from={from ?? null}
          fresh={discussion.fresh}
          left={discussion.window.left}
          next={discussion.window.next?.ref ?? null}
          refusal={await whyNotHere(slug, 'comment', new Date(now))}
          refusals={refusals}
          crux={crux && { ...crux, bearing: crux.comments.size }}
        />
      </article>
    </div>
  )
}
