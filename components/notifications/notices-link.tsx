/** The way to one's notices, with how many are unread: kept right by script, in every tab. */
export function NoticesLink({ unread }: { unread: number }) {
  return (
    <a
      className="notices-link"
      href="/notifications"
      data-notices=""
      aria-label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M10 2.5a5 5 0 0 0-5 5v3.2L3.6 13.4a.7.7 0 0 0 .6 1.1h11.6a.7.7 0 0 0 .6-1.1L15 10.7V7.5a5 5 0 0 0-5-5ZM8.2 16.5a1.9 1.9 0 0 0 3.6 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
      <b hidden={unread === 0}>{unread > 0 ? unread : ''}</b>
    </a>
  )
}
