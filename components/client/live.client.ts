import type { Changes, CommentChange } from '@/lib/live/changes'
import { Arrivals } from './arrivals.client'
import { branchAddress } from './chosen.client'
import { hearCruxes } from './crux-live.client'
import { openLine } from './line.client'
import { rememberVisit, visits } from './memory.client'
import { startNotices } from './notices.client'
import { headerOf, isInUse, patch, showFigures, takeLeft } from './patch.client'
import { goTo } from './permalinks.client'
import { rehang } from './rehang.client'
import { keepStill } from './still.client'

/** One's own comment is shown by what wrote it; only when it came from another device does it wait here. */
const OWN_MS = 4000
/** Words that say the connection is back stay this long. */
const GOOD_NEWS_MS = 6000

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** Hear what happens: on a thread everything in it, for members their notices on every page. */
export function startLive(): void {
  const page = document.querySelector<HTMLElement>('[data-moment]')
  const discussion = document.querySelector<HTMLElement>('.discussion')
  const hearsNotices = startNotices()
  const slug = page?.dataset.slug
  if (page && discussion) listenToThread(page, discussion, hearsNotices)
  else if (page && slug)
    // A page about the cruxes of a thread.
    openLine(
      { slug, moment: page.dataset.moment ?? '' },
      { changes: hearCruxes, ...(hearsNotices ? { notices: hearsNotices } : {}) },
    )
  else if (hearsNotices) openLine(null, { notices: hearsNotices })
}

function listenToThread(
  page: HTMLElement,
  discussion: HTMLElement,
  notices: ReturnType<typeof startNotices>,
): void {
  const slug = discussion.dataset.slug ?? ''
  const newest = Number(page.dataset.seq ?? 0)
  const me = document.documentElement.dataset.handle
  const words = sayings(discussion)
  const deferred = new Map<string, CommentChange>()
  const arrivals = new Arrivals(discussion, () => {
    words.arrived(arrivals)
    remember(slug, discussion)
  })

  const take = (comment: CommentChange): void => {
    const item = document.getElementById(`comment-${comment.ref}`)
    if (item) rehang(discussion, item, comment)
    if (item && isInUse(item)) deferred.set(comment.ref, comment)
    else if (item) patch(item, comment)
    else if (arrivals.has(comment.ref) || comment.seq > newest) arrivals.add(comment)
  }
  const hear = (changes: Changes): void => {
    const { comments = [], left = [], votes = [], thread } = changes
    const [own, others] = [comments.filter(({ by }) => by === me), comments.filter(({ by }) => by !== me)]
    const unknown = own.filter(({ ref }) => !document.getElementById(`comment-${ref}`))
    keepStill(() => {
      for (const comment of [...others, ...own.filter((one) => !unknown.includes(one))]) take(comment)
      takeLeft(discussion, left)
      for (const vote of votes) {
        const item = document.getElementById(`comment-${vote.ref}`)
        if (item) showFigures(headerOf(item), vote)
      }
      if (thread) {
        showFigures(document.querySelector('.post-votes'), thread)
        words.count(thread.comments)
      }
      arrivals.offer()
      words.arrived(arrivals)
    })
    hearCruxes(changes)
    if (unknown.length > 0) setTimeout(() => later(unknown), OWN_MS)
  }
  const later = (comments: readonly CommentChange[]): void =>
    keepStill(() => {
      for (const comment of comments) take(comment)
      arrivals.offer()
      words.arrived(arrivals)
    })

  document.addEventListener('selectionchange', () => {
    for (const [ref, comment] of deferred) {
      const item = document.getElementById(`comment-${ref}`)
      if (item && isInUse(item)) continue
      deferred.delete(ref)
      if (item) keepStill(() => patch(item, comment))
    }
  })
  words.onShow((button) => {
    const first = arrivals.show(null, button)
    if (first) goTo(first)
  })
  openLine(
    { slug, moment: page.dataset.moment ?? '' },
    { changes: hear, behind: words.behind, line: words.line, ...(notices ? { notices } : {}) },
  )
}

/** All that is said in words: how many are new, whether anything can be heard. */
function sayings(discussion: HTMLElement) {
  const title = document.title
  const say = (className: string): HTMLElement => {
    const place = document.createElement('p')
    place.className = className
    place.setAttribute('role', 'status')
    return place
  }
  const head = say('arrived-head')
  const heading = discussion.querySelector('.discussion-head')
  if (heading) heading.querySelector('h1, h2')?.after(head)
  else discussion.prepend(head)
  const note = say('line-note')
  document.body.append(note)
  let show: (button: HTMLElement) => void = () => {}
  let wasLost = false

  return {
    onShow(then: (button: HTMLElement) => void): void {
      show = then
    },
    arrived(arrivals: Arrivals): void {
      const elsewhere = arrivals.elsewhere
      const here = arrivals.count - elsewhere.length
      document.title = arrivals.count > 0 ? `(${arrivals.count}) ${title}` : title
      const parts: Element[] = []
      if (here > 0) {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'arrived'
        button.dataset.showNew = ''
        button.textContent = `${here} new`
        button.title = 'Show new comments'
        button.addEventListener('click', () => show(button))
        parts.push(button)
      }
      const [deep] = elsewhere
      if (deep) {
        const link = document.createElement('a')
        link.className = 'arrived'
        link.href = `${branchAddress(discussion.dataset.slug, deep.parent ?? deep.ref)}#comment-${deep.ref}`
        link.textContent = `${elsewhere.length} new further down`
        parts.push(link)
      }
      const said = parts.map((part) => part.textContent).join()
      if (said !== [...head.children].map((part) => part.textContent).join()) head.replaceChildren(...parts)
    },
    count(comments: number): void {
      const place = discussion.querySelector('.discussion-head > h2')
      const text = plural(comments, 'comment')
      if (place && /^\d+ comments?$/.test(place.textContent ?? '') && place.textContent !== text)
        place.textContent = text
    },
    line(state: 'open' | 'lost'): void {
      if (state === 'lost') {
        wasLost = true
        note.textContent =
          'No connection: what is written meanwhile will show when it is back. You can go on reading and writing.'
      } else if (wasLost) {
        wasLost = false
        note.textContent = 'The connection is back.'
        setTimeout(() => {
          if (!wasLost) note.replaceChildren()
        }, GOOD_NEWS_MS)
      }
    },
    behind(): void {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'arrived'
      button.textContent = 'Load it anew'
      button.addEventListener('click', () => location.reload())
      note.replaceChildren('Much has happened in this thread since you opened it. ', button)
    },
  }
}

/** What was shown here is not "new since the last visit" in the lists of threads. */
function remember(slug: string, discussion: HTMLElement): void {
  const last = visits()[slug]
  const times = [...discussion.querySelectorAll('.comment.is-new time')].map(
    (time) => time.getAttribute('datetime') ?? '',
  )
  const at = times.sort().at(-1)
  const comments = Number.parseInt(discussion.querySelector('.discussion-head > h2')?.textContent ?? '', 10)
  if (last && at && at > last.at) rememberVisit(slug, { ...last, at, comments: comments || last.comments })
}
