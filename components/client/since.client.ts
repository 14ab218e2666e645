import { nextNew } from './keys.client'
import { rememberVisit, visits } from './memory.client'

const WEEK = 7 * 86_400_000

function dayOf(at: string): string {
  const then = new Date(at)
  const days = (Date.now() - then.getTime()) / 86_400_000
  const options: Intl.DateTimeFormatOptions =
    days < 6 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }
  return days < 1 && then.getDate() === new Date().getDate()
    ? 'earlier today'
    : new Intl.DateTimeFormat('en-GB', options).format(then)
}

/** On a thread: offer what is new since this reader was here last, and remember this visit. */
export function startSince(discussion: HTMLElement): void {
  discussion.querySelector('[data-next-new]')?.addEventListener('click', nextNew)
  const { slug, loaded } = discussion.dataset
  const place = discussion.querySelector<HTMLElement>('[data-since-last]')
  if (!slug || !loaded || discussion.dataset.branch !== undefined) return
  const last = visits()[slug]
  const fresh = last
    ? [...discussion.querySelectorAll('.comment time')].filter(
        (time) => (time.getAttribute('datetime') ?? '') > last.at,
      ).length
    : 0
  if (place && last && fresh > 0) {
    const url = new URL(location.href)
    url.searchParams.set('since', last.at)
    url.hash = 'comments'
    const link = document.createElement('a')
    link.href = url.href
    link.textContent = `${fresh} new since ${dayOf(last.at)}`
    place.append(link)
    place.hidden = false
  }
  if (
    !new URLSearchParams(location.search).has('since') ||
    !last ||
    Date.parse(loaded) - Date.parse(last.at) > WEEK
  ) {
    rememberVisit(slug, { at: loaded, comments: Number(discussion.dataset.comments ?? 0) })
  }
}

/** In a list of threads: say how many comments came since this reader was in each. */
export function startFreshCounts(): void {
  const seen = visits()
  for (const item of document.querySelectorAll<HTMLElement>('[data-thread]')) {
    const visit = seen[item.dataset.thread ?? '']
    const place = item.querySelector<HTMLElement>('[data-fresh]')
    const fresh = visit ? Number(item.dataset.comments) - visit.comments : 0
    if (!place || !visit || fresh <= 0) continue
    const link = document.createElement('a')
    link.href = `/threads/${item.dataset.thread}?since=${encodeURIComponent(visit.at)}#comments`
    link.textContent = `${fresh} new`
    place.append(link)
    place.hidden = false
  }
}
