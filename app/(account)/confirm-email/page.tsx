import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Narrow } from '@/components/accounts/page-frame'
import { readToken } from '@/lib/accounts/queries'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { hashOf } from '@/lib/server/token'

export const metadata: Metadata = { title: 'Confirm your address' }

export default async function ConfirmEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const token = (await param(searchParams, 'token')) ?? ''
  const asked = await readToken(hashOf(token), 'change_email', new Date())
  if (!asked)
    return (
      <Narrow title="This link is over" lede="It has been used, or its day has passed.">
        <p>
          <a href="/settings/keys">Back to your settings</a>
        </p>
      </Narrow>
    )
  return (
    <Narrow title="Confirm your address" lede={`From now on ${asked.handle} is reached at ${asked.subject}.`}>
      <AccountForm name="confirm-email" at={link('/confirm-email', { token })}>
        <input type="hidden" name="token" value={token} />
        <div className="buttons">
          <button type="submit" className="button">
            Confirm
          </button>
        </div>
      </AccountForm>
    </Narrow>
  )
}
