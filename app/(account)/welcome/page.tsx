import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { Narrow } from '@/components/accounts/page-frame'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { safePath } from '@/lib/server/same-origin'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Welcome' }

/** For those who came by a mailed link or another service: they have a handle, and may want their own. */
export default async function WelcomePage({ searchParams }: { searchParams: SearchParams }) {
  const back = safePath(await param(searchParams, 'callbackUrl'))
  const actor = await currentActor()
  if (actor.kind === 'guest') redirect('/sign-in')
  return (
    <Narrow title="Welcome" lede="You have an account now. What shall others call you?">
      <AccountForm name="change-handle" at={link('/welcome', { callbackUrl: back })} back={back}>
        <Field
          label="Handle"
          name="handle"
          complete="nickname"
          maxLength={32}
          value={actor.handle}
          hint="Letters a to z, digits, “-” and “_”. You can change it later."
        />
        <div className="buttons">
          <button type="submit" className="button">
            Go on
          </button>
        </div>
      </AccountForm>
    </Narrow>
  )
}
