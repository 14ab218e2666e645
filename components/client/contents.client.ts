import { isShut, REMEMBERED, rememberShut } from './memory.client'

const isWide = (): boolean => matchMedia('(min-width: 1181px)').matches

/**
 * The contents are closed in the markup, for narrow screens. On a wide one the style sheet shows them from the first
 * paint on, unless the reader hid them; here the markup is brought in line with that, and with what they do next.
 */
function startHiding(details: HTMLDetailsElement, what: string): void {
  if (isWide()) details.open = !isShut(what)
  details.addEventListener('toggle', () => {
    if (!isWide()) return
    rememberShut(what, !details.open)
    document.documentElement.classList.toggle(`shut-${what}`, !details.open)
  })
}

/** The contents can be hidden, and show where one is. */
export function startContents(): void {
  for (const what of REMEMBERED) {
    const details = document.querySelector<HTMLDetailsElement>(`details[data-remember="${what}"]`)
    if (details) startHiding(details, what)
  }
  const links = new Map(
    // Where a speaker's first words stand says nothing about where one is.
    [...document.querySelectorAll<HTMLAnchorElement>('.toc ol:not([aria-label]) a[href^="#"]')].map(
      (link) => [link.hash.slice(1), link],
    ),
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
