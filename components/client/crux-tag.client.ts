import { offerOnComments } from './comment-actions.client'
import type { Place } from './crux-panel.client'
import { offerKey } from './keys.client'
import { selectedWords } from './selection.client'

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
    run: (item) => void openPanel(slug, placeIn(item)),
  })
  offerKey('t', 'tag the marked words, or the comment, as a crux', () => {
    const selected = selectedPlace()
    const item = document.activeElement?.closest<HTMLElement>('.comment')
    if (selected) void openPanel(slug, selected)
    else if (item) void openPanel(slug, placeIn(item))
  })
  startFloating(slug)
}

/** The panel is fetched when it is first wanted. */
async function openPanel(slug: string, place: Place): Promise<void> {
  const panel = await import('./crux-panel.client')
  await panel.openPanel(slug, place)
}

/** The words marked in a comment or in the post; null where none are, or where they run over its edge. */
function selectedPlace(): Place | null {
  const node = getSelection()?.anchorNode
  const within = node instanceof Element ? node : node?.parentElement
  const item = within?.closest<HTMLElement>('.comment')
  const body = item ? item.querySelector(':scope > article > .body') : (within?.closest('.post') ?? null)
  const words = body && selectedWords(body)
  if (!words || !body) return null
  return {
    ...placeOf(item ?? null),
    ...words,
    behind: item?.querySelector(':scope > article') ?? blockOf(body),
  }
}

/** A comment, or the words marked in it if some are. */
function placeIn(item: HTMLElement): Place {
  const body = item.querySelector(':scope > article > .body')
  const words = body && selectedWords(body)
  const article = item.querySelector(':scope > article') ?? item
  return { ...placeOf(item), ...(words ?? { quote: null, prefix: '', suffix: '' }), behind: article }
}

function placeOf(item: HTMLElement | null) {
  if (!item) return { comment: null, by: 'the post' }
  return {
    comment: item.id.slice('comment-'.length),
    by: item.querySelector(':scope > article > header .who')?.textContent ?? 'somebody',
  }
}

/** The paragraph of the post that the selection ends in. */
function blockOf(post: Element): Element {
  const end = getSelection()?.focusNode
  let block = end instanceof Element ? end : end?.parentElement
  while (block && block.parentElement !== post) block = block.parentElement
  return block ?? post
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
    if (place) void openPanel(slug, place)
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
