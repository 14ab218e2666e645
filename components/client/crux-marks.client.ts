import { CRUX_STATES, type CruxState } from '@/lib/cruxes/crux-state'

/** Say a crux's state at every place it stands in. */
export function showState(id: string, state: CruxState): void {
  for (const mark of document.querySelectorAll(`mark[data-crux="${id}"]`)) {
    const isShown = mark.classList.contains('is-shown')
    mark.className = `crux is-${state}${isShown ? ' is-shown' : ''}`
  }
  for (const link of document.querySelectorAll(`.crux-ref a[data-crux="${id}"]`)) {
    const { label, letter } = CRUX_STATES[state]
    const name = link.firstChild?.textContent ?? ''
    link.parentElement?.setAttribute('class', `crux-ref is-${state}`)
    link.setAttribute('aria-label', `Crux ${name}, ${label.toLowerCase()}`)
    const place = link.querySelector('.letter')
    if (place) place.textContent = letter
  }
  for (const link of document.querySelectorAll(`.raised a[data-crux="${id}"]`))
    link.setAttribute('aria-label', `Crux ${link.textContent}, ${CRUX_STATES[state].label.toLowerCase()}`)
}

/** Words of a text that came anew are lit while the card of their crux is open, as they were before. */
export function showOpenCards(text: Element): void {
  for (const place of document.querySelectorAll<HTMLElement>('.crux-place[data-crux]'))
    for (const mark of text.querySelectorAll(`mark[data-crux="${place.dataset.crux}"]`))
      mark.classList.add('is-shown')
}
