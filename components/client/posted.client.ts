import { equip } from './comment-actions.client'
import { me } from './drafts.client'
import { countReply, showFold } from './folds.client'
import { rememberOwn } from './memory.client'

/** A comment that is on its way: it stands where it will stand, under its own name. */
export type Pending = {
  /** The server has it: show it as it is now. */
  confirm(slug: string): Promise<void>
  /** The server keeps it until a moderator has looked at it: it stays on this page, and says so. */
  hold(why: string): void
  /** It was refused: as if it had never stood there. */
  takeBack(): void
}

/** Show at once what is being posted, first in its list: under the comment it answers, or at the top. */
export function showPending(
  discussion: HTMLElement,
  parent: HTMLElement | null,
  { key, body, html }: { key: string; body: string; html: string | null },
): Pending {
  const list = parent ? repliesOf(parent) : listOf(discussion)
  const item = document.createElement('li')
  item.className = 'comment is-pending'
  item.id = `comment-${key}`
  const article = document.createElement('article')
  article.setAttribute('aria-label', `Comment by ${me()}`)
  article.tabIndex = -1
  const header = document.createElement('header')
  const who = document.createElement('span')
  who.className = 'who'
  who.textContent = me()
  const note = document.createElement('span')
  note.className = 'note'
  note.setAttribute('role', 'status')
  note.textContent = 'posting…'
  header.append(who, note)
  const words = document.createElement('div')
  words.className = html === null ? 'body prose as-typed' : 'body prose'
  if (html === null) words.textContent = body
  else words.innerHTML = html // what the server rendered for the preview
  article.append(header, words)
  item.append(article)
  document.getElementById(item.id)?.remove()
  list.prepend(item)
  item.scrollIntoView({ block: 'nearest' })

  return {
    confirm: async (slug) => {
      item.classList.remove('is-pending')
      note.textContent = 'posted'
      if (parent) countReply(parent)
      rememberOwn(slug)
      await refresh(slug, key)
      document.querySelector<HTMLElement>(`#comment-${key} > article`)?.focus({ preventScroll: true })
    },
    hold: (why) => {
      item.classList.replace('is-pending', 'is-held')
      item.removeAttribute('id') // a later comment may come by this name
      note.textContent = `waits for a moderator. ${why}`
    },
    takeBack: () => {
      item.remove()
      if (list.childElementCount === 0) list.remove()
    },
  }
}

/** Show a comment as it stands on the server now; what answers it stays where it is. False when it could not be had. */
export async function refresh(slug: string, ref: string): Promise<boolean> {
  const answer = await fetch(`/api/threads/${slug}/comments?refs=${ref}`).catch(() => null)
  if (!answer?.ok) return false
  const { comments } = (await answer.json()) as { comments: { html: string }[] }
  const template = document.createElement('template')
  template.innerHTML = comments[0]?.html ?? ''
  const fresh = template.content.querySelector<HTMLElement>('.comment')
  const old = document.getElementById(`comment-${ref}`)
  const article = fresh?.querySelector(':scope > article')
  if (!fresh || !old || !article) return false
  const hadFocus = old.querySelector(':scope > article')?.contains(document.activeElement)
  const kept = ['is-new', 'folded', 'unfolded'].filter((name) => old.classList.contains(name))
  old.className = [fresh.className, ...kept].join(' ')
  old.querySelector(':scope > article')?.replaceWith(article)
  equip(old)
  showFold(old)
  if (hadFocus) old.querySelector<HTMLElement>(':scope > article')?.focus({ preventScroll: true })
  return true
}

/** The list that answers to a comment stand in; made when the first one comes. */
export function repliesOf(item: HTMLElement): HTMLElement {
  const there = item.querySelector<HTMLElement>(':scope > .replies')
  if (there) return there
  const list = document.createElement('ol')
  list.className = 'replies'
  list.id = `below-${item.id.slice('comment-'.length)}`
  const after = item.querySelector(':scope > .composer') ?? item.querySelector(':scope > article')
  after?.after(list)
  return list
}

export function listOf(discussion: HTMLElement): HTMLElement {
  const there = discussion.querySelector<HTMLElement>('.comments')
  if (there) return there
  const list = document.createElement('ol')
  list.className = 'comments'
  list.setAttribute('aria-label', 'Comments')
  const empty = discussion.querySelector('.empty')
  if (empty) empty.replaceWith(list)
  else discussion.append(list)
  return list
}
