import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { CommentFeed } from '@/components/comments/comment-feed'
import { FeedTools } from '@/components/comments/feed-tools'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { count, ThreadList } from '@/components/threads/thread-list'
import { QuietNav } from '@/components/ui/quiet-nav'
import { When } from '@/components/ui/when'
import { readMember, readSuccessor } from '@/lib/accounts/queries'
import type { MemberView } from '@/lib/accounts/view'
import { readFeed } from '@/lib/comments/feed/queries'
import { isFeedSort } from '@/lib/comments/feed/view'
import { readStancesShown } from '@/lib/cruxes/members/queries'
import { dependsOn } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentHandle, currentViewerId } from '@/lib/server/session'
import { amSubscribed } from '@/lib/server/subscribed'
import { listThreads } from '@/lib/threads/queries'

type MemberPageProps = { params: Promise<{ handle: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: MemberPageProps): Promise<Metadata> {
  const { handle } = await params
  return {
    title: handle,
    alternates: { types: { 'application/atom+xml': `/people/${encodeURIComponent(handle)}/feed.atom` } },
  }
}

export default async function MemberPage({ params, searchParams }: MemberPageProps) {
  const { handle } = await params
  const member = await readMember(handle, await currentViewerId())
  const successor = member ? null : await readSuccessor(handle)
  if (successor) redirect(`/people/${successor}`)
  const show = (await param(searchParams, 'show')) ?? 'comments'
  const after = await param(searchParams, 'after')
  if (!member || (show !== 'comments' && show !== 'threads')) notFound()
  dependsOn('threads', 'people', 'comments')
  if (member.isDeleted) return <DeletedMember />
  const path = `/people/${member.handle}`
  const isOwn = (await currentHandle()) === member.handle

  return (
    <div className="column">
      <MemberHead member={member} isOwn={isOwn} />
      <div className="list-head">
        <QuietNav
          label="What to show"
          choices={[
            { href: path, words: count(member.commentCount, 'comment'), isCurrent: show === 'comments' },
            {
              href: link(path, { show: 'threads' }),
              words: count(member.threadCount, 'thread'),
              isCurrent: show === 'threads',
            },
            ...(isOwn || (await readStancesShown(member.id))
              ? [{ href: `${path}/stances`, words: 'stances', isCurrent: false }]
              : []),
          ]}
        />
        {!isOwn && !member.placeholder && (
          <SubscribeButton
            to="member"
            of={member.handle}
            words={member.name}
            isOn={await amSubscribed('member', member.handle)}
            back={path}
          />
        )}
      </div>
      {show === 'threads' ? await threads() : await comments(member.id)}
    </div>
  )

  async function threads() {
    const page = await listThreads({
      sort: 'new',
      after,
      author: (await params).handle,
      viewerId: await currentViewerId(),
    })
    if (!page) notFound()
    const next = page.next && link(path, { show: 'threads', after: page.next })
    return <ThreadList items={page.items} now={Date.now()} next={next} empty="No threads yet." />
  }
  async function comments(id: number) {
    const [sort, words] = await Promise.all([param(searchParams, 'sort'), param(searchParams, 'q')])
    const order = sort ?? 'new'
    if (!isFeedSort(order) || (after !== null && !/^[1-9]\d{0,9}$/.test(after))) notFound()
    const last = after === null ? null : Number(after)
    if (last !== null && last >= 2 ** 31) notFound()
    const viewerId = await currentViewerId()
    const feed = await readFeed(id, {
      sort: order,
      words: words?.slice(0, MOST_SOUGHT) ?? null,
      after: last,
      viewerId,
    })
    const here = { sort, q: words }
    if (feed.items.length === 0 && words === null) return <p className="empty">No comments yet.</p>
    return (
      <>
        <FeedTools path={path} sort={order} words={words} found={feed.found} />
        <CommentFeed items={feed.items} now={Date.now()} />
        {feed.next && (
          <p className="page-on last">
            <a href={link(path, { ...here, after: feed.next })} rel="next">
              {order === 'old' ? 'Later comments' : order === 'top' ? 'More comments' : 'Earlier comments'}
            </a>
          </p>
        )}
      </>
    )
  }
}

/** Longer than anybody seeks. */
const MOST_SOUGHT = 200

/** What they wrote stays where it was; it is not gathered here, where it would say who they were. */
const DeletedMember = () => (
  <div className="column">
    <h1 className="title">Deleted member</h1>
    <p className="lede">This account was deleted. What was written with it stays where it was.</p>
  </div>
)

function MemberHead({ member, isOwn }: { member: MemberView; isOwn: boolean }) {
  return (
    <header>
      <h1 className="title">{member.name}</h1>
      <p className="byline">
        <span>{member.karma} karma</span>
        <span>
          here since <When at={member.joinedAt} />
        </span>
        {member.automatic && <span>writes automatically</span>}
        {member.placeholder && <span>an invented handle, from a mirrored discussion</span>}
        {!member.placeholder && <a href={link('/log', { about: member.handle })}>In the public log</a>}
        {isOwn && <a href="/settings">Settings</a>}
      </p>
      <p className="lede">{member.about || 'Says nothing about themselves.'}</p>
    </header>
  )
}
