import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DoorKeeping } from '@/components/groups/door-keeping'
import { MemberList } from '@/components/groups/member-list'
import { mayManageGroup } from '@/lib/groups/policy'
import { readDoor, readMembers } from '@/lib/groups/queries'
import { siteUrl } from '@/lib/server/env'
import { groupBySlug } from '@/lib/server/group-by-slug'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'

type MembersPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export const metadata: Metadata = { title: 'Members' }

/** Who is in a group; for its moderators also who wants to be, and the links that let people in. */
export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const { slug } = await params
  const [group, actor, after, made] = await Promise.all([
    groupBySlug(slug),
    currentActor(),
    param(searchParams, 'after'),
    param(searchParams, 'made'),
  ])
  if (!group) notFound()
  const now = new Date()
  const mayManage = mayManageGroup(actor, { groupRole: group.role }, now).allowed
  const [members, door] = await Promise.all([
    readMembers(group.id, after),
    mayManage ? readDoor(group.id, now) : null,
  ])
  const isLink = made !== null && /^[\w-]{40,50}$/.test(made)
  const invitation = isLink ? `${siteUrl}${link(`/groups/${slug}/join`, { invitation: made })}` : null

  return (
    <div className="column settings">
      <p className="way-back">
        <a href={`/groups/${slug}`}>{group.name}</a>
      </p>
      <h1 className="title">Members</h1>
      {door && <DoorKeeping slug={slug} door={door} made={invitation} />}
      <MemberList
        slug={slug}
        items={members.items}
        mayManage={mayManage}
        next={members.next && link(`/groups/${slug}/members`, { after: members.next })}
      />
    </div>
  )
}
