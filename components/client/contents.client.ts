import { isShut, rememberShut } from './memory.client'

/** The contents stay hidden when the reader hid them, start hidden on a narrow screen, and show where one is. */
export function startContents(): void {
  const isNarrow = matchMedia('(max-width: 1180px)').matches
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-remember]')) {
    const what = `${details.dataset.remember}${isNarrow ? ':narrow' : ''}`
    if (isShut(what)) details.open = false
    details.addEventListener('toggle', () => rememberShut(what, !details.open))
  }
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]')].map((link) => [
      link.hash.slice(1),
      link,
    ]),
  )
  let marked: Element | null = null
  const mark = (link: Element | undefined) => {
    if (!link || link === marked) return
    marked?.removeAttribute('aria-current')
    link.setAttribute('aria-current', 'location')
    marked = link
  }
  const watcher = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).at(0)
      if (seen) mark(links.get(seen.target.id) ?? links.get(seen.target.closest('.comment')?.id ?? ''))
    },
    { rootMargin: '0px 0px -75% 0px' },
  )
  for (const id of links.keys()) {
    const target = document.getElementById(id)
    if (target) watcher.observe(target.querySelector(':scope > article') ?? target)
  }
}
