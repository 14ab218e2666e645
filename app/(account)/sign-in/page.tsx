import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { OtherWays } from '@/components/accounts/other-ways'
import { Narrow } from '@/components/accounts/page-frame'
import { offered } from '@/lib/server/auth-services'
import { backFrom } from '@/lib/server/back'
import { isDemo } from '@/lib/server/env'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { DEMO_ROLES } from '@/lib/sessions/schema'
import { troubleInWords } from '@/lib/sessions/trouble'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, back, error, again] = await Promise.all([
    currentActor(),
    backFrom(searchParams),
    param(searchParams, 'error'),
    param(searchParams, 'again'),
  ])
  const trouble = troubleInWords(error)
  if (actor.kind === 'member' && !again && !trouble) {
    return (
      <Narrow title="You are signed in" lede={`As ${actor.name}. Welcome back.`}>
        <p>
          <a href={back}>Go on</a>
        </p>
      </Narrow>
    )
  }
  return (
    <Narrow title="Sign in">
      {trouble && (
        <p className="trouble-note" role="alert">
          {trouble}
        </p>
      )}
      {again && (
        <p className="trouble-note">
          What you want to change opens your account: sign in once more, then go on.
        </p>
      )}
      {isDemo && <DemoDoor back={back} />}
      <AccountForm name="sign-in" at={link('/sign-in', { back })} back={back}>
        <Field label="E-mail" name="email" type="email" complete="username" maxLength={254} />
        <Field
          label="Password"
          name="password"
          type="password"
          complete="current-password"
          beside={<a href="/reset">Forgotten?</a>}
        />
        <div className="buttons">
          <button type="submit" className="button">
            Sign in
          </button>
          <button
            type="submit"
            className="button quiet-button"
            formAction="/api/do/request-link"
            formNoValidate
          >
            Mail me a link
          </button>
        </div>
      </AccountForm>
      <OtherWays services={offered} back={back} />
      <p className="after-form">
        New here? <a href={link('/sign-up', { back: back === '/' ? null : back })}>Sign up</a>
      </p>
    </Narrow>
  )
}

function DemoDoor({ back }: { back: string }) {
  return (
    <form className="demo-door" method="post" action="/api/do/sign-in-as-demo">
      <p>This is a demonstration on your own machine. One click, and you are somebody:</p>
      <input type="hidden" name="back" value={back} />
      {DEMO_ROLES.map((role) => (
        <button key={role} type="submit" className="button quiet-button" name="as" value={role}>
          Continue as demo {role}
        </button>
      ))}
    </form>
  )
}
