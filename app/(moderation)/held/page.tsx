import type { Metadata } from 'next'
import { When } from '@/components/ui/when'
import { readOwnHeld } from '@/lib/comments/holding/queries'
import { signedIn } from '@/lib/server/signed-in'
import { HELD_WORDS } from '@/lib/text/watched/why'

export const metadata: Metadata = { title: 'Waiting for a moderator' }

/** One's own comments that wait for a moderator, or did not get through: nothing a person wrote is lost. */
export default async function HeldPage() {
  const actor = await signedIn('/held')
  const held = await readOwnHeld(actor.id)
  const now = Date.now()
  return (
    <div className="column log-page">
      <h1 className="title">Waiting for a moderator</h1>
      <p className="lede">
        Some comments are looked at before they show. They keep the time at which you wrote them.
      </p>
      {held.length === 0 ? (
        <p className="empty">Nothing of yours waits.</p>
      ) : (
        <ol className="log" aria-label="Your comments">
          {held.map(({ id, thread, body, why, at, declined }) => (
            <li key={id}>
              <p className="what">
                In <a href={`/threads/${thread.slug}`}>{thread.title}</a>
              </p>
              <p className="case-text">{body}</p>
              <p className="facts">
                <When at={at} now={now} />
                <span>{declined === null ? HELD_WORDS[why] : `Not let through: ${declined}`}</span>
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
