import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { When } from '@/components/ui/when'
import type { InvitationItem, RequestItem } from '@/lib/groups/view'

type DoorKeepingProps = {
  slug: string
  door: { requests: readonly RequestItem[]; invitations: readonly InvitationItem[] }
  /** A link that was just made: it is shown this once. */
  made: string | null
}

/** For those who keep a group's door: who asks to come in, and the links that let people in. */
export function DoorKeeping({ slug, door: { requests, invitations }, made }: DoorKeepingProps) {
  const at = `/groups/${slug}/members`
  return (
    <>
      {requests.length > 0 && (
        <section aria-labelledby="requests">
          <h2 id="requests">Who asks to join</h2>
          <ul className="group-people">
            {requests.map(({ id, handle, name, answer }) => (
              <li key={id}>
                <div>
                  <a className="who" href={`/people/${handle}`}>
                    {name}
                  </a>
                  <p className="answer">{answer}</p>
                </div>
                <form method="post" action="/api/do/group-decide" className="row-actions" aria-label={name}>
                  <input type="hidden" name="group" value={slug} />
                  <input type="hidden" name="request" value={id} />
                  <input type="hidden" name="form" value={at} />
                  <button type="submit" className="soft-button" name="accept" value="yes">
                    Let in
                  </button>
                  <button type="submit" className="soft-button" name="accept" value="no">
                    Not now
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="invitations">
        <h2 id="invitations">Invitations</h2>
        {made !== null && (
          <div className="made-link" role="status">
            <label htmlFor="made">The new link, shown this once: copy it</label>
            <input id="made" readOnly value={made} />
          </div>
        )}
        <AccountForm name="group-invite" at={at} label="New invitation">
          <input type="hidden" name="group" value={slug} />
          <div className="field-row">
            <Field
              label="Good for how many people"
              name="uses"
              complete="off"
              required={false}
              value="10"
              hint="Empty: for any number."
            />
            <Field label="Good for how many days" name="days" complete="off" value="7" />
            <Field
              label="A note to yourself"
              name="note"
              complete="off"
              required={false}
              maxLength={80}
              hint="Whom it is for."
            />
          </div>
          <div className="buttons">
            <button type="submit" className="button quiet-button">
              Make a link
            </button>
          </div>
        </AccountForm>
        {invitations.length > 0 && (
          <ul className="group-people">
            {invitations.map(({ id, note, used, usesAllowed, expires }) => (
              <li key={id}>
                <span>
                  {note || `Invitation ${id}`}
                  <small>
                    {' '}
                    used {used}
                    {usesAllowed !== null && ` of ${usesAllowed}`} times, until <When at={expires} />
                  </small>
                </span>
                <form method="post" action="/api/do/group-revoke" className="row-actions">
                  <input type="hidden" name="group" value={slug} />
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="form" value={at} />
                  <button
                    type="submit"
                    className="soft-button"
                    aria-label={`End ${note || `invitation ${id}`}`}
                  >
                    End it
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
