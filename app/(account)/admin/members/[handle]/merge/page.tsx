import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MergePreview } from '@/components/admin/merge-preview'
import { readMerge } from '@/lib/admin/merging/queries'
import { mayAdminister } from '@/lib/admin/policy'
import { findMemberId } from '@/lib/admin/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Merge accounts' }

type MergePageProps = { params: Promise<{ handle: string }>; searchParams: SearchParams }

/** Two accounts of one person become one: which, then what would move, then the handle typed. To all but admins it is not there. */
export default async function MergePage({ params, searchParams }: MergePageProps) {
  const { handle } = await params
  const may = mayAdminister(await currentActor(), new Date())
  if (!may.allowed || (await findMemberId(handle)) === null) notFound()
  const into = ((await param(searchParams, 'into')) ?? '').trim().toLowerCase().replace(/^@/, '').slice(0, 60)
  const at = `/admin/members/${handle}/merge`
  const view = into === '' ? null : await readMerge(handle, into, await currentViewerId())

  return (
    <div className="column settings merge">
      <p className="way-back">
        <a href={`/admin/members?q=${encodeURIComponent(handle)}`}>Members</a>
      </p>
      <h1 className="title">Merge {handle} into another account</h1>
      <p>
        For a person who has two accounts. One is kept; what they wrote and said by the other becomes part of
        it, and links to <b>{handle}</b> lead there. It stands in the public log, and they are told.
      </p>
      <form className="account-form" action={at} aria-label="The account to keep">
        <div className="field-and-button">
          <div className="field">
            <label htmlFor="into">Handle of the account to keep</label>
            <input
              id="into"
              name="into"
              required
              maxLength={60}
              defaultValue={into}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </div>
          <button type="submit" className="button quiet-button">
            Show what would move
          </button>
        </div>
      </form>
      {into !== '' && view === null && <p className="trouble-note">There is no member “{into}”.</p>}
      {view?.whyNot && <p className="trouble-note">{view.whyNot}</p>}
      {view && view.whyNot === null && (
        <MergePreview view={view} at={`${at}?into=${encodeURIComponent(into)}`} />
      )}
    </div>
  )
}
