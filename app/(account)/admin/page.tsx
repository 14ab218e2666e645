import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { mayAdminister } from '@/lib/admin/policy'
import { readSettings } from '@/lib/admin/queries'
import type { SettingView } from '@/lib/admin/view'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Admin' }

/** The site's settings. To all but admins this page is not there. */
export default async function AdminPage({ searchParams }: { searchParams: SearchParams }) {
  if (!mayAdminister(await currentActor(), new Date()).allowed) notFound()
  const [settings, done] = await Promise.all([readSettings(), param(searchParams, 'done')])

  return (
    <div className="column settings">
      <h1 className="title">Admin</h1>
      <p>
        <a href="/admin/members">Members</a>
      </p>
      {settings.map((setting) => (
        <Setting key={setting.name} setting={setting} isDone={done === setting.name} />
      ))}
    </div>
  )
}

function Setting({
  setting: { name, words, options, value },
  isDone,
}: {
  setting: SettingView
  isDone: boolean
}) {
  const hint = options ? null : 'One word or phrase a line.'
  return (
    <section aria-labelledby={`setting-${name}`}>
      <h2 id={`setting-${name}`}>{words}</h2>
      {isDone && (
        <p className="done-note" role="status">
          Saved.
        </p>
      )}
      <AccountForm name="admin-setting" at="/admin" label={words}>
        <input type="hidden" name="name" value={name} />
        {options ? (
          <div className="rights">
            <label>
              <span>Choose</span>
              <select name="value" defaultValue={value}>
                {options.map((option) => (
                  <option key={option} value={option}>
                    {option}
                  </option>
                ))}
              </select>
            </label>
          </div>
        ) : (
          <div className="field">
            <label htmlFor={name}>Words</label>
            <textarea
              id={name}
              name="value"
              rows={5}
              defaultValue={value}
              aria-describedby={`${name}-hint`}
            />
            <p className="hint" id={`${name}-hint`}>
              {hint}
            </p>
          </div>
        )}
        <div className="buttons">
          <button type="submit" className="button quiet-button" aria-label={`Save: ${words}`}>
            Save
          </button>
        </div>
      </AccountForm>
    </section>
  )
}
