import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Narrow } from '@/components/accounts/page-frame'
import { NewPasswordField } from '@/components/accounts/password-field'
import { readToken } from '@/lib/accounts/queries'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { hashOf } from '@/lib/server/token'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function NewPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const token = (await param(searchParams, 'token')) ?? ''
  const asked = await readToken(hashOf(token), 'reset_password', new Date())
  if (!asked)
    return (
      <Narrow title="This link is over" lede="It has been used, or its hour has passed.">
        <p>
          <a href="/reset">Have a new one mailed</a>
        </p>
      </Narrow>
    )
  return (
    <Narrow
      title="Choose a new password"
      lede={`For ${asked.handle}. Every device that is signed in now will be signed out.`}
    >
      <AccountForm name="reset-password" at={link('/reset/new', { token })}>
        <input type="hidden" name="token" value={token} />
        {/* For the browser's own list of passwords. */}
        <input type="hidden" name="email" autoComplete="username" defaultValue={asked.email ?? ''} />
        <NewPasswordField label="New password" against={`${asked.handle} ${asked.email ?? ''}`} />
        <div className="buttons">
          <button type="submit" className="button">
            Save and sign in
          </button>
        </div>
      </AccountForm>
    </Narrow>
  )
}
