import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { GroupFields } from '@/components/groups/group-fields'
import { reasonIn } from '@/lib/access/decision'
import { mayStartGroup } from '@/lib/groups/policy'
import { signedIn } from '@/lib/server/signed-in'
import { settingOf } from '@/lib/server/site-settings'

export const metadata: Metadata = { title: 'New group' }

const BLANK = { name: '', about: '', norms: '', visibility: 'public', door: 'open', question: null } as const

export default async function NewGroupPage() {
  const actor = await signedIn('/groups/new')
  const refusal = reasonIn(mayStartGroup(actor, await settingOf('groupStarts'), new Date()))
  return (
    <div className="column settings">
      <h1 className="title">New group</h1>
      <p className="lede">You moderate it. People, links that let them in, and other moderators come next.</p>
      {refusal !== null ? (
        <p className="trouble-note">{refusal}</p>
      ) : (
        <AccountForm name="group-new" at="/groups/new" label="New group">
          <GroupFields group={BLANK} />
          <div className="buttons">
            <button type="submit" className="button">
              Start the group
            </button>
          </div>
        </AccountForm>
      )}
    </div>
  )
}
