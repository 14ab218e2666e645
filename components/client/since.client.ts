import { me } from './drafts.client'
import { nextNew } from './keys.client'
import { rememberVisit, visits } from './memory.client'

/** Loading a thread again within this time is still the same visit. */
const ONE_VISIT = 3_600_000

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
  const { slug, loaded, comments } = discussion.dataset
  if (!slug || !loaded || discussion.dataset.branch !== undefined) return
  const last = visits()[slug]
  const isSameVisit = last && Date.parse(loaded) - Date.parse(last.at) < ONE_VISIT
  const before = isSameVisit ? (last.before ?? last.at) : last?.at
  if (before) offerNew(discussion, before)
  rememberVisit(slug, { at: loaded, comments: Number(comments ?? 0), ...(before && { before }) })
}

function offerNew(discussion: HTMLElement, since: string): void {
  const place = discussion.querySelector<HTMLElement>('[data-since-last]')
  const own = `/people/${encodeURIComponent(me())}`
  const fresh = [...discussion.querySelectorAll('.comment > article > header')].filter(
    (header) =>
      (header.querySelector(':scope > time')?.getAttribute('datetime') ?? '') > since &&
      header.querySelector(':scope > .who')?.getAttribute('href') !== own,
  ).length
  if (!place || fresh === 0) return
  const url = new URL(location.href)
  url.searchParams.set('since', since)
  url.hash = 'comments'
  const link = document.createElement('a')
  link.href = url.href
  link.textContent = `${fresh} new since ${dayOf(since)}`
  place.append(link)
  place.hidden = false
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
