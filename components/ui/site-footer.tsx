export function SiteFooter() {
  return (
    <footer className="site-footer">
      <span>Doublecrux: find out what the disagreement turns on.</span>
      <a href="/about">About this forum</a>
      <a href="/about#mirrors">Mirrored discussions</a>
    </footer>
  )
}
