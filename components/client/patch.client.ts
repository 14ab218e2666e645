import type { CommentChange, Figures } from '@/lib/live/changes'
import { branchAddress } from './chosen.client'
import { equip } from './comment-actions.client'
import { showOpenCards } from './crux-marks.client'
import { refresh } from './posted.client'
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
const STATES = [...GONE, 'is-retracted', 'is-moved']

/**
 * Bring a comment that stands on the page to its new words and state. Only what the server wrote is replaced: the buttons with the
 * reader's votes stay, and so does whatever they are typing.
 */
export function patch(item: HTMLElement, change: CommentChange): void {
  const fresh = itemOf(change)
  const [article, source] = [item, fresh].map((one) => one?.querySelector(':scope > article'))
  // What is being posted is confirmed by what posts it.
  if (!fresh || !article || !source || item.classList.contains('is-pending')) return
  const [was, isGone] = [item, fresh].map((one) => GONE.some((state) => one.classList.contains(state)))
  if (was && !isGone) {
    // It was brought back, with buttons that show what this reader holds: that is not in what everybody is sent.
    const slug = item.closest<HTMLElement>('.discussion')?.dataset.slug ?? ''
    void refresh(slug, change.ref)
    return
  }
  for (const state of STATES) item.classList.toggle(state, fresh.classList.contains(state))
  article.setAttribute('aria-label', source.getAttribute('aria-label') ?? '')
  const part = (of: Element, selector: string) => of.querySelector(`:scope > ${selector}`)

  const header = part(article, 'header')
  // Its author sees the mark from the first minute on, everybody else an hour after it was written.
  const edited = part(source, 'header > .edited')
  if (edited || !part(article, 'footer > .own'))
    swap(part(article, 'header > .edited'), edited, (mark) => part(article, 'header > time')?.after(mark))
  swap(part(article, 'header > .came-from'), part(source, 'header > .came-from'), (note) =>
    part(article, 'header > .who')?.after(note),
  )
  swap(part(article, '.state'), part(source, '.state'), (state) => header?.after(state))
  swap(part(article, '.reactions'), part(source, '.reactions'), (list) => part(article, '.body')?.after(list))
  const [body, words] = [part(article, '.body'), part(source, '.body')]
  if (body && words && body.innerHTML !== words.innerHTML) {
    body.replaceChildren(...words.childNodes)
    showOpenCards(body)
  }
  swap(part(article, 'footer > .raised'), part(source, 'footer > .raised'), (raised) =>
    part(article, 'footer')?.append(raised),
  )
  if (isGone && !was) {
    swap(part(article, 'footer'), part(source, 'footer'), () => {})
    equip(item)
    for (const mark of article.querySelectorAll(':scope > header :is(.v, output, .af)')) mark.remove()
    if (fresh.matches('.is-deleted, .is-moved'))
      swap(part(article, 'header > .who'), part(source, 'header > .who'), () => {})
  }
  if (fresh.classList.contains('is-moved')) clearBelow(item)
  showFigures(header, change)
}

/** What stood below a comment went with it, unless somebody is writing an answer there: what they post follows it. */
function clearBelow(item: Element): void {
  if (isWriting(item)) return
  for (const below of item.querySelectorAll(':scope > :is(.replies, .continue, .composer)')) below.remove()
  item.removeAttribute('data-below')
}

const isWriting = (item: Element): boolean =>
  [...item.querySelectorAll<HTMLTextAreaElement>('.composer textarea')].some((box) => box.value.trim() !== '')

/** Comments that were moved out of this thread. Where a trace stands for them they are gone with it; elsewhere their place says so. */
export function takeLeft(discussion: HTMLElement, refs: readonly string[]): void {
  const items = refs.flatMap((ref) => document.getElementById(`comment-${ref}`) ?? [])
  const there = items.filter((item) => discussion.contains(item) && !item.classList.contains('is-moved'))
  for (const item of there.filter((one) => !there.some((other) => other !== one && other.contains(one)))) {
    leadAway(discussion, item, 'another thread')
  }
}

/** What stood here stands elsewhere now, and its place says where. */
export function leadAway(discussion: HTMLElement, item: Element, where: string): void {
  const article = item.querySelector(':scope > article')
  if (!article) return
  const ref = item.id.slice('comment-'.length)
  const note = document.createElement('p')
  note.className = 'state'
  const link = document.createElement('a')
  link.href = branchAddress(discussion.dataset.slug, ref)
  link.textContent = where
  note.append('Moved to ', link, ' by a moderator.')
  item.classList.add('is-removed', 'is-moved')
  for (const part of article.querySelectorAll(':scope > :is(.state, .body, .reactions, footer)'))
    part.remove()
  for (const mark of article.querySelectorAll(':scope > header :is(.v, output, .af)')) mark.remove()
  article.append(note)
  clearBelow(item)
}

function swap(old: Element | null, fresh: Element | null, add: (fresh: Element) => void): void {
  if (old && fresh) {
    if (old.outerHTML === fresh.outerHTML) return
    const focused = old.contains(document.activeElement)
      ? document.activeElement?.getAttribute('value')
      : null
    old.replaceWith(fresh)
    if (focused)
      fresh.querySelector<HTMLElement>(`[value="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
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
