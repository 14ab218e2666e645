import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { mayAdminister } from '@/lib/admin/policy'
import { readSettings } from '@/lib/admin/queries'
import type { SettingView } from '@/lib/admin/view'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { SETTING_FAMILIES } from '@/lib/server/site-settings'

export const metadata: Metadata = { title: 'Admin' }

/** The site's settings. To all but admins this page is not there. */
export default async function AdminPage({ searchParams }: { searchParams: SearchParams }) {
  if (!mayAdminister(await currentActor(), new Date()).allowed) notFound()
  const [settings, done] = await Promise.all([readSettings(), param(searchParams, 'done')])

  return (
    <div className="column settings">
      <h1 className="title">Admin</h1>
      <p>
        What holds for the whole site. <a href="/admin/members">Members</a> have a page of their own.
      </p>
      {Object.entries(SETTING_FAMILIES).map(([family, words]) => (
        <section key={family} aria-labelledby={`family-${family}`}>
          <h2 id={`family-${family}`}>{words}</h2>
          {settings
            .filter((setting) => setting.family === family)
            .map((setting) => (
              <Setting key={setting.name} setting={setting} isDone={done === setting.name} />
            ))}
        </section>
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
  return (
    <AccountForm name="admin-setting" at="/admin" label={words}>
      <input type="hidden" name="name" value={name} />
      <div className="field-and-button">
        <div className="field">
          <label htmlFor={name}>{words}</label>
          {options ? (
            <select id={name} name="value" defaultValue={value}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.words}
                </option>
              ))}
            </select>
          ) : (
            <textarea
              id={name}
              name="value"
              rows={5}
              defaultValue={value}
              aria-describedby={`${name}-hint ${name}-error`}
            />
          )}
          {!options && (
            <p className="hint" id={`${name}-hint`}>
              One word or phrase a line, of 2 to 100 letters. Moderators are not held back.
            </p>
          )}
          <p className="field-error" id={`${name}-error`} data-error="value" hidden />
        </div>
        <button type="submit" className="button quiet-button" aria-label={`Save: ${words}`}>
          Save
        </button>
      </div>
      {isDone && (
        <p className="done-note" role="status">
          Saved.
        </p>
      )}
    </AccountForm>
  )
}
