import { enliven, fetchCard, reloadCard } from './crux-cards.client'
import { startCruxForms } from './crux-forms.client'
import { startClaim } from './crux-refresh.client'
import { startWeighing } from './crux-weigh.client'
import { reveal } from './folds.client'
import { offerKey } from './keys.client'
import { say } from './say.client'

/** Where cruxes stand: at their words, or below a comment that raises one as a whole. */
const REFS = '.crux-ref a[data-crux], .raised a[data-crux]'

function isFirstOfItsComment(ref: HTMLElement): boolean {
  if (ref.closest('.crux-ref')) return true
  const words = ref.closest('article')?.querySelector(`.crux-ref a[data-crux="${ref.dataset.crux}"]`)
  return !words
}

/** Cards under the words they are about, without leaving the page; and alive wherever they stand. */
export function startCruxes(): void {
  for (const card of document.querySelectorAll<HTMLElement>('.crux-card')) void enliven(card)
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (switchClaim(event, target)) return
    const link = target?.closest<HTMLElement>('a[data-crux]')
    const mark = target?.closest('a, button') ? null : target?.closest<HTMLElement>('mark[data-crux]')
    const pressed = link ?? mark
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    if (getSelection()?.isCollapsed === false && mark) return
    const place = placeFor(pressed)
    if (!place) return
    event.preventDefault()
    void toggleCard(pressed, place)
  })
  document.addEventListener('keydown', (event) => {
    const place =
      event.key === 'Escape' && event.target instanceof Element ? event.target.closest('.crux-place') : null
    if (place) closeCard(place)
  })
  startClaim()
  startCruxForms()
  startWeighing()
  offerKey('c', 'next crux, with its card', nextCrux)
}

/** Another claim in a card that stands in the text: the card for it takes its place. On a crux's own page it is a link. */
function switchClaim(event: MouseEvent, target: Element | null): boolean {
  const link = target?.closest<HTMLElement>('.for-claims a[data-claim]')
  const card = link?.closest<HTMLElement>('.crux-place .crux-card')
  if (!link || !card || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return false
  event.preventDefault()
  void reloadCard(card, card.dataset.crux ?? '', link.dataset.claim)
  return true
}

/** Where a card opens: behind the comment, or behind the paragraph of the post, in which the words stand. */
function placeFor(pressed: Element): Element | null {
  const id = pressed.getAttribute('data-crux')
  const inText = pressed.closest('.prose, .comment footer')
  const words = inText ? pressed : document.querySelector(`mark[data-crux="${id}"]`)
  const article = words?.closest('.comment > article')
  if (article) return article
  let block = words?.closest('.post > *') ?? null
  if (!block) return null
  // Behind the whole of a list or a table, never inside it.
  while (block.parentElement && !block.parentElement.matches('.post')) block = block.parentElement
  return block
}

const placeOf = (behind: Element, id: string): HTMLElement | null => {
  let next = behind.nextElementSibling
  while (next?.matches('.crux-place')) {
    if (next instanceof HTMLElement && next.dataset.crux === id) return next
    next = next.nextElementSibling
  }
  return null
}

async function toggleCard(pressed: HTMLElement, behind: Element): Promise<void> {
  const id = pressed.dataset.crux ?? ''
  const open = placeOf(behind, id)
  if (open) closeCard(open)
  else await openCard(id, behind, pressed)
}

async function openCard(id: string, behind: Element, from: HTMLElement): Promise<void> {
  const card = await fetchCard(id, from.dataset.claim)
  if (!card)
    return say(from, { code: 'offline', message: 'The card could not be loaded. Try again in a moment.' })
  const place = document.createElement('div')
  place.className = 'crux-place'
  place.dataset.crux = id
  place.append(card, closeButton(place))
  const item = behind.closest('.comment')
  if (item) reveal(item)
  placeOf(behind, id)?.remove()
  behind.after(place)
  shows(id, true)
  await enliven(card)
  openers.set(place, from)
  card.tabIndex = -1
  card.focus({ preventScroll: true })
  place.scrollIntoView({ block: 'nearest' })
}

const openers = new WeakMap<Element, HTMLElement>()

function closeCard(place: Element): void {
  const id = place instanceof HTMLElement ? (place.dataset.crux ?? '') : ''
  place.remove()
  shows(id, false)
  const from = openers.get(place)
  const link = from?.matches('a')
    ? from
    : document.querySelector<HTMLElement>(`.crux-ref a[data-crux="${id}"]`)
  link?.focus({ preventScroll: true })
}

function closeButton(place: HTMLElement): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'soft-button close'
  button.textContent = 'Close'
  button.addEventListener('click', () => closeCard(place))
  return button
}

const shows = (id: string, isShown: boolean): void => {
  for (const mark of document.querySelectorAll(`mark[data-crux="${id}"]`))
    mark.classList.toggle('is-shown', isShown)
}

/** Open a crux's card behind a comment, or behind its words in the post. */
export async function showCard(id: string, comment: string | null): Promise<void> {
  const article = comment === null ? null : document.querySelector(`[id="comment-${comment}"] > article`)
  const mark = document.querySelector<HTMLElement>(`mark[data-crux="${id}"]`)
  const behind = article ?? (mark && placeFor(mark))
  if (behind instanceof HTMLElement) await openCard(id, behind, mark ?? behind)
}

/** The next crux in the text, from where one is, with its card open and the one before it closed. */
function nextCrux(): void {
  const refs = [...document.querySelectorAll<HTMLElement>(REFS)].filter(
    (ref) => ref.checkVisibility() && isFirstOfItsComment(ref),
  )
  const here = document.activeElement
  const at = here?.closest('.crux-place') ?? here
  const inText = at && at !== document.body && at.closest('.thread-main, .crux-page')
  const next = inText
    ? (refs.find((ref) => at.compareDocumentPosition(ref) & Node.DOCUMENT_POSITION_FOLLOWING && at !== ref) ??
      refs[0])
    : (refs.find((ref) => ref.getBoundingClientRect().top > 0) ?? refs[0])
  if (!next) return
  for (const place of document.querySelectorAll('.crux-place:not(:has([data-dirty]))')) {
    shows(place instanceof HTMLElement ? (place.dataset.crux ?? '') : '', false)
    place.remove()
  }
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center' })
  const behind = placeFor(next)
  if (behind) void openCard(next.dataset.crux ?? '', behind, next)
}
