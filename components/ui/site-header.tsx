import { NoticesLink } from '@/components/notifications/notices-link'

type Viewer = {
  handle: string
  name: string
  unread: number
  /** How much waits in the moderation queue; null for those who moderate nothing. */
  waiting: number | null
  isAdmin: boolean
}

/**
 * The forum's name and its few places; for a guest the door, for a member their own. `viewer` is null on pages that everybody shares.
 * On a narrow screen what does not fit beside a name stands among the places below it.
 */
export function SiteHeader({ viewer }: { viewer: Viewer | null }) {
  return (
    <header className="site-header">
      <a className="mark" href="/">
        double<b>crux</b>
      </a>
      <nav aria-label="Site">
        <a href="/">Threads</a>
        <a href="/cruxes">Cruxes</a>
        <a href="/groups">Groups</a>
        {/* It stands in the foot of every page too. */}
        <a href="/about" className={viewer ? 'wide-only' : undefined}>
          About
        </a>
        {viewer && (
          <a className="narrow-only" href="/settings">
            Settings
          </a>
        )}
        {viewer?.isAdmin && (
          <a className="narrow-only" href="/admin">
            Admin
          </a>
        )}
      </nav>
      <button
        type="button"
        className="soft-button needs-script end wide-only"
        data-help=""
        aria-haspopup="dialog"
      >
        Keys
      </button>
      {viewer ? (
        <div className="me">
          {viewer.waiting !== null && <QueueLink waiting={viewer.waiting} />}
          {viewer.isAdmin && (
            <a className="wide-only" href="/admin">
              Admin
            </a>
          )}
          <NoticesLink unread={viewer.unread} />
          <a className="my-name" href={`/people/${viewer.handle}`}>
            {viewer.name}
          </a>
          <a className="wide-only" href="/settings">
            Settings
          </a>
          <form method="post" action="/api/do/sign-out">
            <button type="submit" className="soft-button">
              Sign out
            </button>
          </form>
        </div>
      ) : (
        <a className="sign-in-pill" href="/sign-in">
          Sign in
        </a>
      )}
    </header>
  )
}

/** The way to what waits for moderators: kept right by script, in every tab. */
const QueueLink = ({ waiting }: { waiting: number }) => (
  <a
    className="queue-link"
    href="/moderation"
    data-queue=""
    aria-label={`Moderation queue, ${waiting} waiting`}
  >
    <span aria-hidden="true">Queue</span> <b hidden={waiting === 0}>{waiting > 0 ? waiting : ''}</b>
  </a>
)
