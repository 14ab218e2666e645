import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { OtherWays } from '@/components/accounts/other-ways'
import { Narrow } from '@/components/accounts/page-frame'
import { NewPasswordField } from '@/components/accounts/password-field'
import { BY_INVITATION } from '@/lib/accounts/invited'
import { offered } from '@/lib/server/auth-services'
import { backFrom } from '@/lib/server/back'
import { link, type SearchParams } from '@/lib/server/query-string'
import { maySignUp } from '@/lib/server/sign-up-door'

export const metadata: Metadata = { title: 'Sign up' }

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const back = await backFrom(searchParams)
  const signIn = link('/sign-in', { back: back === '/' ? null : back })
  if (!(await maySignUp(back, new Date())))
    return (
      <Narrow title="Sign up" lede={BY_INVITATION}>
        <p className="after-form">
          You have an account? <a href={signIn}>Sign in</a>
        </p>
      </Narrow>
    )
  return (
    <Narrow title="Sign up" lede="To reply, to vote, and to say what would change your mind.">
      <AccountForm name="sign-up" at={link('/sign-up', { back })} back={back}>
        <Field
          label="Handle"
          name="handle"
          complete="nickname"
          maxLength={32}
          hint="What others call you: letters a to z, digits, “-” and “_”. You can change it later."
        />
        <Field
          label="E-mail"
          name="email"
          type="email"
          complete="username"
          maxLength={254}
          hint="Nobody sees it."
        />
        <NewPasswordField against="handle email" />
        <div className="buttons">
          <button type="submit" className="button">
            Sign up
          </button>
        </div>
      </AccountForm>
      {offered.length > 0 && <OtherWays services={offered} back={back} />}
      <p className="after-form">
        You have an account? <a href={signIn}>Sign in</a>
      </p>
    </Narrow>
  )
}
