import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { MemberStances } from '@/components/cruxes/member-stances'
import { count } from '@/components/threads/thread-list'
import { QuietNav } from '@/components/ui/quiet-nav'
import { readMember, readSuccessor } from '@/lib/accounts/queries'
import { readMemberStances, readMovers, readStancesShown } from '@/lib/cruxes/members/queries'
import { memberStances } from '@/lib/cruxes/members/view'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor } from '@/lib/server/session'

type StancesPageProps = { params: Promise<{ handle: string }> }

export async function generateMetadata({ params }: StancesPageProps): Promise<Metadata> {
  return { title: `Stances of ${(await params).handle}` }
}

/** What somebody believes, how they came there, and how it came out; for themselves, and for all to whom they show it. */
export default async function StancesPage({ params }: StancesPageProps) {
  const { handle } = await params
  const member = await readMember(handle)
  const successor = member ? null : await readSuccessor(handle)
  if (successor) redirect(`/people/${successor}/stances`)
  if (!member || member.isDeleted) notFound()
  dependsOn('threads', 'people', 'comments', 'cruxes')
  const actor = await currentActor()
  const viewerId = actor.kind === 'guest' ? null : actor.id
  const isOwn = viewerId === member.id
  const isShown = await readStancesShown(member.id)
  const path = `/people/${member.handle}`

  return (
    <div className="column">
      <header>
        <h1 className="title">{member.name}</h1>
        <p className="lede">Where they stand, and how they came there.</p>
      </header>
      <div className="list-head">
        <QuietNav
          label="What to show"
          choices={[
            { href: path, words: count(member.commentCount, 'comment'), isCurrent: false },
            { href: `${path}?show=threads`, words: count(member.threadCount, 'thread'), isCurrent: false },
            { href: `${path}/stances`, words: 'stances', isCurrent: true },
          ]}
        />
      </div>
      {isOwn && (
        <p className="aside-note">
          {isShown ? 'Everybody can see this page.' : 'Only you can see this page.'}{' '}
          <a href="/settings#stances-setting">Change that in your settings</a>.
        </p>
      )}
      {isOwn || isShown ? (
        await gathered(member.id)
      ) : (
        <p className="empty">{member.name} does not show their stances here. Each stands in its thread.</p>
      )}
    </div>
  )

  async function gathered(id: number) {
    const [said, movers] = await Promise.all([readMemberStances(id, viewerId), readMovers(id, viewerId)])
    return <MemberStances stances={memberStances(said)} movers={movers} />
  }
}
