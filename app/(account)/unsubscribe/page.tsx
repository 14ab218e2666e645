import type { Metadata } from 'next'
import { Narrow } from '@/components/accounts/page-frame'
import { kindOf } from '@/lib/notifications/kinds'
import { param, type SearchParams } from '@/lib/server/query-string'
import { readUnsubscribeToken } from '@/lib/server/unsubscribe-token'

export const metadata: Metadata = { title: 'Unsubscribe' }

/** Where the link in a mail leads: one press, without signing in. */
export default async function UnsubscribePage({ searchParams }: { searchParams: SearchParams }) {
  const [token, done] = await Promise.all([param(searchParams, 'token'), param(searchParams, 'done')])
  const whose = token === null ? null : readUnsubscribeToken(token)
  if (token === null || !whose)
    return (
      <Narrow
        title="That link is not whole"
        lede={
          <>
            Copy all of it from the mail, or choose in your <a href="/settings/notifications">settings</a>.
          </>
        }
      />
    )
  return (
    <Narrow
      title={done ? 'Done' : 'No more of these mails?'}
      lede={
        done
          ? 'You are mailed about this no longer. On the site you are told as before.'
          : 'They come when something like this happens:'
      }
    >
      {!done && (
        <ul className="kinds">
          {whose.kinds.map((kind) => (
            <li key={kind}>{kindOf(kind).words}</li>
          ))}
        </ul>
      )}
      {!done && <Press token={token} words="Unsubscribe" />}
      <Press token={token} words="End all mails about what happens" all />
      <p className="after-form">
        Choose line by line in your <a href="/settings/notifications">settings</a>.
      </p>
    </Narrow>
  )
}

function Press({ token, words, all = false }: { token: string; words: string; all?: boolean }) {
  return (
    <form className="account-form" method="post" action="/api/do/unsubscribe">
      <input type="hidden" name="token" value={token} />
      {all && <input type="hidden" name="all" value="true" />}
      <div className="buttons">
        <button type="submit" className={all ? 'button quiet-button' : 'button'}>
          {words}
        </button>
      </div>
    </form>
  )
}
