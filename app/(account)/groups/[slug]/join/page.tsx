import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import { Narrow } from '@/components/accounts/page-frame'
import { PersonLink } from '@/components/people/person-link'
import { Slot } from '@/components/ui/slot'
import { readGroup } from '@/lib/groups/queries'
import type { GroupView } from '@/lib/groups/view'
import { slot } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'
import { hashOf } from '@/lib/server/token'

type JoinPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export const metadata: Metadata = { title: 'Join' }

/** The norms, once, and one press. Where an invitation leads: with one, a private group shows this page, and nothing else. */
export default async function JoinPage({ params, searchParams }: JoinPageProps) {
  const { slug } = await params
  const [actor, invitation] = await Promise.all([currentActor(), param(searchParams, 'invitation')])
  const viewerId = await currentViewerId()
  const hash = hashOf(invitation ?? '')
  const group = await readGroup(slug, viewerId, { hash, now: new Date() })
  if (!group) notFound()
  if (group.role !== null) redirect(`/groups/${slug}`)

  return (
    <Narrow title={`Join ${group.name}`} lede={group.about}>
      {group.normsHtml ? (
        <section className="norms-once" aria-label="Norms">
          <Slot className="prose" html={slot(group.normsHtml)} />
        </section>
      ) : (
        <p>There are no norms of its own here: be kind, be clear, say what would change your mind.</p>
      )}
      {group.moderators.length > 0 && (
        <p className="hint">
          Moderated by{' '}
          {group.moderators.slice(0, 5).map((one, i) => (
            <span key={one.handle}>
              {i > 0 && ', '}
              <PersonLink person={one} />
            </span>
          ))}
          .
        </p>
      )}
      <Way group={group} isGuest={actor.kind === 'guest'} invitation={invitation} />
    </Narrow>
  )
}

function Way({
  group,
  isGuest,
  invitation,
}: {
  group: GroupView
  isGuest: boolean
  invitation: string | null
}) {
  const { slug } = group
  const at = link(`/groups/${slug}/join`, { invitation })
  if (group.door === 'open' || invitation !== null) {
    return isGuest ? (
      <form className="account-form" action={`/groups/${slug}/joined`}>
        {invitation !== null && <input type="hidden" name="invitation" value={invitation} />}
        <JoinButton />
        <p className="hint">You sign in or sign up, and come back as a member.</p>
      </form>
    ) : (
      <AccountForm name="group-join" at={at}>
        <input type="hidden" name="group" value={slug} />
        <input type="hidden" name="invitation" value={invitation ?? ''} />
        <JoinButton />
      </AccountForm>
    )
  }
  if (group.door === 'invitation')
    return <p>One joins by invitation: ask one of the moderators for a link.</p>
  if (isGuest)
    return (
      <p>
        <a className="button" href={link('/sign-in', { back: at })}>
          Sign in to ask
        </a>
      </p>
    )
  if (group.hasAsked)
    return <p role="status">You have asked: a moderator will answer, and you will be told.</p>
  return (
    <AccountForm name="group-ask" at={at}>
      <input type="hidden" name="group" value={slug} />
      <Field
        label={group.question ?? 'Why would you like to join?'}
        name="answer"
        complete="off"
        rows={4}
        maxLength={2000}
        hint="For the moderators to read."
      />
      <div className="buttons">
        <button type="submit" className="button">
          Ask to join
        </button>
      </div>
    </AccountForm>
  )
}

const JoinButton = () => (
  <div className="buttons">
    <button type="submit" className="button">
      Join
    </button>
  </div>
)
