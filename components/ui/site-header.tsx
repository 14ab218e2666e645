/** The forum's name and its few places. */
export function SiteHeader() {
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
      <button type="button" className="soft-button needs-script end" data-help="" aria-haspopup="dialog">
        Keys
      </button>
    </header>
  )
}
