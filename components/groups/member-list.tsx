import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { When } from '@/components/ui/when'
import type { MemberItem } from '@/lib/groups/view'

type MemberListProps = { slug: string; items: readonly MemberItem[]; mayManage: boolean; next: string | null }

/** Who is in a group. Its moderators can name others, and show people out. */
export function MemberList({ slug, items, mayManage, next }: MemberListProps) {
  return (
    <>
      {mayManage && (
        <section aria-labelledby="naming">
          <h2 id="naming">Name a moderator</h2>
          <AccountForm name="group-role" at={`/groups/${slug}/members`} label="Name a moderator">
            <input type="hidden" name="group" value={slug} />
            <input type="hidden" name="role" value="moderator" />
            <div className="field-and-button">
              <Field
                label="Handle"
                name="handle"
                complete="off"
                maxLength={60}
                hint="They become a member by it, if they are none yet."
              />
              <button type="submit" className="button quiet-button">
                Name
              </button>
            </div>
          </AccountForm>
        </section>
      )}
      <section aria-labelledby="members">
        <h2 id="members">Who is here</h2>
        {items.length === 0 && <p className="empty">Nobody has joined yet.</p>}
        <ul className="group-people">
          {items.map(({ handle, name, role, joinedAt }) => (
            <li key={handle}>
              <span>
                <a className="who" href={`/people/${handle}`}>
                  {name}
                </a>
                {role === 'moderator' && <b> moderator</b>}
                <small>
                  {' '}
                  since <When at={joinedAt} />
                </small>
              </span>
              {mayManage && (
                <span className="row-actions">
                  {role === 'moderator' ? (
                    <RoleButton
                      slug={slug}
                      handle={handle}
                      as="member"
                      words={`No longer moderator: ${name}`}
                    >
                      Only member
                    </RoleButton>
                  ) : (
                    <RoleButton slug={slug} handle={handle} as="moderator" words={`Make ${name} a moderator`}>
                      Make moderator
                    </RoleButton>
                  )}
                  <RoleButton slug={slug} handle={handle} as="none" words={`Remove ${name}`}>
                    Remove
                  </RoleButton>
                </span>
              )}
            </li>
          ))}
        </ul>
        {next && (
          <p className="page-on last">
            <a href={next} rel="next">
              More members
            </a>
          </p>
        )}
      </section>
    </>
  )
}

type RoleButtonProps = { slug: string; handle: string; as: string; words: string; children: string }

const RoleButton = ({ slug, handle, as, words, children }: RoleButtonProps) => (
  <form method="post" action="/api/do/group-role">
    <input type="hidden" name="group" value={slug} />
    <input type="hidden" name="handle" value={handle} />
    <input type="hidden" name="form" value={`/groups/${slug}/members`} />
    <button type="submit" className="soft-button" name="role" value={as} aria-label={words}>
      {children}
    </button>
  </form>
)
