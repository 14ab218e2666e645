import { offerOnComments } from './comment-actions.client'
import { type Place, placeIn, selectedPlace } from './crux-place.client'
import { offerKey } from './keys.client'
import { say } from './say.client'

/** More places than this make no crux clearer (lib/cruxes/naming/schema.ts). */
const MOST_PLACES = 4

/** After the last change of a selection: fingers and keys are still at it before. */
const CALM_MS = 250

/** Tag words, a comment, or two that disagree: by the button on a comment, the button at a selection, or the key `t`. */
export function startTagging(discussion: HTMLElement): void {
  const slug = discussion.dataset.slug ?? ''
  offerOnComments({
    words: 'Tag as crux',
    order: 3,
    className: 'tag-crux',
    isFor: (item) => !item.matches('.is-deleted, .is-removed'),
    run: (item) => void openPanel(slug, [placeIn(item)]),
  })
  offerKey('t', 'tag the marked words, or the comment, as a crux', () => {
    const selected = selectedPlace()
    const item = document.activeElement?.closest<HTMLElement>('.comment')
    if (selected) void openPanel(slug, [selected])
    else if (item) void openPanel(slug, [placeIn(item)])
  })
  const tick = (from: HTMLElement | null) => void tickComments(discussion, from)
  offerKey('T', 'tick comments that disagree; again: tag them', () => {
    tick(document.activeElement instanceof HTMLElement ? document.activeElement : null)
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-tick]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    tick(link)
  })
  startFloating(slug)
}

/** Let somebody tick comments that disagree, and tag them together: the first speaks for the crux, the second against it. */
async function tickComments(discussion: HTMLElement, from: HTMLElement | null): Promise<void> {
  if (document.documentElement.dataset.handle === undefined)
    return say(from ?? discussion, { code: 'signed-out', message: 'Sign in to tag a crux.' })
  const { startTicks } = await import('./crux-ticks.client')
  startTicks(
    discussion,
    {
      ask: 'Tick two comments that disagree',
      box: (who) => `Tick ${who}’s comment`,
      go: 'Tag as crux',
      fewest: 2,
      most: MOST_PLACES,
      isFor: () => true,
      done: (items) => void openPanel(discussion.dataset.slug ?? '', items.map(placeIn)),
    },
    from,
  )
}

/** The panel is fetched when it is first wanted. */
async function openPanel(slug: string, places: Place[]): Promise<void> {
  const panel = await import('./crux-panel.client')
  await panel.openPanel(slug, places)
}

/** A small button at the end of marked words, for mice and fingers. */
function startFloating(slug: string): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'tag-selection'
  button.textContent = 'Tag as crux'
  button.hidden = true
  document.body.append(button)
  // Pressing it must not take the selection away.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    const place = selectedPlace()
    button.hidden = true
    if (place) void openPanel(slug, [place])
  })
  let calm: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('selectionchange', () => {
    clearTimeout(calm)
    if (getSelection()?.isCollapsed !== false) button.hidden = true
    else
      calm = setTimeout(() => {
        button.hidden = selectedPlace() === null
        if (!button.hidden) moveTo(button)
      }, CALM_MS)
  })
}

function moveTo(button: HTMLElement): void {
  const rects = getSelection()?.getRangeAt(0).getClientRects()
  const last = rects?.[rects.length - 1]
  if (!last) return
  const left = Math.min(last.right + scrollX, scrollX + innerWidth - button.offsetWidth - 12)
  button.style.left = `${Math.max(12, left - button.offsetWidth / 2)}px`
  button.style.top = `${last.bottom + scrollY + 8}px`
}
