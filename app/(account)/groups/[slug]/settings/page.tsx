import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { GroupFields } from '@/components/groups/group-fields'
import { RightsTable } from '@/components/groups/rights-table'
import { mayManageGroup } from '@/lib/groups/policy'
import { COMMONS } from '@/lib/groups/view'
import { groupBySlug } from '@/lib/server/group-by-slug'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Settings of a group' }

/** For its moderators: what a group says of itself, and whom it lets do what. To others this page is not there. */
export default async function GroupSettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const [group, actor] = await Promise.all([groupBySlug(slug), currentActor()])
  if (!group || !mayManageGroup(actor, { groupRole: group.role }, new Date()).allowed) notFound()
  const isCommons = slug === COMMONS

  return (
    <div className="column settings">
      <p className="way-back">
        <a href={`/groups/${slug}`}>{group.name}</a>
      </p>
      <h1 className="title">Settings</h1>
      <p>
        <a href={`/groups/${slug}/members`}>Members, moderators and invitations</a>
      </p>
      <AccountForm name="group-edit" at={`/groups/${slug}/settings`} label="Settings of the group">
        <input type="hidden" name="group" value={slug} />
        <input type="hidden" name="revision" value={group.revision} />
        <GroupFields group={group} isCommons={isCommons} />
        {!isCommons && <RightsTable needs={group.needs} />}
        <div className="buttons">
          <button type="submit" className="button">
            Save
          </button>
        </div>
      </AccountForm>
    </div>
  )
}
