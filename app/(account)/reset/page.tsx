import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { Narrow } from '@/components/accounts/page-frame'

export const metadata: Metadata = { title: 'Choose a new password' }

export default function ResetPage() {
  return (
    <Narrow title="Choose a new password" lede="We mail you a link for it.">
      <AccountForm name="request-reset" at="/reset">
        <Field label="E-mail" name="email" type="email" complete="username" maxLength={254} />
        <div className="buttons">
          <button type="submit" className="button">
            Mail me the link
          </button>
        </div>
      </AccountForm>
      <p className="after-form">
        It came back to you? <a href="/sign-in">Sign in</a>
      </p>
    </Narrow>
  )
}
