export function SiteFooter({ isDemo }: { isDemo: boolean }) {
  return (
    <footer className="site-footer">
      <span>Doublecrux: find out what the disagreement turns on.</span>
      <a href="/about">About this forum</a>
      <a href="/about#mirrors">Mirrored discussions</a>
      <a href="/log">Public log</a>
      <a href="/feed.atom">Feed</a>
      <button type="button" className="needs-script narrow-only" data-help="" aria-haspopup="dialog">
        Keys
      </button>
      {isDemo && <a href="/outbox">Outbox</a>}
    </footer>
  )
}
