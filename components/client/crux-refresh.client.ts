import { act } from './act.client'
import { showOpenCards } from './crux-marks.client'
import { makeSliders } from './crux-sliders.client'
import { startMovedBy } from './moved-by.client'
import { say } from './say.client'

/** One's own credence in the thread's claims, as sliders. */
export function startClaim(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.claim-stance')) {
    makeSliders(form, () => {})
    startMovedBy(form)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void saveClaim(form)
    })
  }
}

async function saveClaim(form: HTMLFormElement): Promise<void> {
  const answer = await act('claim-stance', Object.fromEntries(new FormData(form)))
  if (answer.status === 'done') await refreshRail()
  else say(form, answer)
}

/** "Where we disagree" as it is now. */
export async function refreshRail(): Promise<void> {
  const rail = document.querySelector('.rail')
  const slug = document.querySelector<HTMLElement>('.discussion')?.dataset.slug
  if (!rail || !slug) return
  try {
    const claim = new URLSearchParams(location.search).get('claim')
    const response = await fetch(`/threads/${slug}/rail${claim ? `?claim=${encodeURIComponent(claim)}` : ''}`)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('.rail')
    if (!fresh) return
    const isOpen = rail.querySelector('details')?.open
    const isFurther = rail.querySelector<HTMLDetailsElement>('.further-claims')?.open
    const here = rail.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null
    rail.replaceWith(document.adoptNode(fresh))
    const details = fresh.querySelector('details')
    if (details && isOpen !== undefined) details.open = isOpen
    const further = fresh.querySelector<HTMLDetailsElement>('.further-claims')
    if (further && isFurther) further.open = true
    if (here) fresh.querySelector<HTMLElement>(`[href="${CSS.escape(here)}"]`)?.focus({ preventScroll: true })
    startClaim()
  } catch {
    // It is told again with the next page.
  }
}

/** The post with the cruxes that stand in it now, paragraph by paragraph: cards that are open between them stay, and so do words being marked. */
export async function refreshPost(): Promise<void> {
  const post = document.querySelector('.post')
  if (!post) return
  try {
    const response = await fetch(location.pathname + location.search)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = [...(page.querySelector('.post')?.children ?? [])]
    const shown = [...post.children].filter((block) => !block.matches('.crux-place'))
    if (fresh.length !== shown.length) return // its author has edited it: that is told by loading it anew
    const selection = getSelection()
    for (const [i, block] of shown.entries()) {
      const now = fresh[i]
      if (!now || now.innerHTML === block.innerHTML) continue
      if (selection && !selection.isCollapsed && selection.containsNode(block, true)) continue
      block.replaceWith(document.adoptNode(now))
    }
    showOpenCards(post)
  } catch {
    // They are marked with the next page.
  }
}

/** The texts of these comments (null: the post) as they are now, with what stands in them. */
export async function refreshTexts(comments: readonly (string | null)[]): Promise<void> {
  try {
    const response = await fetch(location.pathname + location.search)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const selector of comments.flatMap(textsOf)) {
      const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)]
      if (old && fresh) old.replaceWith(document.adoptNode(fresh))
      else if (fresh) document.querySelector(footerOf(selector))?.append(document.adoptNode(fresh))
    }
    const [rail, fresh] = [document.querySelector('.rail'), page.querySelector('.rail')]
    if (rail && fresh) rail.replaceWith(document.adoptNode(fresh))
    startClaim()
  } catch {
    location.reload()
  }
}

const textsOf = (comment: string | null): string[] => {
  if (comment === null) return ['.post']
  const article = `[id="comment-${comment}"] > article`
  return [`${article} > .body`, `${article} > footer .raised`]
}
const footerOf = (raised: string): string => raised.replace(/ \.raised$/, '')
