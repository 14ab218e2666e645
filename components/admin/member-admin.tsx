import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { When } from '@/components/ui/when'
import { ROLES } from '@/lib/access/actor'
import { isForGood } from '@/lib/access/decision'
import type { MemberRow } from '@/lib/admin/view'

/** One member with what an admin can do: role, sessions, suspension, their data. */
export function MemberAdmin({ member, isOpen }: { member: MemberRow; isOpen: boolean }) {
  const { handle, name, email, role, karma, joinedAt, suspendedUntil, sessions } = member
  const at = `/admin/members?q=${encodeURIComponent(handle)}`
  return (
    <details className="member-admin" open={isOpen}>
      <summary>
        <b>{name}</b> <span>{handle}</span>
        {role !== 'member' && <span>{role}</span>}
        {suspendedUntil !== null && <span>suspended</span>}
      </summary>
      <p className="byline">
        <a href={`/people/${handle}`}>Their page</a>
        {email && <span>{email}</span>}
        <span>{karma} karma</span>
        <span>
          since <When at={joinedAt} />
        </span>
        <span>signed in on {sessions}</span>
        <a href={`/admin/members/${handle}/export`}>All their data</a>
        <a href={`/admin/members/${handle}/merge`}>Merge into another account</a>
      </p>
      <AccountForm name="admin-role" at={at} label={`Role of ${name}`}>
        <input type="hidden" name="handle" value={handle} />
        <div className="row-actions">
          {ROLES.map((one) => (
            <button
              key={one}
              type="submit"
              className="soft-button"
              name="role"
              value={one}
              aria-pressed={one === role}
            >
              {one}
            </button>
          ))}
          <button type="submit" className="soft-button" formAction="/api/do/admin-sessions">
            Sign out everywhere
          </button>
        </div>
      </AccountForm>
      {suspendedUntil === null ? (
        <Suspend at={at} handle={handle} label={`Suspension of ${name}`} of="suspend" />
      ) : (
        <>
          <AccountForm name="admin-lift" at={at} label={`Suspension of ${name}`}>
            <p>
              {isForGood(new Date(suspendedUntil)) ? (
                'Suspended for good.'
              ) : (
                <>
                  Suspended until <When at={suspendedUntil} />.
                </>
              )}
            </p>
            <input type="hidden" name="handle" value={handle} />
            <ReasonField of={`lift-${handle}`} />
            <div className="buttons">
              <button type="submit" className="button quiet-button">
                Lift the suspension
              </button>
            </div>
          </AccountForm>
          {!isForGood(new Date(suspendedUntil)) && (
            <details className="longer">
              <summary>Suspend for longer</summary>
              <Suspend at={at} handle={handle} label={`Longer suspension of ${name}`} of="longer" />
            </details>
          )}
        </>
      )}
    </details>
  )
}

/** Shut somebody out from now on, for so many days or for good. `of` tells the fields of two such forms apart. */
const Suspend = ({ at, handle, label, of }: { at: string; handle: string; label: string; of: string }) => (
  <AccountForm name="admin-suspend" at={at} label={label}>
    <input type="hidden" name="handle" value={handle} />
    <Field
      label="Suspend for how many days"
      name="days"
      id={`days-${of}-${handle}`}
      complete="off"
      value={of === 'longer' ? '' : '7'}
      required={false}
      hint={`${of === 'longer' ? 'Counted from today. ' : ''}Empty: for good. They can go on reading.`}
    />
    <ReasonField of={`${of}-${handle}`} />
    <div className="buttons">
      <button type="submit" className="button danger">
        Suspend
      </button>
    </div>
  </AccountForm>
)

const ReasonField = ({ of }: { of: string }) => (
  <Field
    label="Reason"
    name="reason"
    id={`reason-${of}`}
    complete="off"
    maxLength={500}
    hint="It stands in the public log."
  />
)
