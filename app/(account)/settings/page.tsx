import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { SettingsFrame } from '@/components/accounts/settings-frame'
import { StancesSetting } from '@/components/cruxes/stances-setting'
import { readAccount } from '@/lib/accounts/queries'
import { readStancesShown } from '@/lib/cruxes/members/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { id } = await signedIn('/settings')
  const { handle, name, about, formerHandles } = await readAccount(id, new Date())
  return (
    <SettingsFrame at="/settings" done={await param(searchParams, 'done')}>
      <section aria-labelledby="profile">
        <h2 id="profile">Profile</h2>
        <p>
          Everybody sees it on <a href={`/people/${handle}`}>your page</a>.
        </p>
        <AccountForm name="update-profile" at="/settings" label="Profile">
          <Field
            label="Name"
            name="name"
            complete="name"
            value={name}
            required={false}
            maxLength={60}
            hint="Stands beside what you write. Without one it is your handle."
          />
          <Field
            label="About you"
            name="about"
            complete="off"
            value={about}
            required={false}
            maxLength={600}
            rows={4}
          />
          <div className="buttons">
            <button type="submit" className="button">
              Save
            </button>
          </div>
        </AccountForm>
      </section>
      <section aria-labelledby="change-handle">
        <h2 id="change-handle">Handle</h2>
        <p>
          Your handle is <b>{handle}</b>. When you take another, links to the old one still lead to you, and
          nobody else can have it.
          {formerHandles.length > 0 && ` Before, you were ${formerHandles.join(', ')}.`}
        </p>
        <AccountForm name="change-handle" at="/settings" label="Handle">
          <Field
            label="New handle"
            name="handle"
            complete="off"
            maxLength={32}
            hint="Letters a to z, digits, “-” and “_”."
          />
          <div className="buttons">
            <button type="submit" className="button quiet-button">
              Take this handle
            </button>
          </div>
        </AccountForm>
      </section>
      <StancesSetting handle={handle} isPublic={await readStancesShown(id)} />
    </SettingsFrame>
  )
}
