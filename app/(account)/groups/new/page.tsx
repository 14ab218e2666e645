import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { GroupFields } from '@/components/groups/group-fields'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'New group' }

const BLANK = { name: '', about: '', norms: '', visibility: 'public', door: 'open', question: null } as const

export default async function NewGroupPage() {
  await signedIn('/groups/new')
  return (
    <div className="column settings">
      <h1 className="title">New group</h1>
      <p className="lede">You moderate it. People, links that let them in, and other moderators come next.</p>
      <AccountForm name="group-new" at="/groups/new" label="New group">
        <GroupFields group={BLANK} />
        <div className="buttons">
          <button type="submit" className="button">
            Start the group
          </button>
        </div>
      </AccountForm>
    </div>
  )
}
