import { NoticesLink } from '@/components/notifications/notices-link'

/** The forum's name and its few places; for a guest the door, for a member their own. `viewer` is null on pages that everybody shares. */
export function SiteHeader({ viewer }: { viewer: { handle: string; name: string; unread: number } | null }) {
  return (
    <header className="site-header">
      <a className="mark" href="/">
        double<b>crux</b>
      </a>
      <nav aria-label="Site">
        <a href="/">Threads</a>
        <a href="/cruxes">Cruxes</a>
        <a href="/about">About</a>
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
