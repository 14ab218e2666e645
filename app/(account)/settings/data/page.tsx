import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { ProofField } from '@/components/accounts/password-field'
import { SettingsFrame } from '@/components/accounts/settings-frame'
import { proofNeeded } from '@/lib/server/auth-confirm'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Your data' }
const AT = '/settings/data'

export default async function DataPage() {
  const actor = await signedIn(AT)
  const proof = await proofNeeded(actor, new Date())
  return (
    <SettingsFrame at={AT} done={null}>
      <section aria-labelledby="export">
        <h2 id="export">Take it along</h2>
        <p>
          Everything the forum keeps about you, as one JSON file: what you wrote with all its versions, votes,
          stances, drafts, settings, devices.
        </p>
        <a className="button quiet-button" href="/settings/export" download="">
          Download my data
        </a>
      </section>
      <section aria-labelledby="delete">
        <h2 id="delete">Delete your account</h2>
        <p>
          For good. What you wrote stays where it was, because others have answered it, as by “deleted
          member”. What you said about cruxes stays without a name. Your votes stay in the sums. Your address,
          password, passkeys, drafts, subscriptions and notices go. Nobody can ever take your handle.
        </p>
        {proof === 'sign-in' ? (
          <p className="trouble-note">
            You signed in a while ago. To do this, <a href={`/sign-in?again=1&back=${AT}`}>sign in again</a>.
          </p>
        ) : (
          <AccountForm name="delete-account" at={AT} label="Delete your account">
            <Field
              label="Your handle"
              name="handle"
              complete="off"
              maxLength={32}
              hint={`Write “${actor.handle}” to show that you mean it.`}
            />
            <ProofField proof={proof} id="delete-current" />
            <div className="buttons">
              <button type="submit" className="button danger">
                Delete my account for good
              </button>
            </div>
          </AccountForm>
        )}
      </section>
    </SettingsFrame>
  )
}
