import { foldedIn, openedIn, rememberFolded, rememberOpened } from './memory.client'

// Closing and opening branches. `folded` is the reader's choice, `is-folded` the server's suggestion, `unfolded` the reader's answer to it.

const itemOf = (inside: Element): HTMLElement | null => inside.closest<HTMLElement>('.comment')
const isFolded = (item: Element): boolean =>
  item.classList.contains('folded') ||
  (item.classList.contains('is-folded') && !item.classList.contains('unfolded'))
export const refOf = (item: Element): string => item.id.slice('comment-'.length)

/** Let the button say whether the comment is closed. */
export function showFold(item: Element): void {
  const button = item.querySelector('.fold')
  if (!button) return
  const folded = isFolded(item)
  button.setAttribute('aria-expanded', String(!folded))
  button.textContent = folded ? 'Expand' : 'Collapse'
  if (folded) showBelow(item)
}

/** What a closed branch says of itself. Made when it closes: most never do. */
export function showBelow(item: Element): void {
  const below = Number(item.getAttribute('data-below') ?? 0)
  const header = item.querySelector(':scope > article > header')
  if (below === 0 || !header) return
  const words = header.querySelector('.below') ?? document.createElement('span')
  words.className = 'below'
  words.textContent = `${below} ${below === 1 ? 'reply' : 'replies'}`
  header.append(words)
}

/** One more stands below each of these, also when they are closed. */
export const countReply = (parent: Element): void => countBelow(parent, 1)

/** So many more, or fewer, stand below each of these. */
export function countBelow(parent: Element, more: number): void {
  for (let one: Element | null | undefined = parent; one; one = one.parentElement?.closest('.comment')) {
    one.setAttribute('data-below', String(Math.max(0, Number(one.getAttribute('data-below') ?? 0) + more)))
    if (one.querySelector(':scope > article > header > .below')) showBelow(one)
  }
}

export function setFolded(item: Element, folded: boolean): void {
  item.classList.toggle('folded', folded)
  item.classList.toggle('unfolded', !folded)
  showFold(item)
}

/** Open everything that hides this comment, and the comment itself. */
export function reveal(item: Element): void {
  for (let one: Element | null = item; one; one = one.parentElement?.closest('.comment') ?? null)
    if (isFolded(one)) setFolded(one, false)
}

export function startFolds(discussion: HTMLElement): void {
  const slug = discussion.dataset.slug ?? ''
  const folded = foldedIn(slug)
  const opened = openedIn(slug)
  for (const item of discussion.querySelectorAll('.comment.is-folded')) showFold(item)
  for (const [refs, shut] of [
    [folded, true],
    [opened, false],
  ] as const) {
    for (const ref of refs) {
      const item = document.getElementById(`comment-${ref}`)
      if (item) setFolded(item, shut)
    }
  }
  // The rules that boot set for the first paint have done their work: classes say it from here on.
  document.adoptedStyleSheets = []

  const remember = () => {
    const here = (selector: string) => [...discussion.querySelectorAll(selector)].map(refOf)
    const elsewhere = (refs: readonly string[]) =>
      refs.filter((ref) => !document.getElementById(`comment-${ref}`))
    rememberFolded(slug, [...elsewhere(folded), ...here('.comment.folded')])
    rememberOpened(slug, [...elsewhere(opened), ...here('.comment.is-folded.unfolded')])
  }
  discussion.addEventListener('click', (event) => {
    const target = event.target
    if (!(target instanceof Element)) return
    const button = target.closest('.fold')
    const all = target.closest<HTMLElement>('[data-fold-all]')
    // The line beside a branch closes it: the list itself is hit only left of its comments.
    const item = button ? itemOf(button) : target.matches('.replies') ? itemOf(target) : null
    if (item) {
      setFolded(item, !isFolded(item))
      if (!button) item.scrollIntoView({ block: 'nearest' })
    }
    if (all)
      for (const one of discussion.querySelectorAll('.comments > .comment'))
        setFolded(one, all.dataset.foldAll === 'close')
    if (all?.dataset.foldAll === 'open')
      for (const one of discussion.querySelectorAll('.comment')) if (isFolded(one)) setFolded(one, false)
    if (item || all) remember()
  })
}
