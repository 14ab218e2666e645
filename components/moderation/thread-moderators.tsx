import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { When } from '@/components/ui/when'
import type { Author } from '@/lib/accounts/author'

type ThreadModeratorsProps = {
  slug: string
  items: readonly (Author & { since: number })[]
  /** Why the reader cannot change it now; null when they can. */
  refusal: string | null
}

/** Who was named for one thread, and the forms that name somebody and end it. */
export function ThreadModerators({ slug, items, refusal }: ThreadModeratorsProps) {
  const at = `/threads/${slug}/moderators`
  return (
    <>
      {refusal === null ? (
        <section aria-labelledby="naming">
          <h2 id="naming">Name a moderator</h2>
          <AccountForm name="thread-moderator" at={at} label="Name a moderator">
            <input type="hidden" name="thread" value={slug} />
            <input type="hidden" name="role" value="moderator" />
            <Field
              label="Handle"
              name="handle"
              complete="off"
              maxLength={60}
              hint="Somebody who does not write in this thread: who argues in it cannot moderate it."
            />
            <Field
              label="Reason"
              name="reason"
              complete="off"
              maxLength={1000}
              hint="Everybody reads it in the log."
            />
            <div className="buttons">
              <button type="submit" className="button">
                Name
              </button>
            </div>
          </AccountForm>
        </section>
      ) : (
        <p className="refusal">{refusal}</p>
      )}
      <section aria-labelledby="named">
        <h2 id="named">Named for this thread</h2>
        {items.length === 0 && (
          <p className="empty">Nobody was named: the moderators of the group look after it.</p>
        )}
        <ul className="group-people">
          {items.map(({ handle, name, since }) => (
            <li key={handle}>
              <span>
                <a className="who" href={`/people/${handle}`}>
                  {name}
                </a>
                <small>
                  {' '}
                  since <When at={since} />
                </small>
              </span>
              {refusal === null && (
                <details>
                  <summary>
                    End it<span className="visually-hidden"> for {name}</span>
                  </summary>
                  <AccountForm name="thread-moderator" at={at} label={`No longer moderator: ${name}`}>
                    <input type="hidden" name="thread" value={slug} />
                    <input type="hidden" name="handle" value={handle} />
                    <input type="hidden" name="role" value="none" />
                    <Field
                      label="Reason"
                      name="reason"
                      id={`reason-${handle}`}
                      complete="off"
                      maxLength={1000}
                      hint="Everybody reads it in the log."
                    />
                    <div className="buttons">
                      <button type="submit" className="button quiet-button">
                        No longer moderator
                      </button>
                    </div>
                  </AccountForm>
                </details>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
