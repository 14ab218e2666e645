import type { Metadata } from 'next'
import { Narrow } from '@/components/accounts/page-frame'
import { param, type SearchParams } from '@/lib/server/query-string'
import { safePath } from '@/lib/server/same-origin'

export const metadata: Metadata = { title: 'Sign in' }

/**
 * Where the mailed link leads. It only shows a button: programs that look into mails follow links, and must not use this one up.
 */
export default async function LinkPage({ searchParams }: { searchParams: SearchParams }) {
  const [token, email, back] = await Promise.all(
    ['token', 'email', 'back'].map((name) => param(searchParams, name)),
  )
  if (!token || !email)
    return (
      <Narrow title="This link is not whole" lede="Perhaps the mail program broke it in two: copy all of it.">
        <p>
          <a href="/sign-in">Sign in another way</a>
        </p>
      </Narrow>
    )
  return (
    <Narrow title="Sign in" lede={`As the owner of ${email}.`}>
      <form className="account-form" action="/api/auth/callback/email">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="callbackUrl" value={safePath(back)} />
        <button type="submit" className="button">
          Sign in
        </button>
      </form>
    </Narrow>
  )
}
