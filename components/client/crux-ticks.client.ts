import { whoWrote } from './crux-place.client'

/** Ticking comments: what for, how many, and what is done with them. */
export type Ticking = {
  /** What the bar is called, and says before anything is ticked. */
  ask: string
  /** What a comment's box is called. */
  box(who: string): string
  /** The button that goes on. Where one comment is wanted, it stands on every comment instead of a box. */
  go: string
  fewest: number
  most: number
  isFor(item: HTMLElement): boolean
  done(items: HTMLElement[]): void
}

const TICKABLE = '.comment:not(.is-deleted, .is-removed, .is-pending, .is-held)'

const BOX = ':is(.tick input, button.tick)'

let stopLast: ((hasEnded: boolean) => void) | null = null

/**
 * Put a box on every comment, and a bar at the foot of the window that counts them. Made by script and only while somebody ticks:
 * a page of a thousand comments does not carry a thousand boxes that nobody wants.
 */
export function startTicks(discussion: HTMLElement, ticking: Ticking, from: HTMLElement | null): void {
  stopLast?.(false)
  const given = new AbortController()
  const ticked: HTMLElement[] = []
  const { bar, status, go, cancel } = makeBar(ticking)
  const boxes = () => discussion.querySelectorAll<HTMLInputElement>('.tick input')

  const show = () => {
    go.hidden = ticked.length < ticking.fewest
    const names = new Intl.ListFormat('en-GB').format(ticked.map(whoWrote))
    const count = `${ticked.length} ${ticked.length === 1 ? 'comment' : 'comments'} ticked: ${names}.`
    const more =
      ticked.length < ticking.fewest ? ' Tick one that says otherwise.' : ' Enter goes on, Escape ends it.'
    status.replaceChildren(ticked.length === 0 ? `${ticking.ask}.` : count, hint(more, go.hidden))
  }
  const finish = () => {
    if (ticked.length < ticking.fewest) return
    stop(true)
    ticking.done(ticked)
  }
  const toggle = (item: HTMLElement, isTicked: boolean) => {
    const at = ticked.indexOf(item)
    if (isTicked && at < 0) {
      // Who ticks one more than there is room for has changed their mind about the last.
      if (ticked.length === ticking.most) ticked.pop()
      ticked.push(item)
    } else if (!isTicked && at >= 0) ticked.splice(at, 1)
    mark()
    show()
    if (ticking.most === 1) finish()
  }
  const mark = () => {
    for (const box of boxes()) {
      const item = box.closest<HTMLElement>('.comment')
      box.checked = item !== null && ticked.includes(item)
      item?.classList.toggle('is-ticked', box.checked)
    }
  }
  const addBoxes = () => {
    for (const item of discussion.querySelectorAll<HTMLElement>(TICKABLE)) {
      const header = item.querySelector(':scope > article > header')
      if (header && !header.querySelector('.tick') && ticking.isFor(item))
        header.prepend(boxOf(item, ticking, toggle))
    }
    mark()
  }
  // Comments that arrive, or are shown anew, get theirs.
  const arrivals = new MutationObserver((records) => {
    const isOurs = records.every(({ addedNodes }) => [...addedNodes].every((node) => isTick(node)))
    if (!isOurs) addBoxes()
  })
  const stop = (hasEnded: boolean) => {
    given.abort()
    arrivals.disconnect()
    bar.remove()
    for (const box of discussion.querySelectorAll('.tick')) box.remove()
    for (const item of ticked) item.classList.remove('is-ticked')
    stopLast = null
    if (!hasEnded && from?.isConnected) from.focus({ preventScroll: true })
  }
  const keys = (event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    const isBox = target?.matches('.tick input') === true
    if (event.key === 'Escape') stop(false)
    else if (event.key === 'Enter' && isBox) finish()
    else if (event.key === 'T' && isFree(target)) finish()
    else if (event.key === 't' && isFree(target)) {
      const item = target?.closest<HTMLElement>('.comment')
      if (item?.querySelector(':scope > article > header > .tick')) toggle(item, !ticked.includes(item))
    } else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  document.addEventListener('keydown', keys, { capture: true, signal: given.signal })
  go.addEventListener('click', finish)
  cancel.addEventListener('click', () => stop(false))
  stopLast = stop
  addBoxes()
  arrivals.observe(discussion, { childList: true, subtree: true })
  document.body.append(bar)
  show()
  const start = firstToTick(discussion, from)
  start?.focus({ preventScroll: true })
  start?.scrollIntoView({ block: 'nearest' })
}

const isTick = (node: Node): boolean => node instanceof Element && node.matches('.tick')
/** Not where letters are being written. */
const isFree = (target: HTMLElement | null): boolean =>
  !target?.matches('textarea, select, input:not([type=checkbox])')

/** The box of the comment one is at; else the first that can be seen; else the first. */
function firstToTick(discussion: HTMLElement, from: HTMLElement | null): HTMLElement | null {
  const own = from?.closest('.comment')?.querySelector<HTMLElement>(`:scope > article ${BOX}`)
  if (own) return own
  const all = [...discussion.querySelectorAll<HTMLElement>(BOX)].filter((box) =>
    box.checkVisibility({ contentVisibilityAuto: false }),
  )
  return (
    all.find((box) => {
      const { top } = box.getBoundingClientRect()
      return top > 0 && top < innerHeight
    }) ??
    all[0] ??
    null
  )
}

function boxOf(item: HTMLElement, ticking: Ticking, toggle: (item: HTMLElement, on: boolean) => void) {
  const { box, go, most } = ticking
  if (most === 1) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'tick'
    button.textContent = go
    button.setAttribute('aria-label', box(whoWrote(item)))
    button.addEventListener('click', () => toggle(item, true))
    return button
  }
  const label = document.createElement('label')
  label.className = 'tick'
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.autocomplete = 'off'
  input.setAttribute('aria-label', box(whoWrote(item)))
  input.addEventListener('change', () => toggle(item, input.checked))
  label.append(input)
  return label
}

function makeBar({ ask, go: words }: Ticking) {
  const bar = document.createElement('section')
  bar.className = 'tick-bar'
  bar.setAttribute('aria-label', ask)
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  const [go, cancel] = [document.createElement('button'), document.createElement('button')]
  go.className = 'primary'
  go.textContent = words
  cancel.className = 'soft-button'
  cancel.textContent = 'Cancel'
  for (const button of [go, cancel]) button.type = 'button'
  bar.append(status, go, cancel)
  return { bar, status, go, cancel }
}

/** What comes next: seen while there is no button that says it, and said to those who hear the page. */
function hint(words: string, isSeen: boolean): HTMLElement {
  const element = document.createElement('span')
  element.textContent = words
  if (!isSeen) element.className = 'visually-hidden'
  return element
}
