import { beginning, whoWrote } from './crux-place.client'
import { refOf } from './folds.client'
import { lastPlace } from './permalinks.client'

/** Above a card as far up as one remembers, and the first of what answers. */
const MOST_ABOVE = 3
const MOST_BELOW = 4
const IN_A_LIST = 72

/** Which comment moved somebody: those beside them come first, and any can be pointed at. */
export function startMovedBy(around: HTMLElement): void {
  const discussion = document.querySelector<HTMLElement>('.discussion')
  const box = around.querySelector<HTMLElement>('.moved-by')
  if (!discussion || !box || box.querySelector('button')) return
  const select = box.querySelector('select') ?? makeSelect(box)
  const near = nearTo(box)
  if (near.length > 0) {
    const group = document.createElement('optgroup')
    group.label = 'Beside you'
    for (const item of near) {
      select.querySelector(`option[value="${CSS.escape(refOf(item))}"]`)?.remove()
      group.append(optionOf(item))
    }
    select.options[0]?.after(group)
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'soft-button'
  button.textContent = 'Point at it in the thread'
  button.addEventListener('click', () => void pointAt(discussion, select, button))
  select.closest('label')?.after(button)
}

async function pointAt(
  discussion: HTMLElement,
  select: HTMLSelectElement,
  button: HTMLElement,
): Promise<void> {
  const { startTicks } = await import('./crux-ticks.client')
  const ticking = {
    ask: 'Press the one that moved you',
    box: (who: string) => `${who}’s comment moved me`,
    go: 'This moved me',
    fewest: 1,
    most: 1,
    isFor: isByAnother,
    done: ([item]: HTMLElement[]) => {
      if (!item) return
      if (!select.querySelector(`option[value="${CSS.escape(refOf(item))}"]`))
        select.options[0]?.after(optionOf(item))
      select.value = refOf(item)
      select.focus({ preventScroll: true })
      select.scrollIntoView({ block: 'center' })
    },
  }
  startTicks(discussion, ticking, button)
}

/** The comment that a card stands under, what it answers, what answers it, and where the reader was last. */
function nearTo(box: Element): HTMLElement[] {
  const host = box.closest<HTMLElement>('.comment')
  const near: (Element | null | undefined)[] = []
  let above: Element | null | undefined = host
  while (above && near.length <= MOST_ABOVE) {
    near.push(above)
    above = above.parentElement?.closest('.comment')
  }
  near.push(...[...(host?.querySelectorAll(':scope > .replies > .comment') ?? [])].slice(0, MOST_BELOW))
  near.push(lastPlace()?.closest('.comment'))
  const comments = near.filter((one): one is HTMLElement => one instanceof HTMLElement)
  return [...new Set(comments)].filter(isByAnother)
}

const isByAnother = (item: HTMLElement): boolean => {
  const who = item.querySelector<HTMLAnchorElement>(':scope > article > header a.who')
  const me = document.documentElement.dataset.handle
  return who !== null && decodeURIComponent(who.pathname) !== `/people/${me}`
}

function optionOf(item: HTMLElement): HTMLOptionElement {
  const text = `${whoWrote(item)}: ${beginning(item)}`
  const words = text.length <= IN_A_LIST ? text : `${text.slice(0, IN_A_LIST).replace(/\s+\S*$/, '')}…`
  return new Option(words, refOf(item))
}

/** Where the server offered none, as beside the main claim. */
function makeSelect(box: HTMLElement): HTMLSelectElement {
  const select = document.createElement('select')
  select.name = 'because'
  select.append(new Option('no comment, or none of these', ''))
  const label = document.createElement('label')
  label.append('The comment that moved you', select)
  const link = box.querySelector('label')
  if (link?.firstChild) link.firstChild.textContent = 'Another one, by its permalink'
  box.prepend(label)
  return select
}
