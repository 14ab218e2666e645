import { DEPTH_CAP } from '@/lib/comments/window'
import type { CommentChange } from '@/lib/live/changes'
import { equip } from './comment-actions.client'
import { countReply, reveal } from './folds.client'
import { itemOf } from './patch.client'
import { listOf, repliesOf } from './posted.client'
import { keepStill } from './still.client'

/** Where a new comment will stand: at the top level, below a comment of this page, or not on this page. */
type Place = HTMLElement | 'top' | 'elsewhere'

const onPage = (ref: string): HTMLElement | null => document.getElementById(`comment-${ref}`)
const depthOf = (item: Element): number => {
  let depth = 0
  for (let one: Element | null | undefined = item; one; one = one.parentElement?.closest('.comment')) depth++
  return depth
}

/** New comments that wait to be shown: nothing moves until their reader asks for them. */
export class Arrivals {
  private readonly waiting = new Map<string, CommentChange>()
  private readonly discussion: HTMLElement
  private readonly changed: () => void

  constructor(discussion: HTMLElement, changed: () => void) {
    this.discussion = discussion
    this.changed = changed
  }

  add(comment: CommentChange): void {
    if (this.placeOf(comment) === 'elsewhere' && this.discussion.dataset.branch !== undefined) return
    this.waiting.set(comment.ref, comment)
  }

  has(ref: string): boolean {
    return this.waiting.has(ref)
  }

  get count(): number {
    return this.waiting.size
  }

  /** Those that this page cannot show: too deep, or below a comment of another page. */
  get elsewhere(): CommentChange[] {
    return [...this.waiting.values()].filter((one) => this.placeOf(one) === 'elsewhere')
  }

  /** Put the quiet buttons where new comments wait, and take away those that are answered. */
  offer(): void {
    const places = new Map<HTMLElement | 'top', number>()
    for (const comment of this.waiting.values()) {
      const place = this.placeOf(comment)
      if (place !== 'elsewhere') places.set(place, (places.get(place) ?? 0) + 1)
    }
    for (const button of this.discussion.querySelectorAll<HTMLElement>('.arrived')) {
      const item = button.closest<HTMLElement>('.comment') ?? 'top'
      if (!places.has(item)) button.remove()
    }
    for (const [place, count] of places) this.buttonAt(place).textContent = `${count} new`
  }

  /** Show what waits at one place, or everywhere. Returns the first comment shown. */
  show(at: HTMLElement | 'top' | null, pressed: Element | null): HTMLElement | null {
    const chosen = [...this.waiting.values()]
      .sort((one, other) => one.seq - other.seq)
      .filter((one) => {
        const place = this.placeOf(one)
        return place !== 'elsewhere' && (at === null || place === at)
      })
    const items: HTMLElement[] = []
    const first = new Map<Element, Element | null>()
    keepStill(() => {
      for (const one of chosen) {
        const item = this.insert(one, first)
        if (item) items.push(item)
        this.waiting.delete(one.ref)
      }
      this.offer()
    }, pressed?.closest('article, .discussion-head, .arrived-top') ?? undefined)
    this.changed()
    return items[0] ?? null
  }

  private placeOf({ parent }: CommentChange): Place {
    if (parent === null) return this.discussion.dataset.branch === undefined ? 'top' : 'elsewhere'
    const item = onPage(parent)
    if (item) return depthOf(item) < DEPTH_CAP ? item : 'elsewhere'
    const above = this.waiting.get(parent)
    return above ? this.placeOf(above) : 'elsewhere'
  }

  /** `first` remembers what stood first in each list, so that those who come together stand in the order of writing. */
  private insert(comment: CommentChange, first: Map<Element, Element | null>): HTMLElement | null {
    const item = itemOf(comment)
    const parent = comment.parent === null ? null : onPage(comment.parent)
    if (!item) return null
    const list = parent ? repliesOf(parent) : listOf(this.discussion)
    const isOldFirst = new URLSearchParams(location.search).get('sort') === 'old'
    if (!first.has(list)) first.set(list, isOldFirst ? null : list.firstElementChild)
    list.insertBefore(item, first.get(list) ?? null)
    if (parent) {
      reveal(parent)
      countReply(parent)
    }
    equip(item)
    return item
  }

  private buttonAt(place: HTMLElement | 'top'): HTMLElement {
    const home =
      place === 'top' ? homeAtTop(this.discussion) : place.querySelector(':scope > article > footer')
    const known = home?.querySelector<HTMLElement>(':scope > .arrived')
    if (known) return known
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'arrived'
    button.addEventListener('click', () => {
      const first = this.show(place, button)
      first?.querySelector<HTMLElement>('article')?.focus({ preventScroll: true })
    })
    home?.append(button)
    return button
  }
}

/** A line above the list that takes no room of its own. */
function homeAtTop(discussion: HTMLElement): Element {
  const known = discussion.querySelector('.arrived-top')
  if (known) return known
  const line = document.createElement('p')
  line.className = 'arrived-top'
  const list = discussion.querySelector('ol.comments, .empty')
  // Outside the form around the list: its box would move with what comes into it.
  const home = list?.closest('.votes-here') ?? list
  if (home) home.before(line)
  else discussion.append(line)
  return line
}
