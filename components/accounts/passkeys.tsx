import { When } from '@/components/ui/when'
import { AccountForm } from './account-form'
import { Field } from './field'
import { ProofField } from './password-field'

type Passkey = { id: number; name: string; createdAt: number; lastUsedAt: number | null }

/** One's passkeys: add, name, remove. Adding needs scripts; the rest does not. */
export function Passkeys({
  passkeys,
  proof,
  now,
}: {
  passkeys: readonly Passkey[]
  proof: 'none' | 'password' | 'sign-in'
  now: number
}) {
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p>A passkey signs you in with what unlocks your device: nothing to remember, nothing to steal.</p>
      {passkeys.length > 0 && (
        <ul className="things">
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} now={now} />
          ))}
        </ul>
      )}
      <form className="account-form needs-script" data-passkey="add" aria-label="Add a passkey">
        <Field
          label="Name"
          name="name"
          id="passkey-name"
          complete="off"
          maxLength={40}
          hint="To know it by: “my phone”, “the blue key”."
        />
        <ProofField proof={proof} id="passkey-current" />
        <div className="buttons">
          <button type="submit" className="button quiet-button">
            Add a passkey
          </button>
        </div>
        <p className="field-error" role="alert" data-error="" hidden />
      </form>
    </section>
  )
}

function OnePasskey({
  passkey: { id, name, createdAt, lastUsedAt },
  now,
}: {
  passkey: Passkey
  now: number
}) {
  return (
    <li>
      <div className="what">
        <b>{name}</b>
        <span>
          added <When at={createdAt} />
          {lastUsedAt !== null && (
            <>
              , used <When at={lastUsedAt} now={now} /> ago
            </>
          )}
        </span>
      </div>
      <details>
        <summary className="soft-button">Rename</summary>
        <AccountForm name="rename-passkey" at="/settings/keys" label={`Rename ${name}`}>
          <input type="hidden" name="id" value={id} />
          <Field
            label="New name"
            name="name"
            id={`passkey-${id}`}
            complete="off"
            value={name}
            maxLength={40}
          />
          <div className="buttons">
            <button type="submit" className="button quiet-button">
              Save
            </button>
          </div>
        </AccountForm>
      </details>
      <form method="post" action="/api/do/remove-passkey" data-act="">
        <input type="hidden" name="form" value="/settings/keys" />
        <input type="hidden" name="id" value={id} />
        <p className="field-error" role="alert" data-error="" hidden />
        <button type="submit" className="soft-button" aria-label={`Remove ${name}`}>
          Remove
        </button>
      </form>
    </li>
  )
}
