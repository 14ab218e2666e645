import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { Narrow } from '@/components/accounts/page-frame'
import { SIGN_UP_COOKIE } from '@/lib/accounts/cookie'
import { readSignUp } from '@/lib/accounts/queries'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { hashOf, isSigned } from '@/lib/server/token'

export const metadata: Metadata = { title: 'Confirm your account' }

/** Where the mailed link leads. Nothing happens before the button is pressed: programs that look into mails follow links. */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const token = (await param(searchParams, 'token')) ?? ''
  const asked = await readSignUp(hashOf(token), new Date())
  if (!asked)
    return (
      <Narrow title="This link is over" lede="It has been used, or its day has passed.">
        <p>
          <a href="/sign-in">Sign in</a>, or <a href="/sign-up">sign up</a> to get a new one.
        </p>
      </Narrow>
    )
  const isSameBrowser = isSigned('sign-up', hashOf(token), (await cookies()).get(SIGN_UP_COOKIE)?.value)
  return (
    <Narrow
      title={`Welcome, ${asked.handle}`}
      lede={
        isSameBrowser
          ? 'One press, and you are in.'
          : 'You signed up on another device: show that it was you.'
      }
    >
      <AccountForm name="confirm-sign-up" at={link('/sign-up/confirm', { token })}>
        <input type="hidden" name="token" value={token} />
        {!isSameBrowser && (
          <Field
            label="Password"
            name="password"
            type="password"
            complete="current-password"
            hint="The one you chose when you signed up."
          />
        )}
        <div className="buttons">
          <button type="submit" className="button">
            Confirm and sign in
          </button>
        </div>
      </AccountForm>
    </Narrow>
  )
}
