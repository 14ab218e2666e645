import type { NoticeCount } from '@/lib/live/changes'
import { act } from './act.client'
import { say } from './say.client'

/** What the header says of unread notices, and a way to change it; null where nobody is signed in. */
function header() {
  const link = document.querySelector<HTMLElement>('[data-notices]')
  const figure = link?.querySelector('b')
  if (!link || !figure) return null
  return {
    unread: () => Number(figure.textContent),
    show(unread: number): void {
      figure.textContent = unread > 0 ? String(unread) : ''
      figure.hidden = unread === 0
      link.setAttribute('aria-label', unread > 0 ? `Notifications, ${unread} unread` : 'Notifications')
    },
  }
}

/** The count of unread notices, kept right in all tabs of a browser; returns what hears it, null where nobody is signed in. */
export function startNotices(): ((count: NoticeCount) => void) | null {
  startSubscribing()
  const head = header()
  if (!head) return null
  startReading(head.unread)
  const show = ({ unread, waiting }: NoticeCount): void => {
    head.show(unread)
    offerRest(unread)
    if (waiting !== undefined) showWaiting(waiting)
  }
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('notices') : null
  tabs?.addEventListener('message', ({ data }) => show(data))
  return (count) => {
    show(count)
    tabs?.postMessage(count)
  }
}

/** What waits for moderators: in the header, and on the queue's own page an offer to show it. */
function showWaiting(waiting: number): void {
  const link = document.querySelector<HTMLElement>('[data-queue]')
  const figure = link?.querySelector('b')
  if (!link || !figure) return
  figure.textContent = waiting > 0 ? String(waiting) : ''
  figure.hidden = waiting === 0
  link.setAttribute('aria-label', `Moderation queue, ${waiting} waiting`)
  document.dispatchEvent(new CustomEvent('queue-count', { detail: waiting }))
}

/** Who comes to a comment, by whatever way, has read what told them of it. */
function startReading(unread: () => number): void {
  const thread = document.querySelector<HTMLElement>('.discussion')?.dataset.slug
  if (!thread) return
  const read = () => {
    const comment = location.hash.match(/^#comment-([A-Za-z0-9_-]{1,40})$/)?.[1]
    if (comment && unread() > 0) void act('read-notices', { thread, comment })
  }
  addEventListener('hashchange', read)
  read()
}

/** On the page of notices: what came or was read elsewhere since it was made shows when its reader asks for it. */
function offerRest(unread: number): void {
  const page = document.querySelector<HTMLElement>('[data-notice-list]')
  if (!page) return
  const known = page.querySelector('.notices-changed')
  if (unread === Number(page.dataset.noticeList)) {
    known?.remove()
  } else if (!known) {
    const link = document.createElement('a')
    link.className = 'arrived notices-changed'
    link.href = '/notifications'
    link.textContent = 'Show what has changed'
    page.querySelector('.list-head')?.append(link)
  }
}

/** Subscribing without loading the page anew. */
function startSubscribing(): void {
  document.addEventListener('submit', async (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    const words = form?.dataset.subscribe
    const button = form?.querySelector('button')
    if (!form || words === undefined || !button) return
    event.preventDefault()
    const wanted = form.querySelector<HTMLInputElement>('[name=wanted]')
    const isOn = wanted?.value === 'true'
    button.disabled = true
    const answer = await act('subscribe', Object.fromEntries(new FormData(form)))
    button.disabled = false
    button.focus()
    if (answer.status !== 'done') {
      say(button, answer)
      return
    }
    if (wanted) wanted.value = String(!isOn)
    button.textContent = isOn ? `Unsubscribe from ${words}` : `Subscribe to ${words}`
  })
}
