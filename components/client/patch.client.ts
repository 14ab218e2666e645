import type { CommentChange, Figures } from '@/lib/live/changes'
import { isSettling } from './votes.client'

const signed = (figure: number): string => (figure < 0 ? `−${-figure}` : String(figure))

/** The comment of an event as an element. The server made it sanitised, as it makes every page. */
export function itemOf({ html }: CommentChange): HTMLElement | null {
  const template = document.createElement('template')
  template.innerHTML = html
  const item = template.content.querySelector<HTMLElement>('.comment')
  for (const chip of item?.querySelectorAll('.reaction') ?? []) markOwn(chip)
  return item
}

/** What the server sends to all says nothing of one's own reactions. */
function markOwn(chip: Element): void {
  const me = document.documentElement.dataset.handle
  const who = chip.getAttribute('title')?.split(', ') ?? []
  chip.setAttribute('aria-pressed', String(me !== undefined && who.includes(me)))
}

/** Show both sums of a text, unless its reader is just voting on it: their own answer comes first. */
export function showFigures(around: Element | null, { karma, agreement }: Figures): void {
  if (!around || isSettling(around, () => showFigures(around, { karma, agreement }))) return
  for (const [axis, figure] of [
    ['karma', karma],
    ['agreement', agreement],
  ] as const) {
    const output = around.querySelector(`:scope output.${axis}`)
    if (output && output.textContent !== signed(figure)) output.textContent = signed(figure)
  }
}

export const headerOf = (item: Element): Element | null => item.querySelector(':scope > article > header')

const GONE = ['is-deleted', 'is-removed']
const STATES = [...GONE, 'is-retracted']

/**
 * Bring a comment that stands on the page to its new words and state. Only what the server wrote is replaced: the buttons with the
 * reader's votes stay, and so does whatever they are typing.
 */
export function patch(item: HTMLElement, change: CommentChange): void {
  const fresh = itemOf(change)
  const [article, source] = [item, fresh].map((one) => one?.querySelector(':scope > article'))
  if (!fresh || !article || !source) return
  const isGone = GONE.some((state) => fresh.classList.contains(state))
  for (const state of STATES) item.classList.toggle(state, fresh.classList.contains(state))
  article.setAttribute('aria-label', source.getAttribute('aria-label') ?? '')
  const part = (of: Element, selector: string) => of.querySelector(`:scope > ${selector}`)

  const header = part(article, 'header')
  swap(part(article, 'header > .edited'), part(source, 'header > .edited'), (edited) =>
    part(article, 'header > time')?.after(edited),
  )
  swap(part(article, '.state'), part(source, '.state'), (state) => header?.after(state))
  swap(part(article, '.reactions'), part(source, '.reactions'), (list) => part(article, '.body')?.after(list))
  const [body, words] = [part(article, '.body'), part(source, '.body')]
  if (body && words && body.innerHTML !== words.innerHTML) body.replaceChildren(...words.childNodes)
  if (isGone) {
    for (const mark of article.querySelectorAll(':scope > header :is(.v, output, .af)')) mark.remove()
    if (fresh.classList.contains('is-deleted'))
      swap(part(article, 'header > .who'), part(source, 'header > .who'), () => {})
  }
  showFigures(header, change)
}

function swap(old: Element | null, fresh: Element | null, add: (fresh: Element) => void): void {
  if (old && fresh) {
    if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh)
  } else if (fresh) add(fresh)
  else old?.remove()
}

/** Whether a change of its words would take something away from the reader just now: a passage they are marking, or have focus in. */
export function isInUse(item: Element): boolean {
  const body = item.querySelector(':scope > article > .body')
  const selection = getSelection()
  return (
    body !== null &&
    (body.contains(document.activeElement) ||
      (selection !== null && !selection.isCollapsed && selection.containsNode(body, true)))
  )
}
