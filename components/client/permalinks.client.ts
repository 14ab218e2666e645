import { branchAddress } from './chosen.client'
import { reveal } from './folds.client'

const REF = /^#comment-([A-Za-z0-9_-]{1,40})$/

let lastVisited: Element | null = null

/** The comment that the reader went to last, wherever the focus is now. */
export const lastPlace = (): Element | null => lastVisited

/** Go to a comment: open what hides it (and the comment itself, unless one only walks by), bring it up, and put the focus there. */
export function goTo(item: Element, { remember = false, open = true } = {}): void {
  if (open) reveal(item)
  lastVisited = item
  const article = item.querySelector<HTMLElement>('article')
  article?.focus({ preventScroll: true })
  if (article) settleOn(article, FRAMES)
  if (remember) history.replaceState(null, '', `#${item.id}`)
}

/** What lies far off the screen is measured only when one gets there, so the place moves for a while: a second at most. */
const FRAMES = 60
const STEADY = 12
const OWN_WAY = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/** Keep a comment at the top until the page is steady, or the reader goes their own way. */
function settleOn(article: HTMLElement, frames: number, steady = 0, given = new AbortController()): void {
  if (steady === 0 && frames === FRAMES) {
    for (const event of OWN_WAY)
      addEventListener(event, () => given.abort(), { once: true, signal: given.signal })
  }
  const before = article.getBoundingClientRect().top
  article.scrollIntoView({ block: 'start' })
  const moved = Math.abs(article.getBoundingClientRect().top - before) > 1
  if (frames <= 0 || steady >= STEADY) {
    given.abort()
    return
  }
  requestAnimationFrame(() => {
    if (!given.signal.aborted) settleOn(article, frames - 1, moved ? 0 : steady + 1, given)
  })
}

/** A comment that is too deep for this page, or on another one, has a page of its own with its branch. */
async function goToBranch(discussion: HTMLElement, ref: string): Promise<void> {
  const address = branchAddress(discussion.dataset.slug, ref)
  const answer = await fetch(address).catch(() => null)
  if (answer?.status === 404) sayLost(discussion)
  else location.replace(address)
}

function sayLost(discussion: HTMLElement): void {
  if (discussion.querySelector('.lost')) return
  const note = document.createElement('p')
  note.className = 'since lost'
  note.setAttribute('role', 'status')
  discussion.querySelector('.discussion-head')?.after(note)
  note.textContent = 'The comment that the link leads to is not in this thread.'
  note.scrollIntoView({ block: 'center' })
}

/** A link to a comment leads there, however deep it lies: closed branches open, and one that is not on this page is fetched with its branch. */
export function startPermalinks(discussion: HTMLElement): void {
  const follow = () => {
    const ref = location.hash.match(REF)?.[1]
    if (!ref) return
    const item = document.getElementById(`comment-${ref}`)
    if (item) goTo(item)
    else if (discussion.dataset.branch === undefined) void goToBranch(discussion, ref)
  }
  addEventListener('hashchange', follow)
  // The browser does not announce a hash that did not change; the reader may have closed the branch since.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link?.hash && link.hash === location.hash && link.pathname === location.pathname) setTimeout(follow)
  })
  follow()
  // The browser follows the address by itself when everything has loaded, and takes the focus away: an item of a list has none.
  if (document.readyState !== 'complete') addEventListener('load', () => setTimeout(follow), { once: true })
}
