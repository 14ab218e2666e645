import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { Passkeys } from '@/components/accounts/passkeys'
import { NewPasswordField, ProofField } from '@/components/accounts/password-field'
import { ConnectedServices } from '@/components/accounts/services'
import { SettingsFrame } from '@/components/accounts/settings-frame'
import { readAccount } from '@/lib/accounts/queries'
import { proofNeeded } from '@/lib/server/auth-confirm'
import { offered } from '@/lib/server/auth-services'
import { param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Signing in' }
const AT = '/settings/keys'

export default async function KeysPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedIn(AT)
  const now = new Date()
  const [account, proof] = await Promise.all([readAccount(actor.id, now), proofNeeded(actor, now)])
  const { email, newEmail, hasPassword, handle } = account
  return (
    <SettingsFrame at={AT} done={await param(searchParams, 'done')}>
      {proof === 'sign-in' && (
        <p className="trouble-note">
          You signed in a while ago. To change anything here,{' '}
          <a href={`/sign-in?again=1&back=${AT}`}>sign in again</a>.
        </p>
      )}
      <section aria-labelledby="email-title">
        <h2 id="email-title">E-mail</h2>
        <p>
          {email ? (
            <>
              You are reached at <b>{email}</b>. Nobody else sees it.
            </>
          ) : (
            'You have given no address: without one you cannot get a new password.'
          )}
          {newEmail && (
            <>
              {' '}
              <b>{newEmail}</b> waits to be confirmed: follow the link in the mail.
            </>
          )}
        </p>
        <AccountForm name="request-email" at={AT} label="E-mail">
          <Field label="New address" name="email" type="email" complete="email" maxLength={254} />
          <ProofField proof={proof} id="email-current" />
          <div className="buttons">
            <button type="submit" className="button quiet-button">
              {email ? 'Change address' : 'Add address'}
            </button>
          </div>
        </AccountForm>
      </section>
      <section aria-labelledby="password-title">
        <h2 id="password-title">Password</h2>
        <p>
          {hasPassword
            ? 'A new one signs every other device out.'
            : 'You have none: you sign in by mail, by passkey or by another service.'}
        </p>
        <AccountForm name="change-password" at={AT} label="Password">
          <NewPasswordField label="New password" against={`${handle} ${email ?? ''}`} />
          <ProofField proof={proof} id="password-current" />
          <div className="buttons">
            <button type="submit" className="button quiet-button">
              {hasPassword ? 'Change password' : 'Set password'}
            </button>
          </div>
        </AccountForm>
      </section>
      <Passkeys passkeys={account.passkeys} proof={proof} now={now.getTime()} />
      <ConnectedServices offered={offered} connected={account.services} />
    </SettingsFrame>
  )
}
