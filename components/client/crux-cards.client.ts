import type { CruxState } from '@/lib/cruxes/crux-state'
import { showState } from './crux-marks.client'
import { refreshRail } from './crux-refresh.client'

/** A crux's card as it is now, for one of its claims (none: its first); null when it cannot be had. */
export async function fetchCard(id: string, claim = ''): Promise<HTMLElement | null> {
  try {
    const response = await fetch(`/cruxes/${id}${claim && `?claim=${claim}`}`)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const card = page.querySelector<HTMLElement>('.crux-card')
    if (card) asWritten.set(card, card.outerHTML)
    return card && document.adoptNode(card)
  } catch {
    return null
  }
}

/** A card as the server wrote it, before scripts made sliders of its fields. */
const asWritten = new WeakMap<Element, string>()

const isCruxPage = (): boolean => document.querySelector('.crux-page[data-moment]') !== null

/** The open cards of these cruxes as they are now. Numbers that somebody is about to give stay: their card is left alone. */
export async function freshenCards(ids: ReadonlySet<string>): Promise<void> {
  if (isCruxPage()) return freshenPage()
  const cards = [...document.querySelectorAll<HTMLElement>('.crux-place .crux-card:not([data-dirty])')]
  for (const card of cards.filter((one) => ids.has(one.dataset.crux ?? ''))) {
    const fresh = await fetchCard(card.dataset.crux ?? '', card.dataset.claim)
    if (!fresh || !card.isConnected || asWritten.get(fresh) === asWritten.get(card)) continue
    if (card.querySelector(':scope form :focus')) continue
    const hadFocus = card.contains(document.activeElement)
    card.replaceWith(fresh)
    await enliven(fresh)
    if (!hadFocus) continue
    fresh.tabIndex = -1
    fresh.focus({ preventScroll: true })
  }
}

const written = new WeakMap<Element, string>()

/** The parts of a crux's own page as they are now, but for those that somebody is writing in; `done` is the one whose form was just sent. */
export async function freshenPage(done: Element | null = null): Promise<void> {
  const response = await fetch(location.pathname + location.search).catch(() => null)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of document.querySelectorAll<HTMLElement>('.crux-page > [data-part]')) {
    const fresh = page.querySelector<HTMLElement>(`.crux-page > [data-part="${part.dataset.part}"]`)
    const isInUse =
      part !== done && part.querySelector(':scope form :focus, details[open] > form, [data-dirty]') !== null
    if (!fresh || isInUse || fresh.innerHTML === written.get(part)) continue
    const html = fresh.innerHTML
    part.replaceChildren(...fresh.childNodes)
    written.set(part, html)
    for (const card of part.querySelectorAll<HTMLElement>('.crux-card')) await enliven(card)
  }
}

/** The sliders and their sentences are fetched with the first card. */
export async function enliven(card: HTMLElement): Promise<void> {
  const { startCard } = await import('./crux-card.client')
  startCard(card, ({ crux, state }) => {
    showState(String(crux), state as CruxState)
    void refreshRail()
    void reloadCard(card, String(crux))
  })
}

/** The card as it is after saving: others' numbers are there now, and the focus goes to what they say. */
export async function reloadCard(card: HTMLElement, id: string, claim = card.dataset.claim): Promise<void> {
  // On its own page more than the card has changed.
  if (isCruxPage()) {
    delete card.dataset.dirty
    await freshenPage(card.closest('[data-part]'))
    focusOn(document.querySelector<HTMLElement>('.crux-page .crux-card'))
    return
  }
  const fresh = await fetchCard(id, claim)
  if (!fresh) return
  card.replaceWith(fresh)
  await enliven(fresh)
  focusOn(fresh)
}

/** What the card says now, where the reader's next look should be. */
function focusOn(card: HTMLElement | null): void {
  const result = card?.querySelector<HTMLElement>('.revealed') ?? card
  if (!result) return
  result.tabIndex = -1
  result.focus({ preventScroll: true })
  result.scrollIntoView({ block: 'nearest', behavior: 'auto' })
}
