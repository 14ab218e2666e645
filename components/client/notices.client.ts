import type { NoticeCount } from '@/lib/live/changes'

/** The count of unread notices in the header; null where nobody is signed in. All tabs of a browser say the same. */
export function startNotices(): ((count: NoticeCount) => void) | null {
  const link = document.querySelector<HTMLElement>('[data-notices]')
  if (!link) return null
  const show = ({ unread }: NoticeCount): void => {
    const figure = link.querySelector('b')
    if (!figure) return
    figure.textContent = unread > 0 ? String(unread) : ''
    figure.hidden = unread === 0
    link.setAttribute('aria-label', unread > 0 ? `Notifications, ${unread} unread` : 'Notifications')
  }
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('notices') : null
  tabs?.addEventListener('message', ({ data }) => show(data))
  return (count) => {
    show(count)
    tabs?.postMessage(count)
  }
}
