import { grey } from './greyed.client'

/**
 * What can be done with a comment beyond reading it. The buttons are made by script, when a comment comes near the screen:
 * a page of a thousand comments would otherwise carry thousands of buttons that nobody presses.
 */
export type CommentAction = {
  words: string
  /** Place in the row: Quote 1, React 2, Tag as crux 3, Report 4. */
  order: number
  className?: string
  isFor?(item: HTMLElement): boolean
  run(item: HTMLElement, button: HTMLButtonElement): void
}

const actions: CommentAction[] = []
const MOST_AT_ONCE = 200

/** Offer an action on every comment. Call before `startCommentActions`. */
export function offerOnComments(action: CommentAction): void {
  actions.push(action)
  actions.sort((a, b) => a.order - b.order)
}

/** Put the buttons on a comment that has none yet; also on one that arrives later. */
export function equip(item: HTMLElement): void {
  const footer = item.querySelector(':scope > article > footer')
  if (!footer || footer.hasAttribute('data-equipped')) return
  footer.setAttribute('data-equipped', '')
  // After Reply, before what is for the author alone and the links.
  const rest = footer.querySelector('.own, a')
  for (const action of actions) {
    if (action.isFor && !action.isFor(item)) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = action.words
    button.className = `act ${action.className ?? ''}`.trim()
    button.addEventListener('click', () => action.run(item, button))
    footer.insertBefore(button, rest)
    grey(button)
  }
}

export function startCommentActions(discussion: HTMLElement): void {
  const items = discussion.querySelectorAll<HTMLElement>('.comment')
  if (items.length <= MOST_AT_ONCE) {
    for (const item of items) equip(item)
    return
  }
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target.parentElement instanceof HTMLElement)) continue
        equip(target.parentElement)
        near.unobserve(target)
      }
    },
    { rootMargin: '600px' },
  )
  for (const item of items) {
    const article = item.querySelector(':scope > article')
    if (article) near.observe(article)
  }
}
